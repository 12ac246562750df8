package io.evenhand.settlement.payable;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the payer's bank reported of a payment last, and what the payee says of it.
 *
 * @param reportedOn the day on which the money went out
 * @param confirmBy the last day on which the payee can say that it did not arrive; null where it was never asked
 * @param how it became certain that it arrived; null while it is not
 * @param confirmedBy username; null where no person said so
 * @param contestedBy username; null while the payee does not say that it did not arrive
 * @param reason for which it does
 */
public record PayableReceipt(
        LocalDate reportedOn,
        @Nullable LocalDate confirmBy,
        @Nullable ReceiptKind how,
        @Nullable String confirmedBy,
        @Nullable String contestedBy,
        @Nullable Instant contestedAt,
        @Nullable String reason) {
    public boolean contested() {
        return contestedAt != null;
    }
}
