package io.evenhand.settlement.split;

import java.util.Arrays;

/**
 * What is remembered of a scope whose tiers are retroactive, over the numbers kept of it.
 *
 * <p>The lines of the scope are grouped by the tier that holds for them now: their own, or a higher one that was reached after them. Of each
 * group it is remembered what everybody would have of its lines by each tier, worked out line by line with the line's own rounding, caps and
 * floors. So reaching a tier costs the same however many lines there were, and the correction is, to the minor unit, what sharing each
 * earlier line anew gives. A sum that falls because of a refund shares nothing anew; a tier that is reached again lifts only what lies below.
 *
 * <p>Numbers: the sum; how often a tier was reached; of each tier when it was reached last; then by group, tier and party.
 */
final class Resharing {
    private final long[] numbers;
    private final int tiers;
    private final int parties;

    Resharing(long[] numbers, int tiers, int parties) {
        this.numbers = numbers;
        this.tiers = tiers;
        this.parties = parties;
    }

    static int numbers(int tiers, int parties) {
        return 2 + tiers + tiers * tiers * parties;
    }

    /** How often a tier was reached so far; of a line it is remembered how often that was when it was shared. */
    long reached() {
        return numbers[1];
    }

    /** Which tier holds now for a line. */
    int holds(int own, long reachedBefore) {
        int tier = tiers - 1;
        while (tier > own && numbers[2 + tier] <= reachedBefore) {
            tier--;
        }
        return Math.max(own, tier);
    }

    void add(int group, int tier, long[] parts, int sign) {
        int at = at(group, tier);
        for (int i = 0; i < parties; i++) {
            numbers[at + i] += sign * parts[i];
        }
    }

    /** What everybody has of the lines below a tier. */
    long[] below(int tier) {
        long[] have = new long[parties];
        for (int group = 0; group < tier; group++) {
            addTo(have, group, group);
        }
        return have;
    }

    /** What everybody would have of them by the tier. */
    long[] belowBy(int tier) {
        long[] have = new long[parties];
        for (int group = 0; group < tier; group++) {
            addTo(have, group, tier);
        }
        return have;
    }

    /** From now on the tier holds for all lines below it. */
    void lift(int tier) {
        numbers[1]++;
        numbers[2 + tier] = numbers[1];
        for (int group = 0; group < tier; group++) {
            for (int by = 0; by < tiers; by++) {
                add(tier, by, Arrays.copyOfRange(numbers, at(group, by), at(group, by) + parties), 1);
                Arrays.fill(numbers, at(group, by), at(group, by) + parties, 0);
            }
        }
    }

    private void addTo(long[] have, int group, int by) {
        int at = at(group, by);
        for (int i = 0; i < parties; i++) {
            have[i] += numbers[at + i];
        }
    }

    private int at(int group, int by) {
        return 2 + tiers + (group * tiers + by) * parties;
    }
}
