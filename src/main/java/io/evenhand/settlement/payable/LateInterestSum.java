package io.evenhand.settlement.payable;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.settlement.payable.NewPayable.Instalment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Simple interest on what was paid late: each part of the share by the actual days from the day after it was due to the day of payment, of
 * a year of 365 days. Exact, and rounded once, at the end, half-even.
 *
 * @param days one for each part, in the order of the schedule; 0 for one that was in time
 */
record LateInterestSum(Share perYear, List<Instalment> schedule, LocalDate until, List<Long> days, Money amount) {
    private static final long DAYS_OF_A_YEAR = 365;

    /** @param until the day of payment, or the day for which it is asked */
    static LateInterestSum of(Share perYear, List<Instalment> schedule, LocalDate until) {
        List<Long> days = schedule.stream()
                .map(part -> Math.max(0, ChronoUnit.DAYS.between(part.dueOn(), until)))
                .toList();
        BigInteger unitDays = BigInteger.ZERO;
        for (int i = 0; i < days.size(); i++) {
            unitDays = unitDays.add(BigInteger.valueOf(schedule.get(i).amount().minorUnits())
                    .multiply(BigInteger.valueOf(days.get(i))));
        }
        BigDecimal exactOver = new BigDecimal(unitDays.multiply(perYear.numerator()));
        BigDecimal under = new BigDecimal(perYear.denominator().multiply(BigInteger.valueOf(DAYS_OF_A_YEAR)));
        long units = exactOver.divide(under, 0, RoundingMode.HALF_EVEN).longValueExact();
        return new LateInterestSum(
                perYear,
                schedule,
                until,
                days,
                new Money(units, schedule.getFirst().amount().currency()));
    }

    /** "Interest on … : EUR 1,000.00 due on 2027-02-03, 12 days; …". */
    String words(String onWhat) {
        String parts = java.util.stream.IntStream.range(0, days.size())
                .filter(i -> days.get(i) > 0)
                .limit(12)
                .mapToObj(i -> "%s was due on %s, %d %s late"
                        .formatted(
                                schedule.get(i).amount().format(),
                                schedule.get(i).dueOn(),
                                days.get(i),
                                days.get(i) == 1 ? "day" : "days"))
                .collect(Collectors.joining("; "));
        long further = days.stream().filter(late -> late > 0).count() - 12;
        return "Interest on %s, paid on %s, at %s a year of 365 days: %s%s."
                .formatted(
                        onWhat,
                        until,
                        perYear.words(),
                        parts,
                        further > 0 ? "; and %d more parts".formatted(further) : "");
    }
}
