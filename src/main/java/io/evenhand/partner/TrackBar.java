package io.evenhand.partner;

import io.evenhand.partner.TrackRecords.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A part of the bar that shows how a partner's promises ended.
 *
 * @param words what it stands for
 * @param start from the left, in thousandths of the bar
 * @param length in thousandths of the bar
 */
public record TrackBar(String css, String words, long count, long start, long length) {
    private static final long WHOLE = 1000;

    /** One part for each outcome that there is, in the order of {@link FactOutcome}; together they fill the bar. */
    public static List<TrackBar> of(Tally tally) {
        List<TrackBar> bars = new ArrayList<>();
        long before = 0;
        for (FactOutcome outcome : FactOutcome.values()) {
            long count = tally.count(outcome);
            if (count > 0 && outcome.counts()) {
                long start = WHOLE * before / tally.total();
                before += count;
                bars.add(new TrackBar(
                        outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        outcome.words(),
                        count,
                        start,
                        WHOLE * before / tally.total() - start));
            }
        }
        return bars;
    }
}
