package io.evenhand.settlement.payable;

import io.evenhand.days.Days;
import io.evenhand.money.Share;
import io.evenhand.settlement.bank.PaymentFiles;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an invoice may say, and whether anything about a payable can still be changed. */
@Component
class InvoiceChecks {
    static final int LONGEST_NOTE = 500;
    private static final int LONGEST_NUMBER = 64;

    private final PaymentFiles files;
    private final Clock clock;

    InvoiceChecks(PaymentFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    List<Problem> ofNumber(Payable payable, String number, InvoiceEntry entry) {
        List<Problem> problems = new ArrayList<>();
        if (number.isEmpty() || number.length() > LONGEST_NUMBER) {
            problems.add(new Problem("number", "Enter the number of your invoice, in at most 64 characters."));
        } else if (number.chars().anyMatch(Character::isISOControl)) {
            problems.add(new Problem("number", "Enter the number of your invoice without line breaks or tabs."));
        }
        LocalDate on = entry.on();
        if (on == null) {
            problems.add(new Problem("on", "Enter the date of your invoice, such as 2026-03-31."));
        } else if (on.isBefore(earliest(payable))) {
            problems.add(new Problem(
                    "on",
                    "What it is for ended on %s: date your invoice on that day or later."
                            .formatted(earliest(payable))));
        } else if (on.isAfter(today())) {
            problems.add(new Problem("on", "Date your invoice today or earlier."));
        }
        return problems;
    }

    static Optional<Share> rate(InvoiceEntry entry, List<Problem> problems) {
        if (entry.treatment() == null || !entry.treatment().addsTax()) {
            return Optional.of(Share.ZERO);
        }
        try {
            Share rate = Share.parse(entry.rate().strip());
            if (!rate.isZero() && rate.isPart() && rate.toString().length() <= 40) {
                return Optional.of(rate);
            }
        } catch (IllegalArgumentException notARate) {
            // Answered below.
        }
        problems.add(new Problem("rate", "Enter the rate of the tax, above 0 and at most 100 %, such as 19 %."));
        return Optional.empty();
    }

    static Optional<Problem> ofNote(TaxProposal proposal, TaxTreatment treatment, Share rate, String note) {
        if (note.length() > LONGEST_NOTE) {
            return Optional.of(new Problem("note", "Write at most 500 characters."));
        }
        boolean other = treatment != proposal.treatment()
                || proposal.rate().filter(proposed -> !proposed.equals(rate)).isPresent();
        if (note.isEmpty() && treatment == TaxTreatment.EXEMPT && other) {
            return Optional.of(new Problem("note", "Say why it is exempt: the reason has to stand on the invoice."));
        }
        return note.isEmpty() && other
                ? Optional.of(new Problem("note", "Say why it is not as proposed: " + proposal.reason()))
                : Optional.empty();
    }

    /** Why nothing can be changed any more. */
    Optional<String> standing(Payable payable) {
        if (payable.paidOn() != null) {
            return Optional.of(
                    "It is paid. What is wrong with its invoice is mended by a correction between the two of you.");
        }
        if (payable.state() == PayableState.WITHDRAWN) {
            return Optional.of("It is no longer owed.");
        }
        if (payable.kind() == PayableKind.REMAINDER) {
            return Optional.of("It is what setting off left, and goes by the number of that.");
        }
        return files.isInFile(payable.debtorId(), payable.id())
                ? Optional.of("It is in a payment file of the payer's. It can be changed when that is withdrawn.")
                : Optional.empty();
    }

    /** Nothing is billed before it was earned. */
    static LocalDate earliest(Payable payable) {
        return payable.kind() == PayableKind.SHARE ? payable.lastDayOfPeriod() : payable.dueOn();
    }

    LocalDate today() {
        return Days.today(clock);
    }
}
