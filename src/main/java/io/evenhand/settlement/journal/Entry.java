package io.evenhand.settlement.journal;

import io.evenhand.money.Money;

/**
 * One line of a posting.
 *
 * @param amount a debit if positive, a credit if negative; never zero, since an entry of nothing says nothing: leave it out
 */
public record Entry(AccountId account, Money amount) {
    public Entry {
        if (amount.minorUnits() == 0) {
            throw new IllegalArgumentException("an entry of zero to %s says nothing; leave it out".formatted(account));
        }
    }

    /** The same amount to the other side. */
    public Entry reversed() {
        return new Entry(account, amount.negate());
    }
}
