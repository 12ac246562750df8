package io.evenhand.referral;

import org.jspecify.annotations.Nullable;

/**
 * A customer's consent as somebody wrote it down; what they left out is empty.
 *
 * @param givenOn a day such as 2026-03-31
 * @param givenBy who of the customer agreed
 * @param form a {@link ConsentForm} by its code
 * @param file what shows it; null for nothing
 */
public record NewConsent(
        String givenOn,
        String givenBy,
        String form,
        @Nullable FiledDocument file) {}
