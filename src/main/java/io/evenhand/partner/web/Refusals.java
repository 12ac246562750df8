package io.evenhand.partner.web;

import io.evenhand.partner.ChangeResult;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** How a change that is not the actor's to make is answered. What they may not see answers as if it did not exist. */
final class Refusals {
    private Refusals() {}

    static ResponseStatusException of(ChangeResult.NotAllowed refused) {
        return new ResponseStatusException(HttpStatus.FORBIDDEN);
    }

    static ResponseStatusException of(ChangeResult.Unknown refused) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
