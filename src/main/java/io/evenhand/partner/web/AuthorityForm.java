package io.evenhand.partner.web;

import io.evenhand.money.Money;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form that gives authority to sign, as it was filled in.
 *
 * @param until may be empty
 * @param limit the most that a deal may be worth; empty for any deal
 * @param jointly "true" for authority that is held with another
 */
record AuthorityForm(
        @Nullable String agreementKind,
        @Nullable String from,
        @Nullable String until,
        @Nullable String limit,
        @Nullable String currency,
        @Nullable String jointly) {
    static AuthorityForm blank(String from) {
        return new AuthorityForm("", from, "", "", "EUR", "");
    }

    public boolean isJoint() {
        return Boolean.parseBoolean(jointly);
    }

    /** @throws IllegalArgumentException with a sentence for who typed it */
    Optional<Money> readLimit() {
        String amount = Text.of(limit).strip();
        return amount.isEmpty()
                ? Optional.empty()
                : Optional.of(Money.of(amount, Text.of(currency).strip().toUpperCase(Locale.ROOT)));
    }
}
