package io.evenhand.settlement.payable;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the payee's finance says of its invoice.
 *
 * @param number of the invoice, at most 64 characters; no two of a payee's are alike
 * @param on its date; null where it could not be read
 * @param treatment null where none was chosen
 * @param rate as {@link io.evenhand.money.Share#parse} reads it, "19 %"; only of the domestic treatment
 * @param note why nothing is added, or why it differs from what is proposed; at most 500 characters
 */
public record InvoiceEntry(
        String number, @Nullable LocalDate on, @Nullable TaxTreatment treatment, String rate, String note) {}
