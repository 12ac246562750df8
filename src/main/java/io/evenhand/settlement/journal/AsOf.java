package io.evenhand.settlement.journal;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Two questions of time in one: what counts to {@code effectiveOn} or earlier, as far as was known at {@code knownAt}? "What did we
 * believe on 31 March about the end of January?"
 *
 * @param effectiveOn the last day that counts
 * @param knownAt what was recorded at this instant or before is known
 */
public record AsOf(LocalDate effectiveOn, Instant knownAt) {}
