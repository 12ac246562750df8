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
import java.util.Locale;
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
        Scale scale = new Scale(BigDecimal.valueOf(least), BigDecimal.valueOf(most));
        String highest = new Money(most, amounts.getFirst().currency()).format();
        return compared.parties().stream()
                .map(party -> new PayableChart(
                        party.name(),
                        bars(party, scale),
                        number(scale.down(0)),
                        highest,
                        String.valueOf(party.months().getFirst().month()),
                        String.valueOf(party.months().getLast().month()),
                        "Payable to %s each month. %s; %s."
                                .formatted(party.name(), words(one, party, Row::one), words(other, party, Row::other))))
                .toList();
    }

    private record Scale(BigDecimal least, BigDecimal most) {
        /** How far down an amount lies. */
        BigDecimal down(long minorUnits) {
            return BigDecimal.valueOf(BOTTOM)
                    .subtract(BigDecimal.valueOf(minorUnits)
                            .subtract(least)
                            .multiply(BigDecimal.valueOf(BOTTOM - TOP))
                            .divide(most.subtract(least), MathContext.DECIMAL64));
        }
    }

    private static List<Bar> bars(Party party, Scale scale) {
        List<Bar> bars = new ArrayList<>();
        double slot = (double) WIDTH / party.months().size();
        double width = Math.min(slot * 0.42, 18);
        for (int i = 0; i < party.months().size(); i++) {
            Row row = party.months().get(i);
            double middle = (i + 0.5) * slot;
            bar(bars, "one", middle - width, width, row.one(), scale);
            bar(bars, "other", middle, width, row.other(), scale);
        }
        return bars;
    }

    private static void bar(List<Bar> bars, String draft, double x, double width, @Nullable Money amount, Scale scale) {
        if (amount == null || amount.minorUnits() == 0) {
            return;
        }
        BigDecimal zero = scale.down(0);
        BigDecimal end = scale.down(amount.minorUnits());
        // What is too small to be seen is seen all the same.
        BigDecimal height = end.subtract(zero).abs().max(BigDecimal.ONE);
        BigDecimal top = amount.isPositive() ? zero.subtract(height) : zero;
        bars.add(new Bar(draft, number(x), number(top), number(width), number(height)));
    }

    private static String number(BigDecimal place) {
        return place.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    private static String number(double place) {
        return String.format(Locale.ROOT, "%.2f", place);
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
