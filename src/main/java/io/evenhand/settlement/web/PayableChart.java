package io.evenhand.settlement.web;

import io.evenhand.money.Money;
import io.evenhand.settlement.whatif.Comparison;
import io.evenhand.settlement.whatif.Comparison.Party;
import io.evenhand.settlement.whatif.Comparison.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is payable to one party each month by two drafts, as bars, ready to be drawn. All parties have one scale.
 *
 * @param zero how far down nothing lies
 * @param most the highest amount
 * @param first the first month
 * @param last the last month
 * @param words for who does not see it
 */
record PayableChart(String party, List<Bar> bars, String zero, String most, String first, String last, String words) {
    static final int WIDTH = 640;
    static final int HEIGHT = 140;
    private static final int TOP = 8;
    private static final int BOTTOM = 132;
    private static final BigDecimal PART_OF_SLOT = new BigDecimal("0.42");
    private static final BigDecimal WIDEST_BAR = BigDecimal.valueOf(18);

    /** @param draft "one" or "other" */
    record Bar(String draft, String x, String y, String width, String height) {}

    /** One for each party; none where nothing is payable to anybody, or the drafts settle in different currencies. */
    static List<PayableChart> of(Comparison compared, String one, String other) {
        List<Money> amounts = compared.parties().stream()
                .flatMap(party -> party.months().stream())
                .flatMap(row -> Stream.of(row.one(), row.other()))
                .filter(Objects::nonNull)
                .map(amount -> (Money) amount)
                .toList();
        boolean oneCurrency = amounts.stream().map(Money::currency).distinct().count() == 1;
        if (!oneCurrency || amounts.stream().allMatch(amount -> amount.minorUnits() == 0)) {
            return List.of();
        }
        long most =
                Math.max(0, amounts.stream().mapToLong(Money::minorUnits).max().orElse(0));
        long least =
                Math.min(0, amounts.stream().mapToLong(Money::minorUnits).min().orElse(0));
        ChartScale scale = new ChartScale(least, most, BOTTOM - TOP);
        String highest = new Money(most, amounts.getFirst().currency()).format();
        return compared.parties().stream()
                .map(party -> new PayableChart(
                        party.name(),
                        bars(party, scale),
                        number(down(scale, 0), 1),
                        highest,
                        String.valueOf(party.months().getFirst().month()),
                        String.valueOf(party.months().getLast().month()),
                        "Payable to %s each month. %s; %s."
                                .formatted(party.name(), words(one, party, Row::one), words(other, party, Row::other))))
                .toList();
    }

    private static BigDecimal down(ChartScale scale, long minorUnits) {
        return BigDecimal.valueOf(BOTTOM).subtract(scale.place(minorUnits));
    }

    private static List<Bar> bars(Party party, ChartScale scale) {
        List<Bar> bars = new ArrayList<>();
        BigDecimal slot = BigDecimal.valueOf(WIDTH)
                .divide(BigDecimal.valueOf(party.months().size()), MathContext.DECIMAL64);
        BigDecimal width = slot.multiply(PART_OF_SLOT).min(WIDEST_BAR);
        BigDecimal middle = slot.divide(BigDecimal.TWO, MathContext.DECIMAL64);
        for (Row row : party.months()) {
            bar(bars, "one", middle.subtract(width), width, row.one(), scale);
            bar(bars, "other", middle, width, row.other(), scale);
            middle = middle.add(slot);
        }
        return bars;
    }

    private static void bar(
            List<Bar> bars, String draft, BigDecimal x, BigDecimal width, @Nullable Money amount, ChartScale scale) {
        if (amount == null || amount.minorUnits() == 0) {
            return;
        }
        BigDecimal zero = down(scale, 0);
        BigDecimal end = down(scale, amount.minorUnits());
        // What is too small to be seen is seen all the same.
        BigDecimal height = end.subtract(zero).abs().max(BigDecimal.ONE);
        BigDecimal top = amount.isPositive() ? zero.subtract(height) : zero;
        bars.add(new Bar(draft, number(x, 2), number(top, 1), number(width, 2), number(height, 1)));
    }

    private static String number(BigDecimal place, int decimals) {
        return place.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    private static String words(String draft, Party party, Function<Row, @Nullable Money> amount) {
        Money total = amount.apply(party.total());
        if (total == null) {
            return draft + ": not a party";
        }
        Row best = null;
        for (Row row : party.months()) {
            Money here = amount.apply(row);
            Money there = best == null ? null : amount.apply(best);
            if (here != null && (there == null || here.compareTo(there) > 0)) {
                best = row;
            }
        }
        Money most = best == null ? null : amount.apply(best);
        return most == null || best == null
                ? draft + ": nothing"
                : "%s: %s in all, at most %s in %s".formatted(draft, total.format(), most.format(), best.month());
    }
}
