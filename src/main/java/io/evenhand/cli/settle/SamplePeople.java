package io.evenhand.cli.settle;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import org.springframework.stereotype.Component;

/** Who acts for a partner of a sample: the first of its people with the role. */
@Component
class SamplePeople {
    private final Accounts accounts;

    SamplePeople(Accounts accounts) {
        this.accounts = accounts;
    }

    Actor finance(Deal deal, String partner) {
        return of(deal, partner, "finance");
    }

    Actor administrator(Deal deal, String partner) {
        return of(deal, partner, "administrator");
    }

    private Actor of(Deal deal, String partner, String role) {
        return deal.file().partner(partner).people().stream()
                .filter(person ->
                        person.roles().stream().anyMatch(one -> one.code().equals(role)))
                .findFirst()
                .flatMap(person -> accounts.actor(person.id()))
                .orElseThrow(
                        () -> new IllegalStateException("%s has nobody with the role %s".formatted(partner, role)));
    }
}
