package io.evenhand.settlement.split;

import java.util.Arrays;

/**
 * What is remembered of a scope whose tiers are retroactive, over the numbers kept of it.
 *
 * <p>The lines of the scope are grouped by the tier that holds for them now. Of each group it is remembered what everybody would have of its
 * lines by each tier, worked out line by line with the line's own rounding, caps and floors. So reaching or losing a tier costs the same
 * however many lines there were, and the correction is, to the minor unit, what sharing each earlier line anew gives.
 *
 * <p>Numbers: the sum; then by group, tier and party.
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
        return 1 + tiers * tiers * parties;
    }

    void add(int group, int tier, long[] parts, int sign) {
        int at = at(group, tier);
        for (int i = 0; i < parties; i++) {
            numbers[at + i] += sign * parts[i];
        }
    }

    /** What everybody has. */
    long[] have() {
        long[] have = new long[parties];
        for (int group = 0; group < tiers; group++) {
            addTo(have, group, group);
        }
        return have;
    }

    /** What everybody would have by a tier. */
    long[] haveBy(int tier) {
        long[] have = new long[parties];
        for (int group = 0; group < tiers; group++) {
            addTo(have, group, tier);
        }
        return have;
    }

    /** From now on the tier holds for all lines. */
    void hold(int tier) {
        for (int group = 0; group < tiers; group++) {
            for (int by = 0; group != tier && by < tiers; by++) {
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
        return 1 + (group * tiers + by) * parties;
    }
}
