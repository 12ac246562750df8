package io.evenhand.settlement.split;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The running totals of a {@link Splitter}, by name, so that they can be stored; and found fast, since lines come in runs of a period. */
final class Totals {
    private final Map<String, long[]> all = new HashMap<>();
    private final Map<Long, long[]> near = new HashMap<>();
    private final int parties;

    Totals(int parties) {
        this.parties = parties;
    }

    Totals(int parties, Map<String, List<Long>> stored) {
        this.parties = parties;
        stored.forEach((name, numbers) -> all.put(
                name, numbers.stream().mapToLong(Long::longValue).toArray()));
    }

    /** A copy. */
    Map<String, List<Long>> stored() {
        Map<String, List<Long>> copy = new TreeMap<>();
        all.forEach((name, numbers) ->
                copy.put(name, LongStream.of(numbers).boxed().toList()));
        return copy;
    }

    /** Of each party under the rule, then of each cap what went to others because of it. */
    long[] agreement(Plan plan) {
        return near(1, plan.number, 0, () -> "agreement/" + plan.rule.id(), parties + plan.caps.size());
    }

    /** The same within one period. */
    long[] period(Plan plan, int period) {
        return near(
                2,
                plan.number,
                period,
                () -> "period/" + plan.rule.id() + "/" + period,
                parties + plan.caps.size());
    }

    /** What was taken before the others, by preferred share. */
    long[] preferred(Plan plan) {
        return near(3, plan.number, 0, () -> "preferred/" + plan.rule.id(), plan.preferred.size());
    }

    /** See {@link Plan#numbersOfScope}. */
    long[] scope(Plan plan, int period) {
        return near(
                4,
                plan.number,
                period,
                () -> "counted/" + plan.rule.id() + "/" + period,
                plan.numbersOfScope(parties));
    }

    /** What was given to reach each floor of a period, less what was taken back. */
    long[] floors(Plan plan, int period) {
        return of("floors/" + plan.rule.id() + "/" + period, plan.floors.size());
    }

    /** What is paid for a period: earned by each party, then corrected, then returned. */
    long[] book(int period) {
        return near(5, 0, period, () -> "book/" + period, 3 * parties);
    }

    void closeBook(int period) {
        near.clear();
        all.remove("book/" + period);
    }

    long[] of(String name, int numbers) {
        return all.computeIfAbsent(name, made -> new long[numbers]);
    }

    long @Nullable [] find(String name) {
        return all.get(name);
    }

    void keep(String name, long[] numbers) {
        all.put(name, numbers);
    }

    private interface Name {
        String get();
    }

    private long[] near(int kind, int rule, int period, Name name, int numbers) {
        long key = ((long) kind << 40 | rule) << 20 | period + 0x80000;
        long[] found = near.get(key);
        if (found == null) {
            found = of(name.get(), numbers);
            near.put(key, found);
        }
        return found;
    }
}
