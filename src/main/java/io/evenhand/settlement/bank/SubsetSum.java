package io.evenhand.settlement.bank;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Which of several amounts come to another together, where there is only one answer and it is found without long search. */
final class SubsetSum {
    /** Among more amounts, some come to anything by chance. */
    static final int MOST_AMOUNTS = 24;

    private static final int MOST_STEPS = 20_000;

    private final long[] amounts;
    private final long[] rest;
    private final boolean[] chosen;
    private boolean[] answer = new boolean[0];
    private int answers;
    private int steps;

    private SubsetSum(long[] amounts) {
        this.amounts = amounts;
        this.rest = new long[amounts.length + 1];
        for (int i = amounts.length - 1; i >= 0; i--) {
            rest[i] = Math.addExact(rest[i + 1], amounts[i]);
        }
        this.chosen = new boolean[amounts.length];
    }

    /**
     * The places of those that come to the target, two or more; empty when none do, several do, or it would take long to know.
     *
     * @param amounts positive
     */
    static Optional<int[]> unique(long[] amounts, long target) {
        if (amounts.length < 2 || amounts.length > MOST_AMOUNTS) {
            return Optional.empty();
        }
        // The largest first: what is too large is left out early.
        Integer[] order = new Integer[amounts.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingLong((Integer i) -> amounts[i]).reversed());
        try {
            SubsetSum search = new SubsetSum(
                    Arrays.stream(order).mapToLong(i -> amounts[i]).toArray());
            search.search(0, target, 0);
            if (search.answers != 1 || search.steps > MOST_STEPS) {
                return Optional.empty();
            }
            int[] places = new int[amounts.length];
            int count = 0;
            for (int i = 0; i < order.length; i++) {
                if (search.answer[i]) {
                    places[count++] = order[i];
                }
            }
            int[] found = Arrays.copyOf(places, count);
            Arrays.sort(found);
            return Optional.of(found);
        } catch (ArithmeticException beyond) {
            return Optional.empty();
        }
    }

    private void search(int place, long left, int taken) {
        if (++steps > MOST_STEPS || answers > 1) {
            return;
        }
        if (left == 0) {
            if (taken >= 2) {
                answers++;
                answer = chosen.clone();
            }
            return;
        }
        if (place == amounts.length || left < 0 || rest[place] < left) {
            return;
        }
        chosen[place] = true;
        search(place + 1, left - amounts[place], taken + 1);
        chosen[place] = false;
        search(place + 1, left, taken);
    }
}
