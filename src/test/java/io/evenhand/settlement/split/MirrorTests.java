package io.evenhand.settlement.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Proves the law of refunds: what went back sums to what was refunded, nobody's part ever shrinks or exceeds what it got, and at the end
 * everybody has returned exactly what it got; on examples worked by hand, on every step of small amounts, and on generated cases.
 */
@Execution(ExecutionMode.CONCURRENT)
class MirrorTests {
    @Test
    void centByCentEveryPartGoesBackInTurn() {
        long[] parts = {34, 33, 33};
        assertThat(Mirror.at(parts, 1)).containsExactly(1, 0, 0);
        assertThat(Mirror.at(parts, 2)).containsExactly(1, 1, 0);
        assertThat(Mirror.at(parts, 3)).containsExactly(1, 1, 1);
        assertThat(Mirror.at(parts, 50)).containsExactly(17, 17, 16);
        assertThat(Mirror.at(parts, 100)).containsExactly(34, 33, 33);
    }

    @Test
    void ofNothingNothingGoesBack() {
        assertThat(Mirror.at(new long[] {0, 0}, 0)).containsExactly(0, 0);
        assertThat(Mirror.at(new long[] {0, 7}, 3)).containsExactly(0, 3);
        assertThatThrownBy(() -> Mirror.at(new long[] {1, 1}, 3)).hasMessage("3 of 2 cannot go back");
        assertThatThrownBy(() -> Mirror.at(new long[] {1, 1}, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLargestAmountsGoBackExactly() {
        long third = Long.MAX_VALUE / 3;
        long[] parts = {third, third, Long.MAX_VALUE - 2 * third};
        for (long returned : new long[] {1, Long.MAX_VALUE / 2, Long.MAX_VALUE - 1, Long.MAX_VALUE}) {
            assertThat(LongStream.of(Mirror.at(parts, returned)).sum()).isEqualTo(returned);
        }
    }

    @Test
    void withEveryUnitMoreExactlyOnePartyReturnsOneMore() {
        Random random = new Random(20261126);
        for (int round = 0; round < 3_000; round++) {
            long[] parts = parts(random, 40);
            long total = LongStream.of(parts).sum();
            long[] before = Mirror.at(parts, 0);
            for (long returned = 1; returned <= total; returned++) {
                long[] now = Mirror.at(parts, returned);
                int grown = 0;
                for (int i = 0; i < parts.length; i++) {
                    assertThat(now[i] - before[i]).isBetween(0L, 1L);
                    grown += (int) (now[i] - before[i]);
                }
                assertThat(grown).isOne();
                before = now;
            }
            assertThat(before).containsExactly(parts);
        }
    }

    @Test
    void theLawHoldsForGeneratedParts() {
        holdsFor(new Random(20261127), 200_000);
    }

    @Test
    @Tag("long")
    void theLawHoldsForMillionsOfGeneratedParts() {
        holdsFor(new Random(20261128), 2_000_000);
    }

    private static void holdsFor(Random random, int rounds) {
        for (int round = 0; round < rounds; round++) {
            long[] parts = parts(random, random.nextBoolean() ? 1_000 : 1_000_000_000_000_000L);
            long total = LongStream.of(parts).sum();
            long some = total == 0 ? 0 : random.nextLong(total + 1);
            long more = some + (total == some ? 0 : random.nextLong(total - some + 1));
            long[] first = Mirror.at(parts, some);
            long[] second = Mirror.at(parts, more);
            if (LongStream.of(first).sum() != some || LongStream.of(second).sum() != more) {
                throw new AssertionError("not the sum: " + Arrays.toString(parts) + " at " + some + " and " + more);
            }
            for (int i = 0; i < parts.length; i++) {
                if (first[i] < 0
                        || second[i] < first[i]
                        || parts[i] < second[i]
                        || isFar(parts, i, first[i], some, total)) {
                    throw new AssertionError(
                            "party " + i + ": " + Arrays.toString(parts) + " at " + some + " and " + more);
                }
            }
        }
    }

    /** Of up to three parties nobody is a unit off; of n, by the roundings that miss the sum, nobody more than (n + 1) / 2. */
    private static boolean isFar(long[] parts, int party, long given, long returned, long total) {
        BigInteger whole = BigInteger.valueOf(Math.max(1, total));
        BigInteger off = BigInteger.valueOf(parts[party])
                .multiply(BigInteger.valueOf(returned))
                .subtract(BigInteger.valueOf(given).multiply(whole))
                .abs();
        return parts.length <= 3
                ? off.compareTo(whole) >= 0
                : off.shiftLeft(1).compareTo(whole.multiply(BigInteger.valueOf(parts.length + 1L))) > 0;
    }

    private static long[] parts(Random random, long below) {
        return random.longs(1 + random.nextInt(6), 0, below)
                .map(part -> random.nextInt(5) == 0 ? 0 : part)
                .toArray();
    }
}
