package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A statement as it is kept.
 *
 * @param name what the bank calls it; empty for a CSV file
 * @param opening empty where the file did not say, as is {@code closing}
 * @param lines how many it brought that no earlier one held
 * @param open how many of those pay nothing yet
 * @param first the first day on which any of those was booked, as {@code last} is the last; empty where it brought none
 */
public record StatementView(
        String id,
        Iban account,
        String name,
        Optional<Money> opening,
        Optional<Money> closing,
        int lines,
        int open,
        Optional<LocalDate> first,
        Optional<LocalDate> last,
        String takenBy,
        Instant takenAt) {}
