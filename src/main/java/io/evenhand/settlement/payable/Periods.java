package io.evenhand.settlement.payable;

import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.terms.RevenueShareTerms.Reporting.Frequency;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads periods as {@link ReportingPeriod} writes them. */
final class Periods {
    private static final Pattern MONTH = Pattern.compile("([0-9]{4})-(0[1-9]|1[0-2])");
    private static final Pattern QUARTER = Pattern.compile("([0-9]{4})-Q([1-4])");
    private static final int MONTHS_OF_A_QUARTER = 3;

    private Periods() {}

    /** Empty for a text that names no period. */
    static Optional<LocalDate> lastDay(String period) {
        return read(period).map(ReportingPeriod::lastDay);
    }

    /** Empty for a text that names no period. */
    static Optional<LocalDate> firstDay(String period) {
        return read(period).map(ReportingPeriod::firstDay);
    }

    private static Optional<ReportingPeriod> read(String period) {
        Matcher month = MONTH.matcher(period);
        if (month.matches()) {
            return Optional.of(of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)), Frequency.MONTH));
        }
        Matcher quarter = QUARTER.matcher(period);
        return quarter.matches()
                ? Optional.of(of(
                        Integer.parseInt(quarter.group(1)),
                        Integer.parseInt(quarter.group(2)) * MONTHS_OF_A_QUARTER,
                        Frequency.QUARTER))
                : Optional.empty();
    }

    private static ReportingPeriod of(int year, int month, Frequency every) {
        return ReportingPeriod.of(LocalDate.of(year, month, 1), every);
    }
}
