package io.evenhand.settlement.period;

import static io.evenhand.settlement.period.PeriodResult.recorded;
import static io.evenhand.settlement.period.PeriodResult.refused;

import io.evenhand.access.Actor;
import io.evenhand.document.DocumentHash;
import io.evenhand.settlement.journal.ClosingResult;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.payable.NewPayable;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.period.Settlement.Approval;
import io.evenhand.settlement.revenue.PeriodShare;
import io.evenhand.settlement.revenue.PeriodShares;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.statement.StatementContent;
import io.evenhand.settlement.statement.Statements;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A draft is approved, sealed for good, and closed once all is paid. */
@Service
@Transactional
public class Closings {
    private final PeriodTable periods;
    private final EventTable events;
    private final Drafting drafting;
    private final PeriodShares shares;
    private final Journal journal;
    private final Statements statements;
    private final Payables payables;
    private final PeriodNotices notices;
    private final Clock clock;

    Closings(
            PeriodTable periods,
            EventTable events,
            Drafting drafting,
            PeriodShares shares,
            Journal journal,
            Statements statements,
            Payables payables,
            PeriodNotices notices,
            Clock clock) {
        this.periods = periods;
        this.events = events;
        this.drafting = drafting;
        this.shares = shares;
        this.journal = journal;
        this.statements = statements;
        this.payables = payables;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * A person of the biller's finance approves what is to be paid, or sends the draft back. Idempotent by task.
     *
     * @param again whether it is the second approval, which must be another person's
     */
    public PeriodResult approve(
            SettlementId id, long taskKey, Actor actor, String decision, String reason, boolean again) {
        Settlement known = get(id);
        shares.lock(known.agreementId());
        Settlement settlement = periods.lock(id);
        String key = "approval-" + taskKey;
        if (events.has(id, key)) {
            return recorded();
        }
        if (!Periods.isFinance(actor, settlement.billerId())) {
            return new PeriodResult.NotAllowed();
        }
        return switch (decision) {
            case "refuse" -> {
                if (reason.isBlank()) {
                    yield refused("Say why: the draft goes back to review with your reason.");
                }
                periods.approve(id, null, null);
                events.note(id, key, actor.displayName(), "sent the draft back to review: " + reason);
                yield recorded();
            }
            case "approve" -> approve(settlement, key, actor, again);
            default -> refused("“" + decision + "” is not a decision here.");
        };
    }

    private PeriodResult approve(Settlement settlement, String key, Actor actor, boolean again) {
        Approval first = settlement.approved();
        if (again && first != null && first.by().equals(actor.username())) {
            return refused("You approved it first: the second approval is for another person of your finance.");
        }
        if (!stands(settlement, drafting.look(settlement))) {
            return refused(
                    "Further lines were attested since draft %d: send it back to review, so that all see what they change."
                            .formatted(settlement.draftVersion()));
        }
        Approval own = new Approval(actor.username(), actor.displayName());
        periods.approve(settlement.id(), again ? first : own, again ? own : null);
        events.note(
                settlement.id(),
                key,
                actor.displayName(),
                (again ? "approved it as the second person: draft " : "approved draft ") + settlement.draftVersion());
        return recorded();
    }

    private boolean stands(Settlement settlement, PeriodShare share) {
        return periods.draftHash(settlement.id())
                .filter(Drafting.hash(share)::equals)
                .isPresent();
    }

    /**
     * Ends the period for good: the engine's state, the journal, the sealed statement, and what is to be paid, in one transaction.
     * Idempotent: what is sealed stays as it is.
     *
     * @return not sealed, and nothing changed, where lines were attested that nobody approved
     */
    public Sealing seal(SettlementId id) {
        Settlement known = get(id);
        shares.lock(known.agreementId());
        Settlement settlement = periods.lock(id);
        if (settlement.state().isSealed()) {
            return sealing(settlement.firstDueOn());
        }
        if (settlement.approved() == null) {
            throw new IllegalStateException("Nobody has approved " + settlement.number());
        }
        if (!stands(settlement, drafting.look(settlement))) {
            return new Sealing(false, false, "");
        }
        PeriodShare share = shares.end(settlement.agreementId(), settlement.period());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ClosingResult.Closed closed = closeBook(settlement, share);
        StatementContent content = drafting.content(
                settlement,
                share,
                new StatementContent.Sealed(
                        now, closed.postings(), closed.hash().value(), approvers(settlement)));
        List<NewPayable> due = due(settlement, share);
        payables.open(due);
        LocalDate firstDueOn = due.stream()
                .map(payable -> payable.schedule().getFirst().dueOn())
                .min(Comparator.naturalOrder())
                .orElse(null);
        DocumentHash document = statements.seal(content);
        periods.sealed(settlement, document.hex(), closed, firstDueOn, now);
        periods.positions(id, share.positions());
        events.note(id, "sealed", null, "sealed the statement " + settlement.number());
        notices.sealed(settlement, periods.parties(id), !due.isEmpty());
        return sealing(firstDueOn);
    }

    private ClosingResult.Closed closeBook(Settlement settlement, PeriodShare share) {
        EndPostings.post(journal, EndPostings.of(settlement, share));
        if (!(journal.closePeriod(settlement.agreementId(), settlement.lastDay())
                instanceof ClosingResult.Closed closed)) {
            throw new IllegalStateException("The book of agreement %s was closed past %s"
                    .formatted(settlement.agreementId(), settlement.lastDay()));
        }
        return closed;
    }

    private static List<String> approvers(Settlement settlement) {
        return Stream.of(Optional.ofNullable(settlement.approved()), Optional.ofNullable(settlement.approvedAgain()))
                .flatMap(Optional::stream)
                .map(Approval::name)
                .toList();
    }

    private static List<NewPayable> due(Settlement settlement, PeriodShare share) {
        List<NewPayable> due = new ArrayList<>();
        for (Position position : Drafting.paid(settlement, share)) {
            boolean gets = position.payable().isPositive();
            due.add(new NewPayable(
                    settlement.id() + "/" + (share.positions().indexOf(position) + 1),
                    settlement.agreementId(),
                    settlement.period().toString(),
                    settlement.number(),
                    gets ? settlement.billerId() : position.partyId(),
                    gets ? position.partyId() : settlement.billerId(),
                    gets ? position.payable() : position.payable().negate(),
                    DueDays.of(share, position)));
        }
        return due;
    }

    private Sealing sealing(@Nullable LocalDate firstDueOn) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return firstDueOn == null
                ? new Sealing(true, false, "")
                : new Sealing(
                        true,
                        true,
                        Periods.endOf(firstDueOn.isBefore(today) ? today : firstDueOn)
                                .toString());
    }

    /** Something that fell due is not paid: those who owe are told. Idempotent. */
    public void recordPaymentOverdue(SettlementId id) {
        Settlement settlement = periods.lock(id);
        if (settlement.state() == PeriodState.SEALED
                && events.note(id, "payment-overdue", null, "reminded that a payment is overdue")) {
            periods.paymentOverdue(id, clock.instant());
            notices.paymentOverdue(settlement, debtors(settlement));
        }
    }

    private List<String> debtors(Settlement settlement) {
        return periods
                .positions(List.of(settlement.id()))
                .getOrDefault(settlement.id().value(), List.of())
                .stream()
                .filter(position -> !position.partyId().equals(settlement.billerId())
                        && position.payable().minorUnits() != 0)
                .map(position -> position.payable().isPositive() ? settlement.billerId() : position.partyId())
                .distinct()
                .toList();
    }

    /**
     * All is paid, or nothing was due, as the process heard; where a payment was taken back since, the period stays open, and closes by
     * itself when all is paid. Idempotent.
     */
    public void close(SettlementId id) {
        Settlement settlement = periods.lock(id);
        if (settlement.state() != PeriodState.SEALED || periods.isProcessOver(id)) {
            return;
        }
        if (payables.isPaid(settlement.agreementId(), settlement.period().toString())) {
            periods.close(id, clock.instant());
            events.note(id, "closed", null, "closed the period");
        } else {
            periods.processOver(id, clock.instant());
            events.note(id, "not-closed", null, "kept the period open: a payment was taken back");
        }
    }

    private Settlement get(SettlementId id) {
        return periods.find(id).orElseThrow(() -> new IllegalStateException("No settlement " + id));
    }

    /**
     * What came of sealing.
     *
     * @param sealed whether it stands
     * @param anythingDue whether something is to be paid
     * @param payBy an ISO 8601 instant: the end of the first day on which something falls due, of today at the earliest; empty where
     *     nothing is
     */
    public record Sealing(boolean sealed, boolean anythingDue, String payBy) {}
}
