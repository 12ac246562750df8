package io.evenhand.settlement.payable;

import io.evenhand.money.Money;

/**
 * What the signed terms allow at most for all breaches of one party, and what of it nothing was said of yet.
 *
 * @param atMost for all of them
 * @param left zero where what both sides agreed, or a court decided, goes beyond it
 */
public record DamagesLeft(Money atMost, Money left) {
    static DamagesLeft of(Money atMost, Money counted) {
        Money rest = atMost.minus(counted);
        return new DamagesLeft(atMost, rest.minorUnits() < 0 ? Money.zero(atMost.currency()) : rest);
    }

    /** What is in another currency is no part of it. */
    public boolean allows(Money amount) {
        return !amount.currency().equals(left.currency()) || amount.compareTo(left) <= 0;
    }

    /** "Of the EUR 90,000.00 that the signed terms allow at most for all breaches, EUR 30,000.00 are left." */
    public String words() {
        return "Of the %s that the signed terms allow at most for all breaches, %s."
                .formatted(atMost.format(), left.isPositive() ? left.format() + " are left" : "nothing is left");
    }
}
