package io.evenhand.settlement.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Allocation;
import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.SplitRule.PartyShare;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Proves that the engine divides amounts, fast, exactly as {@link Allocation} does, whose laws are proven where it lives. */
@Execution(ExecutionMode.CONCURRENT)
class WeightsTests {
    @Test
    void amountsAreDividedAsAllocationDivides() {
        sameAsAllocation(new Random(20261126), 200_000);
    }

    @Test
    @Tag("long")
    void millionsOfAmountsAreDividedAsAllocationDivides() {
        sameAsAllocation(new Random(20261127), 1_000_000);
    }

    @Test
    void aLineThatIsDividedAtAThresholdIsRoundedOnce() {
        Weights low = weights(List.of(Share.parse("1/3"), Share.parse("2/3")));
        Weights high = weights(List.of(Share.parse("2/3"), Share.parse("1/3")));
        long[] parts = new long[2];
        Weights.blended(List.of(low, high), List.of(50L, 50L)).divide(100, parts);
        // By thirds of 50 each would be rounded: 17 + 33 for one, 33 + 17 for the other. Together both get exactly
        // half.
        assertThat(parts).containsExactly(50, 50);
    }

    private static void sameAsAllocation(Random random, int rounds) {
        for (int round = 0; round < rounds; round++) {
            List<Share> shares = shares(random);
            long amount = random.nextBoolean() ? random.nextInt(100_000) : random.nextLong() >>> 1;
            long[] parts = new long[shares.size()];
            weights(shares).divide(amount, parts);
            long[] expected = Allocation.allocate(new Money(amount, CurrencyUnit.EUR), shares).stream()
                    .mapToLong(Money::minorUnits)
                    .toArray();
            if (!Arrays.equals(parts, expected) || LongStream.of(parts).sum() != amount) {
                throw new AssertionError(amount + " by " + shares + " is " + Arrays.toString(parts));
            }
        }
    }

    private static Weights weights(List<Share> shares) {
        List<String> parties =
                IntStream.range(0, shares.size()).mapToObj(String::valueOf).toList();
        return Weights.of(
                IntStream.range(0, shares.size())
                        .mapToObj(i -> new PartyShare(parties.get(i), shares.get(i)))
                        .toList(),
                parties);
    }

    /** Random weights over their sum, with zeros, ties and odd denominators among them. */
    private static List<Share> shares(Random random) {
        List<Integer> weights = new ArrayList<>(IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(i -> random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(random.nextBoolean() ? 10 : 1_000_000))
                .toList());
        weights.add(1 + random.nextInt(100));
        long sum = weights.stream().mapToLong(Integer::longValue).sum();
        return weights.stream().map(weight -> Share.of(weight, sum)).toList();
    }
}
