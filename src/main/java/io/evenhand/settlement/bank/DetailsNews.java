package io.evenhand.settlement.bank;

import java.time.Instant;
import java.util.Optional;

/**
 * A change of bank details was asked for, or confirmed. An event within the transaction that does it.
 *
 * @param hint of the account: no event holds the whole number
 * @param confirmed empty while it is only asked for
 */
record DetailsNews(String changeId, String partnerId, String askedBy, String hint, Optional<Confirmed> confirmed) {
    /** @param mayBeObjectedTo whether it waits before it takes effect */
    record Confirmed(String by, Instant effectiveAt, boolean mayBeObjectedTo) {}
}
