package io.evenhand.partner;

import io.evenhand.money.Money;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person to register with a partner.
 *
 * @param maySign codes of the agreement kinds that the person may sign for the partner
 * @param limit the most that a deal may be worth which they sign; null for any deal
 * @param jointly whether they sign only together with another
 */
public record NewPerson(
        PersonId id,
        String name,
        String email,
        String title,
        Set<String> maySign,
        @Nullable Money limit,
        boolean jointly) {
    public NewPerson {
        maySign = Set.copyOf(maySign);
    }

    /** Somebody who signs alone and without limit what they may sign. */
    public NewPerson(PersonId id, String name, String email, String title, Set<String> maySign) {
        this(id, name, email, title, maySign, null, false);
    }
}
