package io.evenhand.claim;

import io.evenhand.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From which amount on a partner wants a second person to confirm what a claim costs it.
 *
 * @param from null where one person is enough
 * @param by who decided so
 */
public record SecondRule(@Nullable Money from, String by, Instant at) {
    /** What is in another currency cannot be compared: a second person looks at it. */
    boolean asksFor(Money amount) {
        return from != null && (!from.currency().equals(amount.currency()) || amount.compareTo(from) >= 0);
    }
}
