package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.time.Instant;
import java.time.LocalDate;

/** A payment file without its content. @param withdrawn whether the bank did not carry it out */
public record PaymentFileView(
        String id,
        String messageId,
        LocalDate executeOn,
        int payments,
        Money total,
        String sha256,
        String madeBy,
        Instant madeAt,
        boolean withdrawn) {}
