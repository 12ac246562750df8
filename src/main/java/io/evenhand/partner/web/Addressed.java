package io.evenhand.partner.web;

import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PersonId;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Whom an address names. What can be nobody's id answers as the id of nobody. */
final class Addressed {
    private Addressed() {}

    static PartnerId partner(String id) {
        return PartnerId.read(id).orElseThrow(Addressed::notFound);
    }

    static PersonId person(String id) {
        return PersonId.read(id).orElseThrow(Addressed::notFound);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
