package io.evenhand.claim;

import io.evenhand.money.Money;
import org.jspecify.annotations.Nullable;

/** An amount that somebody names for a claim: of the currency in which is claimed, and not below zero. */
sealed interface SaidAmount {
    /** @param money null for nothing */
    record Sound(@Nullable Money money) implements SaidAmount {}

    record Unsound(String why) implements SaidAmount {}

    /**
     * @param amount as typed; blank or zero for nothing
     * @param currency its code as typed; blank for that of the claim
     */
    static SaidAmount of(Claim claim, String amount, String currency) {
        Money claimed = claim.claimed();
        String code = currency.isBlank() && claimed != null ? claimed.currency().getCode() : currency.strip();
        if (amount.isBlank()) {
            return new Sound(null);
        }
        try {
            Money money = Money.of(amount.strip(), code);
            if (money.minorUnits() < 0) {
                return new Unsound("An amount is not below zero.");
            }
            if (claimed != null && !claimed.currency().equals(money.currency())) {
                return new Unsound("The claim is in " + claimed.currency().getCode() + ": name the amount in that.");
            }
            return new Sound(money.isPositive() ? money : null);
        } catch (IllegalArgumentException malformed) {
            return new Unsound(malformed.getMessage() + ".");
        }
    }
}
