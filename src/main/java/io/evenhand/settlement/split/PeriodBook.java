package io.evenhand.settlement.split;

import java.util.List;

/**
 * What lines brought that is paid for one period; of a party that is named more than once, the sum.
 *
 * @param earned parts of what the period brought
 * @param corrected by corrections that lines brought about
 * @param returned what went back, zero or more
 */
public record PeriodBook(List<Part> earned, List<Part> corrected, List<Part> returned) {
    public static final PeriodBook EMPTY = new PeriodBook(List.of(), List.of(), List.of());

    public PeriodBook {
        earned = List.copyOf(earned);
        corrected = List.copyOf(corrected);
        returned = List.copyOf(returned);
    }
}
