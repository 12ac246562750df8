package io.evenhand.protection;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * A month of the calendar of windows, as weeks of seven days from Monday on.
 *
 * @param more whether there is more than is shown
 */
public record WindowMonth(YearMonth month, List<List<Day>> weeks, boolean more) {
    /** @param inMonth false for the days around it that fill its weeks */
    public record Day(LocalDate date, boolean inMonth, boolean today, List<Mark> marks) {}

    /** @param what begins, ends and so on */
    public record Mark(String what, String colour, WindowLine window) {}

    /** What there is in it, by day. */
    public List<Day> marked() {
        return weeks.stream()
                .flatMap(List::stream)
                .filter(day -> day.inMonth() && !day.marks().isEmpty())
                .toList();
    }
}
