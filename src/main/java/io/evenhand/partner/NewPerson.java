package io.evenhand.partner;

import java.util.Set;

/**
 * A person to register with a partner.
 *
 * @param maySign codes of the agreement kinds that the person may sign for the partner
 */
public record NewPerson(PersonId id, String name, String email, String title, Set<String> maySign) {
    public NewPerson {
        maySign = Set.copyOf(maySign);
    }
}
