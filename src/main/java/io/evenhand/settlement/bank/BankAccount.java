package io.evenhand.settlement.bank;

import java.util.regex.Pattern;

/**
 * Where somebody is paid.
 *
 * @param holder whose account it is, as the bank knows them; at most 70 characters
 * @param bic of the bank; empty where the IBAN suffices
 */
public record BankAccount(String holder, Iban iban, String bic) {
    static final int LONGEST_HOLDER = 70;

    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");

    public BankAccount {
        if (!isHolder(holder)) {
            throw new IllegalArgumentException("Name whose account it is, in at most 70 characters");
        }
        if (!isBic(bic)) {
            throw new IllegalArgumentException("This is no BIC");
        }
    }

    static boolean isHolder(String holder) {
        return !holder.isBlank()
                && holder.length() <= LONGEST_HOLDER
                && holder.codePoints().noneMatch(Character::isISOControl)
                && !SepaText.of(holder, LONGEST_HOLDER).isEmpty();
    }

    static boolean isBic(String bic) {
        return bic.isEmpty() || BIC.matcher(bic).matches();
    }
}
