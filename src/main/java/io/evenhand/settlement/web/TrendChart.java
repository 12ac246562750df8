package io.evenhand.settlement.web;

import io.evenhand.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What each party got in each period, ready to be drawn as bars side by side. Places are in a window of {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param parties names, in the order of the bars of a period
 * @param groups the oldest first
 * @param zero how far down nothing lies
 * @param most the highest amount, at the upper line
 */
record TrendChart(List<String> parties, List<Group> groups, int zero, Money most) {
    static final int WIDTH = 640;
    static final int HEIGHT = 180;
    static final int TOP = 24;
    private static final int BOTTOM = 164;
    private static final int WIDEST_BAR = 36;

    /** @param amounts one for each party, all in one currency */
    record Got(String period, List<Money> amounts) {}

    record Group(String period, List<Bar> bars) {}

    /** @param party which of the parties */
    record Bar(int party, int x, int y, int width, int height, Money amount) {}

    /** @param parties names, in the order of the amounts @param trend not empty */
    static TrendChart of(List<String> parties, List<Got> trend) {
        long most = trend.stream()
                .flatMap(one -> one.amounts().stream())
                .mapToLong(Money::minorUnits)
                .max()
                .orElse(0);
        long least = trend.stream()
                .flatMap(one -> one.amounts().stream())
                .mapToLong(Money::minorUnits)
                .min()
                .orElse(0);
        most = Math.max(most, 1);
        least = Math.min(least, 0);
        int room = WIDTH / trend.size();
        int width = Math.max(1, Math.min(WIDEST_BAR, (room * 7 / 10) / Math.max(1, parties.size())));
        List<Group> groups = new ArrayList<>();
        ChartScale scale = new ChartScale(least, most, BOTTOM - TOP);
        int zero = BOTTOM - scale.wholePlace(0);
        for (Got one : trend) {
            int left = room * groups.size() + (room - width * parties.size()) / 2;
            List<Bar> bars = new ArrayList<>();
            for (int i = 0; i < parties.size(); i++) {
                Money amount = one.amounts().get(i);
                int end = BOTTOM - scale.wholePlace(amount.minorUnits());
                bars.add(new Bar(i, left + i * width, Math.min(end, zero), width - 1, Math.abs(end - zero), amount));
            }
            groups.add(new Group(one.period(), bars));
        }
        return new TrendChart(
                List.copyOf(parties),
                groups,
                zero,
                new Money(most, trend.getFirst().amounts().getFirst().currency()));
    }

    /** For who does not see it: "2026-Q1: Contoso EUR 1.00, Fabrikam EUR 2.00; …". */
    public String words() {
        return groups.stream()
                .map(group -> group.period() + ": "
                        + IntStream.range(0, parties.size())
                                .mapToObj(i -> parties.get(i) + " "
                                        + group.bars().get(i).amount().format())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }
}
