package io.evenhand.partner;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How tax knew an organisation from a day on.
 *
 * @param vatId in its tidy form; empty where it has none
 * @param taxNumber empty where it is not recorded
 * @param since the first day
 * @param recordedBy the account of whoever recorded it
 */
public record TaxStanding(
        String vatId, String taxNumber, boolean smallBusiness, LocalDate since, String recordedBy, Instant recordedAt) {
    /** Whether an invoice can name the organisation as the one that supplies. */
    public boolean isIdentified() {
        return !vatId.isEmpty() || !taxNumber.isEmpty();
    }
}
