package io.evenhand.settlement.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Transfers from one account, on one day, in one file.
 *
 * @param messageId by which the bank knows that it had the file before, at most 35 characters of every bank's
 * @param payments at least one; each end-to-end id once, all in one currency
 */
public record PaymentBatch(
        String messageId, Instant createdAt, BankAccount payer, LocalDate executeOn, List<Payment> payments) {
    static final int MOST_PAYMENTS = 50_000;

    public PaymentBatch {
        payments = List.copyOf(payments);
        if (messageId.isEmpty() || messageId.length() > 33 || !SepaText.isPlain(messageId, 33)) {
            throw new IllegalArgumentException("A message id has 1 to 33 characters that every bank takes");
        }
        if (payments.isEmpty() || payments.size() > MOST_PAYMENTS) {
            throw new IllegalArgumentException("A payment file holds 1 to 50,000 payments");
        }
        Set<String> ids = new HashSet<>();
        for (Payment payment : payments) {
            if (!ids.add(payment.endToEndId())) {
                throw new IllegalArgumentException("Two payments have the end-to-end id " + payment.endToEndId());
            }
            if (!payment.amount().currency().equals(payments.getFirst().amount().currency())) {
                throw new IllegalArgumentException("A payment file is in one currency");
            }
        }
    }
}
