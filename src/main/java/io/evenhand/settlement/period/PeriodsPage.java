package io.evenhand.settlement.period;

import io.evenhand.settlement.period.PeriodPage.Given;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The periods of one agreement for a reader who may see them.
 *
 * @param periods the newest first
 * @param next the period that will be settled next; null where none will be, or one is under way
 * @param sums of up to twelve sealed periods, the oldest first
 */
public record PeriodsPage(
        String agreementId,
        String agreementNumber,
        String agreementTitle,
        List<PeriodRow> periods,
        @Nullable Next next,
        List<Sum> sums) {
    public PeriodsPage {
        periods = List.copyOf(periods);
        sums = List.copyOf(sums);
    }

    /** @param lastDay after which its settlement begins */
    public record Next(String period, LocalDate lastDay) {}

    /** @param given to every party */
    public record Sum(String period, List<Given> given) {}
}
