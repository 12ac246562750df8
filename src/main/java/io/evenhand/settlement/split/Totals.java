package io.evenhand.settlement.split;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The running totals of a {@link Splitter}, by name, so that they can be stored; and found fast, since lines come in runs of a period. */
final class Totals {
    /** In which period a rule began that a signed change brought; of a rule that was there from the start, nothing. */
    static final String BEGUN = "begun/";

    private static final int KINDS = 5;

    private final Map<String, long[]> all = new HashMap<>();
    /** What was asked for last, by kind and rule, and of which period. */
    private final long[][] near;

    private final int[] nearPeriod;
    private final int parties;

    Totals(int parties, int rules, Map<String, List<Long>> stored) {
        this.parties = parties;
        near = new long[KINDS * rules][];
        nearPeriod = new int[KINDS * rules];
        stored.forEach((name, numbers) ->
                all.put(name, numbers.stream().mapToLong(Long::longValue).toArray()));
    }

    /** A copy. */
    Map<String, List<Long>> stored() {
        Map<String, List<Long>> copy = new TreeMap<>();
        all.forEach(
                (name, numbers) -> copy.put(name, LongStream.of(numbers).boxed().toList()));
        return copy;
    }

    /** Of each party under the rule, then of each cap what went to others because of it. */
    long[] agreement(Plan plan) {
        return near(0, plan.number, 0, () -> "agreement/" + plan.rule.id(), parties + plan.caps.size());
    }

    /** The same within one period. */
    long[] period(Plan plan, int period) {
        return near(
                1, plan.number, period, () -> "period/" + plan.rule.id() + "/" + period, parties + plan.caps.size());
    }

    /** What was taken before the others, by preferred share. */
    long[] preferred(Plan plan) {
        return near(2, plan.number, 0, () -> "preferred/" + plan.rule.id(), plan.preferred.size());
    }

    /** See {@link Plan#numbersOfScope}. */
    long[] scope(Plan plan, int period) {
        return near(
                3, plan.number, period, () -> "counted/" + plan.rule.id() + "/" + period, plan.numbersOfScope(parties));
    }

    /** What was given to reach each floor of a period, less what was taken back. */
    long[] floors(Plan plan, int period) {
        return of("floors/" + plan.rule.id() + "/" + period, plan.floors.size());
    }

    /** What is paid for a period: earned by each party, then corrected, then returned. */
    long[] book(int period) {
        return near(4, 0, period, () -> "book/" + period, 3 * parties);
    }

    /** The first period in which the rule promises anything. */
    int begun(Plan plan, int otherwise) {
        long[] begun = find(BEGUN + plan.rule.id());
        return begun == null ? otherwise : (int) begun[0];
    }

    void closeBook(int period) {
        Arrays.fill(near, null);
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
        int place = rule * KINDS + kind;
        long[] found = near[place];
        if (found == null || nearPeriod[place] != period) {
            found = of(name.get(), numbers);
            near[place] = found;
            nearPeriod[place] = period;
        }
        return found;
    }
}
