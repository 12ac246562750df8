package io.evenhand.settlement.payable;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.digest.Sha256;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.money.Share;
import io.evenhand.settlement.payable.PayableTable.Opened;
import io.evenhand.terms.RevenueShareTerms;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What partners have to pay one another: opened when a period is sealed, given its tax and its number, and seen. Only the finance and the
 * operations of debtor and creditor see it; for others there is nothing.
 */
@Service
@Transactional
public class Payables {
    private final PayableTable table;
    private final Invoicing invoicing;
    private final PayableReading reading;
    private final SelfBilledTable issued;
    private final Archive archive;
    private final Agreements agreements;
    private final Clock clock;

    Payables(
            PayableTable table,
            Invoicing invoicing,
            PayableReading reading,
            SelfBilledTable issued,
            Archive archive,
            Agreements agreements,
            Clock clock) {
        this.table = table;
        this.invoicing = invoicing;
        this.reading = reading;
        this.issued = issued;
        this.archive = archive;
        this.agreements = agreements;
        this.clock = clock;
    }

    /**
     * Opens what is to be paid for a period, within the transaction that seals it. Posts nothing: that it is owed is in the book already.
     * Idempotent by key.
     *
     * @throws IllegalStateException when something else was opened under one of the keys
     */
    public void open(List<NewPayable> payables) {
        // In one order, so that two who open the same never wait for each other.
        Map<String, NewPayable> byKey = new TreeMap<>();
        payables.forEach(payable -> byKey.merge(payable.key(), payable, Payables::same));
        Map<String, String> known = table.hashes(byKey.keySet());
        Map<String, Optional<Share>> rates = new HashMap<>();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (NewPayable payable : byKey.values()) {
            String hash = hash(payable);
            String before = known.get(payable.key());
            if (before == null) {
                @Nullable
                Share rate = rates.computeIfAbsent(
                                payable.agreementId() + " " + payable.period(), one -> interestRate(payable))
                        .orElse(null);
                table.add(new Opened(
                        payable, PayableKind.SHARE, "Shares of " + payable.period(), hash, now, rate, null, null));
            } else if (!before.equals(hash)) {
                throw taken(payable);
            }
        }
    }

    /** As the terms say that held when the period ended. */
    private Optional<Share> interestRate(NewPayable payable) {
        LocalDate day = Periods.lastDay(payable.period())
                .orElse(payable.schedule().getFirst().dueOn());
        return AgreementId.find(payable.agreementId())
                .filter(id -> agreements.find(id).isPresent())
                .flatMap(id -> rateOn(id, day));
    }

    private Optional<Share> rateOn(AgreementId id, LocalDate day) {
        return agreements
                .termsOn(id, day)
                .flatMap(terms -> terms instanceof RevenueShareTerms share && share.interest() != null
                        ? Optional.of(share.interest().perYear())
                        : Optional.empty());
    }

    private static NewPayable same(NewPayable one, NewPayable other) {
        if (!one.equals(other)) {
            throw taken(other);
        }
        return one;
    }

    private static IllegalStateException taken(NewPayable payable) {
        return new IllegalStateException("Something else is to be paid as " + payable.key());
    }

    static String hash(NewPayable payable) {
        StringBuilder text = new StringBuilder();
        for (String part : List.of(
                payable.agreementId(),
                payable.period(),
                payable.statementNumber(),
                payable.debtorId(),
                payable.creditorId(),
                payable.net().toString())) {
            text.append(part).append('\n');
        }
        payable.schedule()
                .forEach(instalment -> text.append(instalment.dueOn())
                        .append(' ')
                        .append(instalment.amount())
                        .append('\n'));
        return Sha256.of(text.toString());
    }

    /**
     * The payee's finance says under which number it bills, and how tax concerns it. Both can be mended until it is paid or in a payment
     * file; the tax is then posted anew. Tax that no source of ours says is asked of the payer, and until it accepts nothing changes.
     * Idempotent.
     */
    @RepeatedWhenRaced
    public PayableResult recordInvoice(Actor actor, String id, InvoiceEntry entry) {
        return onOwn(
                actor,
                id,
                payable -> payable.creditorId().equals(actor.partnerId())
                        ? invoicing.record(actor, payable, entry)
                        : new PayableResult.NotAllowed());
    }

    /**
     * The payer's finance bills in the payee's name, where both have agreed on that: the next number of the two in this year, today. How tax
     * concerns it is as the payee said, or else as proposed. Idempotent.
     */
    @RepeatedWhenRaced
    public PayableResult selfBill(Actor actor, String id) {
        return onOwn(
                actor,
                id,
                payable -> payable.debtorId().equals(actor.partnerId())
                        ? invoicing.selfBill(actor, payable)
                        : new PayableResult.NotAllowed());
    }

    /** The payer's finance takes the tax of an invoice as the payee says it. Idempotent. */
    @RepeatedWhenRaced
    public PayableResult acceptTax(Actor actor, String id) {
        return onOwn(
                actor,
                id,
                payable -> payable.debtorId().equals(actor.partnerId())
                        ? invoicing.accept(actor, payable)
                        : new PayableResult.NotAllowed());
    }

    /** The payer's finance does not take the tax of an invoice as the payee says it. Idempotent. @param reason for the payee to read */
    @RepeatedWhenRaced
    public PayableResult refuseTax(Actor actor, String id, String reason) {
        return onOwn(
                actor,
                id,
                payable -> payable.debtorId().equals(actor.partnerId())
                        ? invoicing.refuse(actor, payable, reason)
                        : new PayableResult.NotAllowed());
    }

    /** What the actor's organisation lacks to bill a payable in the payee's name, in sentences; empty when it lacks nothing, and for others. */
    @Transactional(readOnly = true)
    public List<String> missingToBill(Actor actor, String id) {
        return table.find(id)
                .filter(payable -> PayableRolesPolicy.mayChange(actor)
                        && payable.debtorId().equals(actor.partnerId()))
                .map(invoicing::missing)
                .orElse(List.of());
    }

    /** What the payer wrote in the payee's name for a payable, as it stands; empty where there is nothing so for the reader. */
    @Transactional(readOnly = true)
    Optional<SelfBilledTable.Row> selfBilled(Actor actor, String id) {
        return table.find(id)
                .filter(payable -> PayableRolesPolicy.mayRead(actor) && payable.concerns(actor.partnerId()))
                .map(Payable::invoice)
                .filter(Payable.Invoice::selfBilled)
                .flatMap(invoice -> issued.find(invoice.number()));
    }

    /** Keeps a document that was made for a self-billing invoice. Idempotent: the first stands. @return the one that does */
    byte[] keepDocument(String number, String fileName, byte[] pdf) {
        if (issued.keep(number, DocumentHash.of(pdf).hex())) {
            DocumentHash unused = archive.store(pdf, "application/pdf", fileName);
            return pdf;
        }
        return issued.find(number)
                .map(SelfBilledTable.Row::documentHash)
                .map(this::document)
                .orElseThrow();
    }

    @Transactional(readOnly = true)
    byte[] document(String hash) {
        return archive.load(new DocumentHash(hash));
    }

    private PayableResult onOwn(Actor actor, String id, java.util.function.Function<Payable, PayableResult> act) {
        Optional<Payable> found = table.lock(List.of(id)).stream()
                .filter(payable -> PayableRolesPolicy.mayRead(actor) && payable.concerns(actor.partnerId()))
                .findFirst();
        if (found.isEmpty()) {
            return new PayableResult.Unknown();
        }
        return PayableRolesPolicy.mayChange(actor) ? act.apply(found.get()) : new PayableResult.NotAllowed();
    }

    /** Whether all that the statement of a period says is paid, and confirmed by those who are paid. */
    @Transactional(readOnly = true)
    public boolean isPaid(String agreementId, String period) {
        return !table.isAnyUnpaid(agreementId, period);
    }

    /** Whether the actor sees anything here at all. */
    public static boolean mayRead(Actor actor) {
        return PayableRolesPolicy.mayRead(actor);
    }

    /** A page of what the actor's organisation has to pay and to get; nothing for whoever may not see money. */
    @Transactional(readOnly = true)
    public PayablesPage page(Actor actor, PayablesPage.Shown shown, int from, int most) {
        return reading.page(actor, shown, from, most);
    }

    /** How many payments are reported to the actor's organisation that it has neither confirmed nor contested. */
    @Transactional(readOnly = true)
    public int reportedTo(Actor actor) {
        return PayableRolesPolicy.mayRead(actor) ? table.countReportedTo(actor.partnerId()) : 0;
    }

    /** Empty for an unknown one, and for one that is not the actor's organisation's. */
    @Transactional(readOnly = true)
    public Optional<PayableView> find(Actor actor, String id) {
        return reading.find(actor, id);
    }

    /** Whether the actor may open the agreement under which it is owed: who only holds a window of it may not. */
    @Transactional(readOnly = true)
    public boolean opensAgreement(Actor actor, PayableView payable) {
        return agreements.find(actor, payable.agreementNumber()).isPresent();
    }

    /** What the actor's organisation pays or gets for one period of an agreement; nothing for whoever may not see money. */
    @Transactional(readOnly = true)
    public List<PayableView> ofPeriod(Actor actor, String agreementId, String period) {
        return reading.ofPeriod(actor, agreementId, period);
    }

    /** What the actor's organisation pays or gets too late, as of a day, with the interest until then; what is due first at the head. */
    @Transactional(readOnly = true)
    public List<PayableView> overdue(Actor actor, LocalDate asOf) {
        return reading.overdue(actor, asOf);
    }
}
