package io.evenhand.settlement.split;

import io.evenhand.terms.RevenueShareTerms.Reporting.Frequency;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A calendar month or quarter for which the biller reports.
 *
 * @param every its length
 * @param number of months or quarters since the year 0
 */
public record ReportingPeriod(Frequency every, int number) implements Comparable<ReportingPeriod> {
    public static ReportingPeriod of(LocalDate day, Frequency every) {
        return new ReportingPeriod(every, number(day, every));
    }

    /** @param name as {@link #toString} writes it */
    public static ReportingPeriod parse(String name) {
        return name.contains("Q")
                ? new ReportingPeriod(
                        Frequency.QUARTER,
                        Integer.parseInt(name.substring(0, name.indexOf('-'))) * 4
                                + Integer.parseInt(name.substring(name.indexOf('Q') + 1))
                                - 1)
                : of(YearMonth.parse(name).atDay(1), Frequency.MONTH);
    }

    static int number(LocalDate day, Frequency every) {
        int months = day.getYear() * 12 + day.getMonthValue() - 1;
        return Math.floorDiv(months, months(every));
    }

    private static int months(Frequency every) {
        return switch (every) {
            case MONTH -> 1;
            case QUARTER -> 3;
        };
    }

    public LocalDate firstDay() {
        int months = number * months(every);
        return YearMonth.of(Math.floorDiv(months, 12), Math.floorMod(months, 12) + 1)
                .atDay(1);
    }

    public LocalDate lastDay() {
        return firstDay().plusMonths(months(every)).minusDays(1);
    }

    public ReportingPeriod next() {
        return new ReportingPeriod(every, number + 1);
    }

    @Override
    public int compareTo(ReportingPeriod other) {
        return firstDay().compareTo(other.firstDay());
    }

    /** "2026-03" or "2026-Q1". */
    @Override
    public String toString() {
        return switch (every) {
            case MONTH -> YearMonth.from(firstDay()).toString();
            case QUARTER -> Math.floorDiv(number, 4) + "-Q" + (Math.floorMod(number, 4) + 1);
        };
    }
}
