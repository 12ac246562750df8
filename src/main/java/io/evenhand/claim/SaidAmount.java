package io.evenhand.claim;

import io.evenhand.money.Money;
import org.jspecify.annotations.Nullable;

/** An amount that somebody names for a claim, not below zero. */
sealed interface SaidAmount {
    /** @param money null for nothing */
    record Sound(@Nullable Money money) implements SaidAmount {}

    record Unsound(String why) implements SaidAmount {}

    /**
     * Of the currency in which is claimed.
     *
     * @param amount as typed; blank or zero for nothing
     * @param currency its code as typed; blank for that of the claim
     */
    static SaidAmount of(Claim claim, String amount, String currency) {
        SaidAmount said = inAnyCurrency(claim, amount, currency);
        return said instanceof Sound sound && isForeign(claim, sound.money())
                ? new Unsound("The claim is in another currency: name the amount in that, as it was claimed.")
                : said;
    }

    private static boolean isForeign(Claim claim, @Nullable Money money) {
        Money claimed = claim.claimed();
        return money != null && claimed != null && !claimed.currency().equals(money.currency());
    }

    /** The same of an amount that others found, in whichever currency they did. */
    static SaidAmount inAnyCurrency(Claim claim, String amount, String currency) {
        Money claimed = claim.claimed();
        String code = currency.isBlank() && claimed != null ? claimed.currency().getCode() : currency.strip();
        if (amount.isBlank()) {
            return new Sound(null);
        }
        try {
            Money money = Money.of(amount.strip(), code);
            return money.minorUnits() < 0
                    ? new Unsound("An amount is not below zero.")
                    : new Sound(money.isPositive() ? money : null);
        } catch (IllegalArgumentException malformed) {
            return new Unsound(malformed.getMessage() + ".");
        }
    }
}
