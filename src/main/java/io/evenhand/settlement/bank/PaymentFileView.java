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
    /** Who said that the bank did not carry a file or a payment of it out, and why. */
    public record Withdrawal(String by, Instant at, String reason) {}

    /**
     * A payment of a file.
     *
     * @param reference by which payee and bank know it
     * @param withdrawal that the bank did not carry it out, while the rest of the file stands; empty while it stands itself
     */
    public record Paid(
            String itemId, String payeeId, String reference, Money amount, Optional<Withdrawal> withdrawal) {}

    /** A file with its payments, in the order of their references. */
    public record Whole(PaymentFileView file, List<Paid> payments) {
        public Whole {
            payments = List.copyOf(payments);
        }

        /** What the bank still carries out or has carried out; nothing of a file that is withdrawn. */
        public Money standing() {
            return payments.stream()
                    .filter(paid -> !file.withdrawn() && paid.withdrawal().isEmpty())
                    .map(Paid::amount)
                    .reduce(Money.zero(file.total().currency()), Money::plus);
        }
    }

    /** By which the pages name it. */
    public String shortName() {
        return messageId.substring(0, Math.min(8, messageId.length()));
    }

    public boolean withdrawn() {
        return withdrawal.isPresent();
    }
}
