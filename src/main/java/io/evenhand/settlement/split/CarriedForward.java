package io.evenhand.settlement.split;

import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.RevenueShareTerms.Reporting.Frequency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What parties have still to return, by the period in which it arose, when terms follow that count periods otherwise. */
final class CarriedForward {
    private static final String NAME = "carried/";

    private CarriedForward() {}

    static boolean isOne(String name) {
        return name.startsWith(NAME);
    }

    /** Of these totals, as the other terms count periods: what arose in one arose in the one that holds its last day. */
    static Map<String, List<Long>> of(Map<String, List<Long>> totals, RevenueShareTerms from, RevenueShareTerms to) {
        Map<String, List<Long>> carried = new HashMap<>();
        totals.forEach((name, numbers) -> {
            if (isOne(name)) {
                carried.put(
                        name,
                        renumbered(
                                numbers,
                                from.reporting().every(),
                                to.reporting().every()));
            }
        });
        return carried;
    }

    private static List<Long> renumbered(List<Long> pairs, Frequency from, Frequency to) {
        List<Long> renumbered = new ArrayList<>(pairs);
        for (int i = 0; i < pairs.size(); i += 2) {
            ReportingPeriod arose = new ReportingPeriod(from, pairs.get(i).intValue());
            renumbered.set(i, (long) ReportingPeriod.number(arose.lastDay(), to));
        }
        return renumbered;
    }
}
