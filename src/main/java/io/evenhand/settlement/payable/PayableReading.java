package io.evenhand.settlement.payable;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementReference;
import io.evenhand.agreement.Agreements;
import io.evenhand.days.Days;
import io.evenhand.money.Money;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.payable.NewPayable.Instalment;
import io.evenhand.settlement.payable.Payable.Invoice;
import io.evenhand.settlement.payable.Payable.Tax;
import io.evenhand.settlement.payable.PayableView.Act;
import io.evenhand.settlement.payable.PayableView.InvoiceView;
import io.evenhand.settlement.payable.PayableView.QuestionView;
import io.evenhand.settlement.payable.PayableView.Side;
import io.evenhand.settlement.payable.PayableView.TaxView;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people read of payables: as many looks into the database for one as for a hundred. */
@Component
class PayableReading {
    private final PayableTable table;
    private final MatchLog log;
    private final SelfBillingTable selfBilling;
    private final TaxProposals proposals;
    private final TaxQuestionTable questions;
    private final Partners partners;
    private final Agreements agreements;
    private final Clock clock;

    PayableReading(
            PayableTable table,
            MatchLog log,
            SelfBillingTable selfBilling,
            TaxProposals proposals,
            TaxQuestionTable questions,
            Partners partners,
            Agreements agreements,
            Clock clock) {
        this.table = table;
        this.log = log;
        this.selfBilling = selfBilling;
        this.proposals = proposals;
        this.questions = questions;
        this.partners = partners;
        this.agreements = agreements;
        this.clock = clock;
    }

    PayablesPage page(Actor actor, PayablesPage.Shown shown, int from, int most) {
        if (!PayableRolesPolicy.mayRead(actor)) {
            return new PayablesPage(shown, 0, 0, List.of());
        }
        int total = table.count(actor.partnerId(), shown, today());
        List<Payable> some = table.page(actor.partnerId(), shown, today(), Math.max(0, from), most);
        return new PayablesPage(shown, total, Math.max(0, from), views(actor, some, today()));
    }

    Optional<PayableView> find(Actor actor, String id) {
        return table.find(id)
                .filter(payable -> PayableRolesPolicy.mayRead(actor) && payable.concerns(actor.partnerId()))
                .map(payable -> views(actor, List.of(payable), today()).getFirst());
    }

    List<PayableView> ofPeriod(Actor actor, String agreementId, String period) {
        return PayableRolesPolicy.mayRead(actor)
                ? views(
                        actor,
                        table.ofPeriod(agreementId, period).stream()
                                .filter(payable -> payable.concerns(actor.partnerId()))
                                .toList(),
                        today())
                : List.of();
    }

    List<PayableView> overdue(Actor actor, LocalDate asOf) {
        return PayableRolesPolicy.mayRead(actor)
                ? views(
                        actor,
                        table.page(actor.partnerId(), PayablesPage.Shown.OVERDUE, asOf, 0, Integer.MAX_VALUE),
                        asOf)
                : List.of();
    }

    private List<PayableView> views(Actor actor, List<Payable> payables, LocalDate asOf) {
        Known known = known(actor, payables);
        return payables.stream()
                .map(payable -> view(actor, payable, known, asOf))
                .toList();
    }

    /** What is looked up for all of them at once. */
    private record Known(
            Map<String, TaxProposal> proposals,
            Map<String, TaxQuestion> questions,
            Map<String, List<Instalment>> schedules,
            Map<String, PayableReceipt> receipts,
            Map<PartnerId, String> names,
            Map<String, String> numbers,
            Set<String> weBillFor) {}

    private Known known(Actor actor, List<Payable> payables) {
        Set<PartnerId> ids = new HashSet<>();
        Set<AgreementId> agreementIds = new HashSet<>();
        for (Payable payable : payables) {
            ids.addAll(List.of(new PartnerId(payable.debtorId()), new PartnerId(payable.creditorId())));
            AgreementId.find(payable.agreementId()).ifPresent(agreementIds::add);
        }
        Set<String> weBillFor = new HashSet<>();
        selfBilling.of(actor.partnerId()).stream()
                .filter(row ->
                        row.debtorId().equals(actor.partnerId()) && row.acceptedAt() != null && row.endedAt() == null)
                .forEach(row -> weBillFor.add(row.creditorId()));
        return new Known(
                proposals.of(payables),
                questions.latest(payables.stream().map(Payable::id).toList()),
                table.schedules(payables),
                receipts(payables),
                partners.namesOf(ids),
                numbers(agreementIds),
                weBillFor);
    }

    private Map<String, PayableReceipt> receipts(List<Payable> payables) {
        Map<String, List<MatchLog.Telling>> told =
                log.of(payables.stream().map(Payable::id).toList());
        Map<String, PayableReceipt> receipts = new HashMap<>();
        for (Payable payable : payables) {
            told.getOrDefault(payable.id(), List.of()).stream()
                    .filter(telling ->
                            !telling.undone() && telling.partnerId().equals(payable.debtorId()) && !telling.setOff())
                    .forEach(telling -> receipts.put(payable.id(), receipt(payable, telling)));
        }
        return receipts;
    }

    private static PayableReceipt receipt(Payable payable, MatchLog.Telling reported) {
        ReceiptKind how = reported.confirmedHow().orElse(payable.confirmed() ? ReceiptKind.BANK : null);
        MatchLog.Contest contest = reported.contest().orElse(null);
        return new PayableReceipt(
                reported.bookedOn(),
                reported.confirmBy(),
                how,
                reported.confirmedBy(),
                contest == null ? null : contest.by(),
                contest == null ? null : contest.at(),
                contest == null ? null : contest.reason());
    }

    private Map<String, String> numbers(Collection<AgreementId> ids) {
        Map<String, String> numbers = new HashMap<>();
        if (!ids.isEmpty()) {
            Map<AgreementId, AgreementReference> found = agreements.references(ids);
            found.forEach((id, reference) -> numbers.put(id.value(), reference.number()));
        }
        return numbers;
    }

    private static PayableView view(Actor actor, Payable payable, Known known, LocalDate asOf) {
        List<Instalment> schedule = known.schedules().getOrDefault(payable.id(), List.of());
        TaxProposal proposal = known.proposals().get(payable.id());
        if (proposal == null) {
            throw new IllegalStateException("no proposal for " + payable.id());
        }
        boolean open = isOpen(payable);
        return new PayableView(
                payable.id(),
                payable.kind(),
                payable.state(),
                payable.agreementId(),
                known.numbers().getOrDefault(payable.agreementId(), payable.agreementId()),
                payable.period(),
                payable.statementNumber(),
                payable.words(),
                side(payable.debtorId(), known),
                side(payable.creditorId(), known),
                payable.net(),
                tax(payable.tax()),
                proposal,
                payable.gross(),
                invoice(payable.invoice()),
                payable.dueOn(),
                schedule,
                open ? Math.max(0, ChronoUnit.DAYS.between(payable.dueOn(), asOf)) : 0,
                open
                        ? interest(payable, schedule, asOf)
                        : Money.zero(payable.net().currency()),
                payable.paidOn(),
                payable.setOff(),
                known.receipts().get(payable.id()),
                waitsFor(payable, known),
                question(payable, known),
                may(actor, payable, known));
    }

    private static Money interest(Payable payable, List<Instalment> schedule, LocalDate asOf) {
        return payable.interestRate() == null || schedule.isEmpty()
                ? Money.zero(payable.net().currency())
                : LateInterestSum.of(payable.interestRate(), schedule, asOf).amount();
    }

    private static String waitsFor(Payable payable, Known known) {
        if (payable.state() != PayableState.WAITING) {
            return "";
        }
        if (payable.kind() != PayableKind.SHARE && !isAsked(payable, known)) {
            return "Waits for the number under which the finance of %s wants it paid, and how tax concerns it."
                    .formatted(side(payable.creditorId(), known).name());
        }
        return isAsked(payable, known)
                ? "Waits for the finance of %s to accept the tax that the payee says, or to refuse it."
                        .formatted(side(payable.debtorId(), known).name())
                : "Waits for the number of the invoice and how tax concerns it, which the finance of %s says."
                        .formatted(side(payable.creditorId(), known).name());
    }

    private static boolean isOpen(Payable payable) {
        return payable.paidOn() == null && payable.state() != PayableState.WITHDRAWN;
    }

    private static boolean isAsked(Payable payable, Known known) {
        TaxQuestion question = known.questions().get(payable.id());
        return question != null && question.answer() == null && isOpen(payable);
    }

    /** What is asked, or was refused last and not said otherwise since. */
    private static @Nullable QuestionView question(Payable payable, Known known) {
        TaxQuestion question = known.questions().get(payable.id());
        boolean refused = question != null && question.answer() == TaxQuestion.Answer.REFUSED;
        if (question == null
                || !isOpen(payable)
                || !(question.answer() == null || (refused && payable.tax() == null))) {
            return null;
        }
        Money tax = question.amountOn(payable.net());
        return new QuestionView(
                question.treatment(),
                question.treatment().addsTax() ? question.rate().words() : "",
                tax,
                payable.net().plus(tax),
                question.note(),
                question.invoice().number(),
                question.invoice().on(),
                refused,
                question.reason());
    }

    private static Set<Act> may(Actor actor, Payable payable, Known known) {
        Set<Act> may = EnumSet.noneOf(Act.class);
        boolean open = isOpen(payable);
        if (PayableRolesPolicy.mayChange(actor) && payable.creditorId().equals(actor.partnerId())) {
            PayableReceipt receipt = known.receipts().get(payable.id());
            if (payable.state() == PayableState.REPORTED) {
                may.addAll(Set.of(Act.CONFIRM_RECEIPT, Act.DENY_RECEIPT));
            } else if (open && receipt != null && receipt.contested()) {
                may.add(Act.CONFIRM_RECEIPT);
            }
        }
        if (PayableRolesPolicy.mayChange(actor) && open && payable.kind() != PayableKind.REMAINDER) {
            if (payable.creditorId().equals(actor.partnerId())) {
                may.add(Act.RECORD_INVOICE);
            } else if (isAsked(payable, known)) {
                may.add(Act.ANSWER_TAX);
            } else if (payable.kind() == PayableKind.SHARE
                    && payable.invoice() == null
                    && known.weBillFor().contains(payable.creditorId())) {
                may.add(Act.SELF_BILL);
            }
        }
        return may;
    }

    private static @Nullable TaxView tax(@Nullable Tax tax) {
        return tax == null
                ? null
                : new TaxView(
                        tax.treatment(),
                        tax.treatment().addsTax() ? tax.rate().words() : "",
                        tax.amount(),
                        TaxProposal.wording(tax.treatment(), tax.note()),
                        tax.note());
    }

    private static @Nullable InvoiceView invoice(@Nullable Invoice invoice) {
        return invoice == null ? null : new InvoiceView(invoice.number(), invoice.on(), invoice.selfBilled());
    }

    private static Side side(String partnerId, Known known) {
        return new Side(partnerId, known.names().getOrDefault(new PartnerId(partnerId), partnerId));
    }

    private LocalDate today() {
        return Days.today(clock);
    }
}
