package io.evenhand.settlement.payable;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.digest.Sha256;
import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.settlement.bank.Nettings;
import io.evenhand.settlement.bank.PaymentFiles;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.payable.Booking.Sides;
import io.evenhand.settlement.payable.Payable.Invoice;
import io.evenhand.settlement.payable.Payable.Tax;
import io.evenhand.settlement.payable.PayableResult.Done;
import io.evenhand.settlement.payable.PayableResult.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives a payable its number and its tax, within the transaction that is under way. */
@Component
class Invoicing {
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_NOTE = 500;

    private final PayableTable table;
    private final SelfBillingTable selfBilling;
    private final TaxProposals proposals;
    private final Booking booking;
    private final PaymentFiles files;
    private final Nettings nettings;
    private final Clock clock;

    Invoicing(
            PayableTable table,
            SelfBillingTable selfBilling,
            TaxProposals proposals,
            Booking booking,
            PaymentFiles files,
            Nettings nettings,
            Clock clock) {
        this.table = table;
        this.selfBilling = selfBilling;
        this.proposals = proposals;
        this.booking = booking;
        this.files = files;
        this.nettings = nettings;
        this.clock = clock;
    }

    static Optional<AgreementId> agreementId(String id) {
        try {
            return Optional.of(AgreementId.of(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    PayableResult record(Actor actor, Payable payable, InvoiceEntry entry) {
        String number = entry.number().strip();
        String note = entry.note().strip();
        TaxProposal proposal = proposals.of(payable);
        List<Problem> problems = new ArrayList<>(numberProblems(payable, number, entry));
        Optional<Share> rate = rate(entry, problems);
        TaxTreatment treatment = entry.treatment();
        if (treatment == null) {
            problems.add(new Problem("treatment", "Choose how tax concerns it."));
        } else if (rate.isPresent()) {
            noteProblem(proposal, treatment, rate.get(), note).ifPresent(problems::add);
        }
        standing(payable).ifPresent(problem -> problems.add(new Problem("", problem)));
        if (!problems.isEmpty() || treatment == null || rate.isEmpty() || entry.on() == null) {
            return same(payable, number, entry, rate, note) ? new Done() : new Refused(problems);
        }
        Invoice invoice = new Invoice(number, entry.on(), false);
        return keep(actor, payable, invoice, treatment, rate.get(), note);
    }

    PayableResult selfBill(Actor actor, Payable payable) {
        Invoice before = payable.invoice();
        if (before != null) {
            return before.selfBilled()
                    ? new Done()
                    : Refused.of("", "The payee has billed it already, under number " + before.number() + ".");
        }
        if (!selfBilling.isInForce(payable.debtorId(), payable.creditorId())) {
            return Refused.of(
                    "", "You and the payee have not agreed that you bill in its name. Offer it to its finance.");
        }
        Optional<String> standing = standing(payable);
        if (standing.isPresent()) {
            return Refused.of("", standing.get());
        }
        TaxProposal proposal = proposals.of(payable);
        if (proposal.rate().isEmpty()) {
            return Refused.of("rate", "The payee's finance has to say first at which rate its tax is added.");
        }
        LocalDate today = today();
        if (today.isBefore(earliest(payable))) {
            return Refused.of("on", "The period has not ended yet: bill it from " + earliest(payable) + " on.");
        }
        int next = selfBilling.next(payable.debtorId(), payable.creditorId(), today.getYear());
        String number = "SB-%s-%s-%d-%04d".formatted(payable.debtorId(), payable.creditorId(), today.getYear(), next);
        String note = proposal.treatment() == TaxTreatment.OUTSIDE_SCOPE ? proposal.reason() : "";
        return keep(
                actor,
                payable,
                new Invoice(number, today, true),
                proposal.treatment(),
                proposal.rate().get(),
                note);
    }

    private PayableResult keep(
            Actor actor, Payable payable, Invoice invoice, TaxTreatment treatment, Share rate, String note) {
        String key = key(payable.creditorId(), invoice.number());
        Optional<String> other = table.withInvoice(key).filter(id -> !id.equals(payable.id()));
        if (other.isPresent()) {
            return Refused.of("number", "Another payable has this number already. Each invoice pays for one.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        tax(payable, invoice, treatment, rate, note);
        table.invoice(payable.id(), invoice, key, actor.username(), now);
        nettings.lapse(List.of(payable.id()), payable.reference() + " was billed anew, as " + invoice.number() + ".");
        return new Done();
    }

    /** Posts the tax, so that what is owed is what is to be paid; tax that was said before is taken back first. */
    private void tax(Payable payable, Invoice invoice, TaxTreatment treatment, Share rate, String note) {
        Tax before = payable.tax();
        Money amount = treatment.addsTax()
                ? TaxProposal.taxHalfEven(payable.net(), rate)
                : Money.zero(payable.net().currency());
        int changes = payable.taxChanges();
        Long posting = before == null ? null : before.posting();
        boolean same = before != null && before.amount().equals(amount);
        if (!same) {
            if (posting != null) {
                booking.reverse(
                        payable.agreementId(),
                        posting,
                        "tax/" + payable.id() + "/" + changes + "/back",
                        invoice.on(),
                        "Tax on " + payable.reference() + ", said anew");
                posting = null;
            }
            if (amount.isPositive()) {
                changes++;
                posting = booking.owed(
                        "tax/" + payable.id() + "/" + changes,
                        invoice.on(),
                        "Tax of %s on %s".formatted(rate.words(), invoice.number()),
                        Sides.of(payable),
                        AccountKind.TAX,
                        amount);
            }
        }
        table.tax(payable.id(), new Tax(treatment, rate, amount, note, posting), changes);
    }

    private boolean same(Payable payable, String number, InvoiceEntry entry, Optional<Share> rate, String note) {
        Invoice invoice = payable.invoice();
        Tax tax = payable.tax();
        return invoice != null
                && tax != null
                && invoice.number().equals(number)
                && invoice.on().equals(entry.on())
                && tax.treatment() == entry.treatment()
                && rate.equals(Optional.of(tax.rate()))
                && tax.note().equals(note);
    }

    private List<Problem> numberProblems(Payable payable, String number, InvoiceEntry entry) {
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

    private static Optional<Share> rate(InvoiceEntry entry, List<Problem> problems) {
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

    private static Optional<Problem> noteProblem(
            TaxProposal proposal, TaxTreatment treatment, Share rate, String note) {
        if (note.length() > LONGEST_NOTE) {
            return Optional.of(new Problem("note", "Write at most 500 characters."));
        }
        boolean other = treatment != proposal.treatment()
                || proposal.rate().filter(proposed -> !proposed.equals(rate)).isPresent();
        if (note.isEmpty() && treatment == TaxTreatment.EXEMPT) {
            return Optional.of(new Problem("note", "Say why it is exempt: the reason has to stand on the invoice."));
        }
        return note.isEmpty() && other
                ? Optional.of(new Problem("note", "Say why it is not as proposed: " + proposal.reason()))
                : Optional.empty();
    }

    /** Why nothing can be changed any more. */
    private Optional<String> standing(Payable payable) {
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
    private static LocalDate earliest(Payable payable) {
        return payable.kind() == PayableKind.INTEREST
                ? payable.dueOn()
                : Periods.lastDay(payable.period()).orElse(payable.dueOn());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** One number of a payee's, however its letters are written. */
    static String key(String creditorId, String number) {
        return Sha256.of(creditorId + "\n" + number.toUpperCase(Locale.ROOT));
    }
}
