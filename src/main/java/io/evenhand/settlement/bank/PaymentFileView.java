package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A payment file without its content. @param withdrawal that the bank did not carry it out; empty while it stands */
public record PaymentFileView(
        String id,
        String messageId,
        LocalDate executeOn,
        int payments,
        Money total,
        String sha256,
        String madeBy,
        Instant madeAt,
        Optional<Withdrawal> withdrawal) {
    /** Who said that the bank did not carry a file out, and why. */
    public record Withdrawal(String by, Instant at, String reason) {}

    /** A payment of a file. @param reference by which payee and bank know it */
    public record Paid(String itemId, String payeeId, String reference, Money amount) {}

    /** A file with its payments, in the order of their references. */
    public record Whole(PaymentFileView file, List<Paid> payments) {
        public Whole {
            payments = List.copyOf(payments);
        }
    }

    public boolean withdrawn() {
        return withdrawal.isPresent();
    }
}
