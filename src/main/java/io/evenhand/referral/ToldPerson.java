package io.evenhand.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of a deliverer.
 *
 * @param toldAt null for whoever does not know
 * @param namedBy who named them; null where nobody did, so that operations were told
 * @param byContract whether they read it in an agreement
 * @param expected whether they are told once the customer is disclosed
 */
public record ToldPerson(
        String id,
        String name,
        @Nullable Instant toldAt,
        @Nullable String namedBy,
        boolean byContract,
        boolean expected) {}
