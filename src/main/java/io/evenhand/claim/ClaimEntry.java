package io.evenhand.claim;

import io.evenhand.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a claim.
 *
 * @param number from 1 on, in the order in which it happened
 * @param partnerId whose person did it; empty for the host's and for the system
 * @param by who; empty for the system
 * @param words why, or what was said; may be empty
 * @param amount that was named; null for none
 */
public record ClaimEntry(
        int number,
        Instant at,
        String partnerId,
        String by,
        EntryKind kind,
        String words,
        @Nullable Money amount) {}
