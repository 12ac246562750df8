package io.evenhand.settlement.web;

import io.evenhand.money.Money;
import io.evenhand.settlement.revenue.RevenuePage;
import io.evenhand.settlement.revenue.RevenuePage.Owed;
import io.evenhand.settlement.revenue.RevenuePage.Point;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.joda.money.CurrencyUnit;

/**
 * What partners are owed over time, in one currency, ready to be drawn. Places are in a window of {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param lines one for each claim
 * @param zero how far down nothing lies
 * @param most the highest amount, and how far down it lies
 * @param days in the order of time, the same for all lines
 */
record BalanceChart(String currency, List<Line> lines, int zero, Mark most, List<LocalDate> days) {
    static final int WIDTH = 640;
    static final int HEIGHT = 180;
    private static final int TOP = 24;
    private static final int BOTTOM = 164;
    private static final int LEFT = 8;
    private static final int RIGHT = 632;

    /** @param points "8,164 320,40": where the line goes @param amounts on each day */
    record Line(String name, String points, int endX, int endY, List<Money> amounts) {}

    /** An amount and how far down it lies. */
    record Mark(String words, int y) {}

    /** One for each currency, in the order in which claims are listed; none where nobody was ever owed anything. */
    static List<BalanceChart> of(RevenuePage page) {
        return of(page.owed(), page.history());
    }

    /** @param history in the order of what is owed */
    static List<BalanceChart> of(List<Owed> owed, List<Point> history) {
        return owed.stream()
                .map(one -> one.amount().currency())
                .distinct()
                .map(currency -> of(owed, history, currency))
                .toList();
    }

    private static BalanceChart of(List<Owed> owed, List<Point> history, CurrencyUnit currency) {
        int[] claims = IntStream.range(0, owed.size())
                .filter(i -> owed.get(i).amount().currency().equals(currency))
                .toArray();
        long most = values(history, claims).max().orElse(0);
        long least = Math.min(0, values(history, claims).min().orElse(0));
        most = Math.max(most, least == 0 ? 1 : 0);
        LocalDate first = history.getFirst().on();
        LocalDate last = history.getLast().on();
        ChartScale amountScale = new ChartScale(least, most, BOTTOM - TOP);
        ChartScale days = new ChartScale(first.toEpochDay(), last.toEpochDay(), RIGHT - LEFT);
        List<Line> lines = new ArrayList<>();
        for (int claim : claims) {
            StringBuilder points = new StringBuilder();
            List<Money> amounts = new ArrayList<>();
            int x = LEFT;
            int y = BOTTOM;
            for (Point point : history) {
                Money amount = point.amounts().get(claim);
                x = LEFT + days.wholePlace(point.on().toEpochDay());
                y = BOTTOM - amountScale.wholePlace(amount.minorUnits());
                points.append(points.isEmpty() ? "" : " ").append(x).append(',').append(y);
                amounts.add(amount);
            }
            lines.add(new Line(owed.get(claim).partner(), points.toString(), x, y, amounts));
        }
        return new BalanceChart(
                currency.getCode(),
                lines,
                BOTTOM - amountScale.wholePlace(0),
                new Mark(new Money(most, currency).format(), TOP),
                history.stream().map(Point::on).toList());
    }

    private static LongStream values(List<Point> history, int[] claims) {
        return history.stream()
                .flatMapToLong(point -> IntStream.of(claims)
                        .mapToLong(claim -> point.amounts().get(claim).minorUnits()));
    }

    /** For who does not see it: "Contoso: EUR 0.00 on 2026-06-30, …". */
    public String words() {
        return String.join(
                "; ",
                lines.stream()
                        .map(line -> line.name() + ": "
                                + String.join(
                                        ", ",
                                        IntStream.range(0, days.size())
                                                .mapToObj(i ->
                                                        line.amounts().get(i).format() + " on " + days.get(i))
                                                .toList()))
                        .toList());
    }
}
