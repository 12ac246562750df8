package io.evenhand.settlement.bank;

import io.evenhand.money.Money;

/**
 * One transfer that a bank is asked for.
 *
 * @param itemId of the open item that it pays
 * @param endToEndId by which payee and statements know it, at most 35 characters of every bank's
 * @param amount more than zero
 * @param text for the payee, at most 140 characters
 */
public record Payment(String itemId, String endToEndId, BankAccount payee, Money amount, String text) {
    static final int LONGEST_ID = 35;
    static final int LONGEST_TEXT = 140;

    /** What all banks of the euro area take: amounts above must go another way. */
    private static final long MOST_CENTS = 99_999_999_999L;

    private static final long MOST_UNITS = 999_999_999_999_999_999L;

    public Payment {
        boolean euro = amount.currency().getCode().equals("EUR");
        if (!amount.isPositive() || amount.minorUnits() > (euro ? MOST_CENTS : MOST_UNITS)) {
            throw new IllegalArgumentException(
                    "A bank transfers more than nothing, and at most EUR 999,999,999.99; this is " + amount.format());
        }
        if (endToEndId.isEmpty() || !SepaText.isPlain(endToEndId, LONGEST_ID)) {
            throw new IllegalArgumentException("An end-to-end id has 1 to 35 characters that every bank takes");
        }
        if (!SepaText.isPlain(text, LONGEST_TEXT)) {
            throw new IllegalArgumentException("The text has at most 140 characters that every bank takes");
        }
    }
}
