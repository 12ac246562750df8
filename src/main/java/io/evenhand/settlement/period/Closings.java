package io.evenhand.settlement.period;

import static io.evenhand.settlement.period.PeriodResult.recorded;
import static io.evenhand.settlement.period.PeriodResult.refused;

import io.evenhand.access.Actor;
import io.evenhand.access.TwoPeoplePolicy;
import io.evenhand.days.Days;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.period.Settlement.Approval;
import io.evenhand.settlement.revenue.PeriodShares;
import io.evenhand.settlement.statement.Statements;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A draft is approved, sealed for good, and closed once all is paid. */
@Service
public class Closings {
    private final PeriodTable periods;
    private final EventTable events;
    private final Drafting drafting;
    private final PeriodShares shares;
    private final Endings endings;
    private final Statements statements;
    private final Payables payables;
    private final PeriodNotices notices;
    private final Clock clock;

    Closings(
            PeriodTable periods,
            EventTable events,
            Drafting drafting,
            PeriodShares shares,
            Endings endings,
            Statements statements,
            Payables payables,
            PeriodNotices notices,
            Clock clock) {
        this.periods = periods;
        this.events = events;
        this.drafting = drafting;
        this.shares = shares;
        this.endings = endings;
        this.statements = statements;
        this.payables = payables;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * A person of the biller's finance approves what is to be paid, or sends the draft back. Idempotent by task.
     *
     * @param again whether it is the second approval, which must be another person's: {@link TwoPeoplePolicy}
     */
    @Transactional
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
        TwoPeoplePolicy people = again && first != null
                ? TwoPeoplePolicy.second(actor, first.by(), first.personId())
                : TwoPeoplePolicy.first(actor);
        if (!people.fits()) {
            return refused(people.words());
        }
        if (!drafting.stands(settlement, drafting.draw(settlement))) {
            return refused(
                    "Further lines were attested since draft %d: send it back to review, so that all see what they change."
                            .formatted(settlement.draftVersion()));
        }
        Approval own = Approval.of(actor);
        periods.approve(settlement.id(), again ? first : own, again ? own : null);
        events.note(
                settlement.id(),
                key,
                actor.displayName(),
                (again ? "approved it as the second person: draft " : "approved draft ") + settlement.draftVersion());
        return recorded();
    }

    /**
     * Seals the statement of a period that was approved: first the period ends for good and what is to be sealed is fixed, then the document
     * is made, and at last the statement stands and what it gives is to be paid. The document is made outside of any transaction; whoever
     * dies over it, or is turned away, calls again. Idempotent: what has ended ends once, and what is sealed stays as it is.
     *
     * @return not sealed, and nothing changed, where lines were attested that nobody approved
     */
    public Sealing seal(SettlementId id) {
        return switch (endings.end(id)) {
            case Endings.Ended.NotApproved ignored -> new Sealing(false, false, "");
            case Endings.Ended.Sealed sealed -> sealing(sealed.firstDueOn());
            case Endings.Ended.ToSeal toSeal ->
                sealing(endings.seal(id, statements.seal(toSeal.content())).firstDueOn());
        };
    }

    private Sealing sealing(@Nullable LocalDate firstDueOn) {
        LocalDate today = Days.today(clock);
        return firstDueOn == null
                ? new Sealing(true, false, "")
                : new Sealing(
                        true,
                        true,
                        Days.lastSecondOf(firstDueOn.isBefore(today) ? today : firstDueOn)
                                .toString());
    }

    /** Something that fell due is not paid: those who owe are told. Idempotent. */
    @Transactional
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
    @Transactional
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
