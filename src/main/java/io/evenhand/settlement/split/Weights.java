package io.evenhand.settlement.split;

import io.evenhand.money.Allocation;
import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.SplitRule.PartyShare;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;

/**
 * Shares of parties, ready to divide many amounts: the law of {@link Allocation}, in 64 bits where they suffice.
 *
 * <p>Not negative amounts only. Ties go to whom the shares name first.
 */
final class Weights {
    private final int[] parties;
    private final List<Share> shares;
    /** Over {@link #whole}; empty if that does not fit 64 bits. */
    private final long[] weights;

    private final long whole;

    private Weights(int[] parties, List<Share> shares) {
        this.parties = parties;
        this.shares = shares;
        BigInteger common = BigInteger.ONE;
        for (Share share : shares) {
            common = common.divide(common.gcd(share.denominator())).multiply(share.denominator());
        }
        if (common.bitLength() < Long.SIZE) {
            long all = common.longValueExact();
            whole = all;
            weights = shares.stream()
                    .mapToLong(share -> share.numerator().longValueExact()
                            * (all / share.denominator().longValueExact()))
                    .toArray();
        } else {
            whole = Long.MAX_VALUE;
            weights = new long[0];
        }
    }

    static Weights of(List<PartyShare> shares, List<String> partyIds) {
        return new Weights(
                shares.stream()
                        .mapToInt(share -> partyIds.indexOf(share.partyId()))
                        .toArray(),
                shares.stream().map(PartyShare::share).toList());
    }

    /** The parts of one and the rest, which is counted as party 1. */
    static Weights ofPartAndRest(Share part) {
        return new Weights(new int[] {0, 1}, List.of(part, part.complement()));
    }

    /** Several shares at once, each of its own amount: a line that is divided at thresholds, rounded once. */
    static Weights blended(List<Weights> tiers, List<Long> amounts) {
        BigInteger total = amounts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        List<Integer> parties = tiers.stream()
                .flatMapToInt(tier -> IntStream.of(tier.parties))
                .distinct()
                .boxed()
                .toList();
        List<Share> shares = parties.stream()
                .map(party -> IntStream.range(0, tiers.size())
                        .mapToObj(i -> {
                            Share share = tiers.get(i).shareOf(party);
                            return new Share(
                                    share.numerator().multiply(BigInteger.valueOf(amounts.get(i))),
                                    share.denominator().multiply(total));
                        })
                        .reduce(Share.ZERO, Share::plus))
                .toList();
        return new Weights(parties.stream().mapToInt(Integer::intValue).toArray(), shares);
    }

    Share shareOf(int party) {
        for (int i = 0; i < parties.length; i++) {
            if (parties[i] == party) {
                return shares.get(i);
            }
        }
        return Share.ZERO;
    }

    List<PartyShare> shares(List<String> partyIds) {
        return IntStream.range(0, parties.length)
                .mapToObj(i -> new PartyShare(partyIds.get(parties[i]), shares.get(i)))
                .toList();
    }

    /** Adds the part of each party to what stands at its place. */
    void divide(long amount, long[] into) {
        if (amount == 0) {
            return;
        }
        if (weights.length == 0 || amount > Long.MAX_VALUE / whole) {
            List<Money> parts = Allocation.allocate(new Money(amount, CurrencyUnit.EUR), shares);
            for (int i = 0; i < parties.length; i++) {
                into[parties[i]] += parts.get(i).minorUnits();
            }
            return;
        }
        long left = amount;
        long[] remainders = new long[parties.length];
        for (int i = 0; i < parties.length; i++) {
            long product = amount * weights[i];
            long part = product / whole;
            remainders[i] = product - part * whole;
            into[parties[i]] += part;
            left -= part;
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int i = 1; i < remainders.length; i++) {
                if (remainders[i] > remainders[largest]) {
                    largest = i;
                }
            }
            into[parties[largest]]++;
            remainders[largest] = -1;
        }
    }
}
