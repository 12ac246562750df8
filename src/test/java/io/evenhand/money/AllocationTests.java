package io.evenhand.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/**
 * Proves the allocation laws, on examples worked by hand and on generated cases with fixed seeds: nothing is lost or made,
 * every part is within one minor unit of the exact share, nobody without a share is paid, and a refund mirrors a payment.
 */
class AllocationTests {
    private static final CurrencyUnit EUR = CurrencyUnit.EUR;

    @Test
    void aThirdEachOfOneEuroGivesTheLeftOverCentToTheFirst() {
        assertThat(allocate(100, "1/3", "1/3", "1/3")).containsExactly(34L, 33L, 33L);
    }

    @Test
    void leftOversGoToTheLargestRemaindersAndNotToTheFirstListed() {
        assertThat(allocate(15, "80%", "8%", "12%")).containsExactly(12L, 1L, 2L);
    }

    @Test
    void aShareOfZeroGetsNothing() {
        assertThat(allocate(15, "0", "50%", "50%")).containsExactly(0L, 8L, 7L);
    }

    @Test
    void aNegativeAmountMirrorsThePositiveOne() {
        assertThat(allocate(5, "70%", "30%")).containsExactly(4L, 1L);
        assertThat(allocate(-5, "70%", "30%")).containsExactly(-4L, -1L);
    }

    @Test
    void theLargestAmountsThatSixtyFourBitsHoldAreAllocatedExactly() {
        assertThat(allocate(Long.MAX_VALUE, "1/3", "2/3"))
                .containsExactly(Long.MAX_VALUE / 3, Long.MAX_VALUE - Long.MAX_VALUE / 3);
        assertThat(allocate(Long.MIN_VALUE, "0", "1")).containsExactly(0L, Long.MIN_VALUE);
    }

    @Test
    void sharesThatDoNotTotalOneAreRefused() {
        assertThatThrownBy(() -> allocate(100, "1/3", "1/3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the shares total 2/3, not 1");
        assertThatThrownBy(() -> allocate(100)).hasMessage("the shares total 0, not 1");
    }

    @Test
    void theLawsHoldForGeneratedAmountsAndShares() {
        Random random = new Random(20261124);
        for (int round = 0; round < 50_000; round++) {
            List<Share> shares = shares(random);
            Money total = new Money(amount(random), EUR);
            List<Money> parts = Allocation.allocate(total, shares);

            assertThat(parts.stream().reduce(Money.zero(EUR), Money::plus)).isEqualTo(total);
            assertThat(Allocation.allocate(total.negate(), shares))
                    .isEqualTo(parts.stream().map(Money::negate).toList());
            for (int i = 0; i < parts.size(); i++) {
                assertWithinOneMinorUnit(total, shares.get(i), parts.get(i));
            }
        }
    }

    private static void assertWithinOneMinorUnit(Money total, Share share, Money part) {
        // |part - total * n/d| < 1, compared without fractions.
        BigInteger exact = BigInteger.valueOf(total.minorUnits()).multiply(share.numerator());
        BigInteger given = BigInteger.valueOf(part.minorUnits()).multiply(share.denominator());
        assertThat(given.subtract(exact).abs()).isLessThan(share.denominator());
        if (share.isZero()) {
            assertThat(part.minorUnits()).isZero();
        }
    }

    private static long amount(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> random.nextInt(200) - 100;
            case 1 -> random.nextInt();
            default -> random.nextLong() / 2;
        };
    }

    /** Random weights over their sum: always one in total, with zeros and odd denominators among them. */
    private static List<Share> shares(Random random) {
        List<Integer> weights = new ArrayList<>(IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(i -> random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(random.nextBoolean() ? 10 : 1_000_000))
                .toList());
        weights.add(1 + random.nextInt(100));
        Collections.shuffle(weights, random);
        long sum = weights.stream().mapToLong(Integer::longValue).sum();
        return weights.stream().map(weight -> Share.of(weight, sum)).toList();
    }

    private static List<Long> allocate(long minorUnits, String... shares) {
        List<Share> parsed = List.of(shares).stream().map(Share::parse).toList();
        return Allocation.allocate(new Money(minorUnits, EUR), parsed).stream()
                .map(Money::minorUnits)
                .toList();
    }
}
