package io.evenhand.settlement.revenue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/**
 * The days on which the European Central Bank publishes reference rates: all but Saturdays, Sundays and the closing days of TARGET, which
 * are 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December.
 */
public final class BankingDays {
    private BankingDays() {}

    public static boolean isOne(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return false;
        }
        boolean fixed = switch (day.getMonth()) {
            case JANUARY, MAY -> day.getDayOfMonth() == 1;
            case DECEMBER -> day.getDayOfMonth() == 25 || day.getDayOfMonth() == 26;
            default -> false;
        };
        LocalDate easter = easter(day.getYear());
        return !fixed && !day.equals(easter.minusDays(2)) && !day.equals(easter.plusDays(1));
    }

    /** The day itself, or the last one before. */
    static LocalDate lastUpTo(LocalDate day) {
        LocalDate last = day;
        while (!isOne(last)) {
            last = last.minusDays(1);
        }
        return last;
    }

    /** The banking day that comes so many banking days after a day. @param number not negative */
    public static LocalDate after(LocalDate day, int number) {
        LocalDate last = day;
        for (int left = number; left > 0; ) {
            last = last.plusDays(1);
            left -= isOne(last) ? 1 : 0;
        }
        return last;
    }

    /** Easter Sunday in the Gregorian calendar, by Gauss's rule as Lichtenberg mended it. */
    static LocalDate easter(int year) {
        int century = year / 100;
        int moon = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
        int sun = 2 - (3 * century + 3) / 4;
        int cycle = year % 19;
        int seed = (19 * cycle + moon) % 30;
        int correction = (seed + cycle / 11) / 29;
        int fullMoon = 21 + seed - correction;
        int firstSunday = 7 - (year + year / 4 + sun) % 7;
        int distance = 7 - Math.floorMod(fullMoon - firstSunday, 7);
        return LocalDate.of(year, Month.MARCH, 1).plusDays(fullMoon + distance - 1L);
    }
}
