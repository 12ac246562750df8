package io.evenhand.settlement.payable;

import io.evenhand.access.Actor;
import io.evenhand.digest.Sha256;
import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.settlement.bank.Nettings;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.payable.Booking.Sides;
import io.evenhand.settlement.payable.Payable.Invoice;
import io.evenhand.settlement.payable.Payable.Tax;
import io.evenhand.settlement.payable.PayableResult.Done;
import io.evenhand.settlement.payable.PayableResult.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives a payable its number and its tax, within the transaction that is under way. */
@Component
class Invoicing {
    private final PayableTable table;
    private final SelfBillingTable selfBilling;
    private final SelfBilledInvoices selfBilled;
    private final TaxProposals proposals;
    private final TaxQuestions questions;
    private final InvoiceChecks checks;
    private final Booking booking;
    private final Nettings nettings;
    private final Clock clock;

    Invoicing(
            PayableTable table,
            SelfBillingTable selfBilling,
            SelfBilledInvoices selfBilled,
            TaxProposals proposals,
            TaxQuestions questions,
            InvoiceChecks checks,
            Booking booking,
            Nettings nettings,
            Clock clock) {
        this.table = table;
        this.selfBilling = selfBilling;
        this.selfBilled = selfBilled;
        this.proposals = proposals;
        this.questions = questions;
        this.checks = checks;
        this.booking = booking;
        this.nettings = nettings;
        this.clock = clock;
    }

    PayableResult record(Actor actor, Payable payable, InvoiceEntry entry) {
        String number = entry.number().strip();
        TaxProposal proposal = proposals.of(payable);
        List<Problem> problems = new ArrayList<>(checks.ofNumber(payable, number, entry));
        Optional<Share> rate = InvoiceChecks.rate(entry, problems);
        TaxTreatment treatment = entry.treatment();
        String note = entry.note().strip();
        if (treatment == null) {
            problems.add(new Problem("treatment", "Choose how tax concerns it."));
        } else if (rate.isPresent()) {
            InvoiceChecks.ofNote(proposal, treatment, rate.get(), note).ifPresent(problems::add);
            if (note.isEmpty() && treatment == proposal.treatment() && treatment == TaxTreatment.EXEMPT) {
                note = proposal.usualNote();
            }
        }
        checks.standing(payable).ifPresent(problem -> problems.add(new Problem("", problem)));
        if (!problems.isEmpty() || treatment == null || rate.isEmpty() || entry.on() == null) {
            return same(payable, number, entry, rate, note) ? new Done() : new Refused(problems);
        }
        Invoice invoice = new Invoice(number, entry.on(), false);
        Optional<Refused> taken = taken(payable, invoice);
        if (taken.isPresent()) {
            return taken.get();
        }
        return proposal.isUsual(treatment, rate.get()) || stands(payable, treatment, rate.get())
                ? keepUnasked(actor, payable, invoice, treatment, rate.get(), note)
                : questions.ask(actor, payable, invoice, treatment, rate.get(), note);
    }

    /** The payer has accepted it before, or it was said before payers were asked. */
    private static boolean stands(Payable payable, TaxTreatment treatment, Share rate) {
        Tax tax = payable.tax();
        return tax != null && tax.treatment() == treatment && tax.rate().equals(rate);
    }

    private PayableResult keepUnasked(
            Actor actor, Payable payable, Invoice invoice, TaxTreatment treatment, Share rate, String note) {
        questions.withdraw(actor, payable);
        return keep(actor.username(), payable, invoice, treatment, rate, note);
    }

    /** The payer takes the tax as the payee says it. Idempotent. */
    PayableResult accept(Actor actor, Payable payable) {
        Optional<TaxQuestion> open = questions.open(payable);
        if (open.isEmpty()) {
            return questions.answered(payable, TaxQuestion.Answer.ACCEPTED);
        }
        Optional<String> standing = checks.standing(payable);
        if (standing.isPresent()) {
            return Refused.of("", standing.get());
        }
        TaxQuestion question = open.get();
        PayableResult kept = keep(
                question.askedBy(),
                payable,
                question.invoice(),
                question.treatment(),
                question.rate(),
                question.note());
        if (kept instanceof Done) {
            questions.accept(actor, payable, question);
        }
        return kept;
    }

    /** The payer does not take it: what is proposed goes on standing. Idempotent. */
    PayableResult refuse(Actor actor, Payable payable, String reason) {
        return questions.refuse(actor, payable, reason);
    }

    PayableResult selfBill(Actor actor, Payable payable) {
        Invoice before = payable.invoice();
        if (before != null) {
            return before.selfBilled()
                    ? new Done()
                    : Refused.of("", "The payee has billed it already, under number " + before.number() + ".");
        }
        if (payable.kind() != PayableKind.SHARE) {
            return Refused.of(
                    "", "It is not paid for any supply, and needs no invoice: the payee says how it is called.");
        }
        Optional<SelfBillingTable.Row> agreed = selfBilling.inForce(payable.debtorId(), payable.creditorId());
        if (agreed.isEmpty()) {
            return Refused.of(
                    "", "You and the payee have not agreed that you bill in its name. Offer it to its finance.");
        }
        Optional<String> standing = checks.standing(payable);
        if (standing.isPresent()) {
            return Refused.of("", standing.get());
        }
        if (questions.open(payable).isPresent()) {
            return Refused.of("", "The payee says that tax concerns it otherwise: accept that or refuse it first.");
        }
        TaxProposal proposal = proposals.of(payable);
        if (proposal.rate().isEmpty()) {
            return Refused.of("rate", "The payee's finance has to say first at which rate its tax is added.");
        }
        LocalDate today = checks.today();
        LocalDate earliest = InvoiceChecks.earliest(payable);
        if (today.isBefore(earliest)) {
            return Refused.of("on", "The period has not ended yet: bill it from " + earliest + " on.");
        }
        List<String> missing = selfBilled.missing(payable, proposal.treatment(), today);
        if (!missing.isEmpty()) {
            return Refused.of("", String.join(" ", missing));
        }
        return selfBill(actor, payable, agreed.get(), proposal, proposal.rate().get());
    }

    /** What nobody recorded that the payer's invoice would need, in sentences. */
    List<String> missing(Payable payable) {
        return selfBilled.missing(payable, proposals.of(payable).treatment(), checks.today());
    }

    private PayableResult selfBill(
            Actor actor, Payable payable, SelfBillingTable.Row agreed, TaxProposal proposal, Share rate) {
        LocalDate today = checks.today();
        PayableResult kept = keep(
                actor.username(),
                payable,
                new Invoice(selfBilled.nextNumber(payable, today), today, true),
                proposal.treatment(),
                rate,
                proposal.usualNote());
        if (kept instanceof Done) {
            selfBilled.issue(payable.id(), agreed);
        }
        return kept;
    }

    private PayableResult keep(
            String by, Payable payable, Invoice invoice, TaxTreatment treatment, Share rate, String note) {
        Optional<Refused> taken = taken(payable, invoice);
        if (taken.isPresent()) {
            return taken.get();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        tax(payable, invoice, treatment, rate, note);
        table.invoice(payable.id(), invoice, key(payable.creditorId(), invoice.number()), by, now);
        nettings.lapse(List.of(payable.id()), payable.reference() + " was billed anew, as " + invoice.number() + ".");
        return new Done();
    }

    private Optional<Refused> taken(Payable payable, Invoice invoice) {
        return table.withInvoice(key(payable.creditorId(), invoice.number()))
                .filter(id -> !id.equals(payable.id()))
                .map(other ->
                        Refused.of("number", "Another payable has this number already. Each invoice pays for one."));
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

    /** One number of a payee's, however its letters are written. */
    static String key(String creditorId, String number) {
        return Sha256.of(creditorId + "\n" + number.toUpperCase(Locale.ROOT));
    }
}
