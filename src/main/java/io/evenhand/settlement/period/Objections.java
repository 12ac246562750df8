package io.evenhand.settlement.period;

import static io.evenhand.settlement.period.PeriodResult.recorded;
import static io.evenhand.settlement.period.PeriodResult.refused;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.access.Visibility;
import io.evenhand.settlement.period.ObjectionTable.Objection;
import io.evenhand.settlement.revenue.PeriodLines;
import io.evenhand.settlement.revenue.PeriodShares;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What other parties say against a draft, or against a report that does not come, and what the biller answers. */
@Service
@Transactional
public class Objections {
    private static final int LONGEST = 2_000;

    private final PeriodTable periods;
    private final ObjectionTable objections;
    private final EventTable events;
    private final Drafting drafting;
    private final PeriodShares shares;
    private final PeriodLines lines;
    private final PeriodNotices notices;
    private final Clock clock;

    Objections(
            PeriodTable periods,
            ObjectionTable objections,
            EventTable events,
            Drafting drafting,
            PeriodShares shares,
            PeriodLines lines,
            PeriodNotices notices,
            Clock clock) {
        this.periods = periods;
        this.objections = objections;
        this.events = events;
        this.drafting = drafting;
        this.shares = shares;
        this.lines = lines;
        this.notices = notices;
        this.clock = clock;
    }

    /** Another party demands an audit, or waits on. Idempotent by task. */
    public PeriodResult demandAudit(SettlementId id, long taskKey, Actor actor, String decision, String reason) {
        Settlement settlement = periods.lock(id);
        String key = "audit-" + taskKey;
        if (events.has(id, key)) {
            return recorded();
        }
        if (!isAnotherParty(actor, settlement)) {
            return new PeriodResult.NotAllowed();
        }
        return switch (decision) {
            case "wait" -> {
                events.note(id, key, actor.displayName(), "waits for the report without an audit");
                yield recorded();
            }
            case "demand" -> {
                if (reason.isBlank()) {
                    yield refused("Say why you demand the audit: the other partner will read it.");
                }
                if (objections.demand(
                        id, actor.partnerId(), actor.username(), actor.displayName(), reason, clock.instant())) {
                    notices.auditDemanded(settlement, actor.partnerId(), reason);
                }
                events.note(id, key, actor.displayName(), "demanded an audit: " + reason);
                yield recorded();
            }
            default -> unknown(decision);
        };
    }

    private boolean isAnotherParty(Actor actor, Settlement settlement) {
        return !actor.partnerId().equals(settlement.billerId())
                && periods.parties(settlement.id()).contains(actor.partnerId());
    }

    /** Another party agrees to a draft, or objects to it as a whole. Idempotent by task. */
    public PeriodResult review(SettlementId id, long taskKey, Actor actor, String decision, String reason) {
        Settlement settlement = periods.lock(id);
        String key = "reviewed-" + taskKey;
        if (events.has(id, key)) {
            return recorded();
        }
        if (!isAnotherParty(actor, settlement)) {
            return new PeriodResult.NotAllowed();
        }
        if (settlement.state() != PeriodState.IN_REVIEW) {
            return refused("The review of this draft is over.");
        }
        List<Objection> own = objections.open(id).stream()
                .filter(objection -> objection.partnerId().equals(actor.partnerId()))
                .toList();
        return switch (decision) {
            case "agree" -> {
                if (!own.isEmpty()) {
                    yield refused(
                            "Your organisation objects to this draft: take that back on the period's page first, or choose to object.");
                }
                events.note(id, key, actor.displayName(), "agreed to draft " + settlement.draftVersion());
                yield recorded();
            }
            case "dispute" -> {
                if (reason.isBlank()) {
                    yield refused("Say what is wrong: the partner that bills the customer has to answer it.");
                }
                if (own.isEmpty()) {
                    add(settlement, null, actor, reason);
                }
                events.note(
                        id, key, actor.displayName(), "objected to draft " + settlement.draftVersion() + ": " + reason);
                yield recorded();
            }
            default -> unknown(decision);
        };
    }

    /**
     * A person of another party's finance or operations objects to a line, or to the whole draft.
     *
     * @param lineId null for the whole
     */
    public PeriodResult object(Actor actor, SettlementId id, @Nullable String lineId, String reason) {
        Optional<Settlement> found = seen(actor, id);
        if (found.isEmpty()) {
            return new PeriodResult.Unknown();
        }
        Settlement settlement = periods.lock(id);
        if (!mayObject(actor, settlement, periods.parties(id))) {
            return new PeriodResult.NotAllowed();
        }
        if (settlement.state() != PeriodState.IN_REVIEW) {
            return refused("Nobody can object now: the draft is not in review.");
        }
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST) {
            return refused("Say what is wrong, in at most 2,000 characters.");
        }
        if (lineId != null && !lines.has(settlement.agreementId(), settlement.period(), lineId)) {
            return refused("The draft has no line “" + lineId + "”.");
        }
        if (objections.open(id).stream()
                .anyMatch(objection -> objection.partnerId().equals(actor.partnerId())
                        && Objects.equals(objection.lineId(), lineId))) {
            return refused("Your organisation objects to that already.");
        }
        add(settlement, lineId, actor, why);
        events.note(
                id,
                UUID.randomUUID().toString(),
                actor.displayName(),
                "objected to " + (lineId == null ? "the draft" : "line " + lineId) + ": " + why);
        return recorded();
    }

    /** Who may speak for another party on a draft. */
    static boolean mayObject(Actor actor, Settlement settlement, List<String> parties) {
        return parties.contains(actor.partnerId())
                && !actor.partnerId().equals(settlement.billerId())
                && (actor.has(Role.FINANCE) || actor.has(Role.OPERATIONS));
    }

    private void add(Settlement settlement, @Nullable String lineId, Actor actor, String reason) {
        objections.add(settlement, lineId, actor.partnerId(), actor.displayName(), reason, clock.instant());
        notices.objected(
                settlement,
                actor.partnerId(),
                lineId,
                String.valueOf(objections.of(settlement.id()).size()));
    }

    /** The party that raised an objection takes it back, while it is open. */
    public PeriodResult withdraw(Actor actor, String objectionId) {
        return change(actor, objectionId, (settlement, objection) -> {
            if (!objection.partnerId().equals(actor.partnerId())
                    || !mayObject(actor, settlement, periods.parties(settlement.id()))) {
                return new PeriodResult.NotAllowed();
            }
            objections.withdraw(objection.id());
            events.note(
                    settlement.id(),
                    "withdrawn-" + objection.id(),
                    actor.displayName(),
                    "took back the objection to "
                            + (objection.lineId() == null ? "the draft" : "line " + objection.lineId()));
            return recorded();
        });
    }

    /** The biller's finance stands by one line or the whole, with a reason. */
    public PeriodResult answer(Actor actor, String objectionId, String reason) {
        return change(actor, objectionId, (settlement, objection) -> {
            if (!Periods.isFinance(actor, settlement.billerId())) {
                return new PeriodResult.NotAllowed();
            }
            String why = reason.strip();
            if (why.isEmpty() || why.length() > LONGEST) {
                return refused("Say why you stand by it, in at most 2,000 characters: it is printed on the statement.");
            }
            contest(settlement, objection, actor, why);
            return recorded();
        });
    }

    private void contest(Settlement settlement, Objection objection, Actor actor, String why) {
        objections.answer(objection.id(), ObjectionState.CONTESTED, why, actor.displayName(), clock.instant());
        events.note(
                settlement.id(),
                "answered-" + objection.id(),
                actor.displayName(),
                "stands by " + (objection.lineId() == null ? "the draft" : "line " + objection.lineId()) + ": " + why);
    }

    private interface Change {
        PeriodResult of(Settlement settlement, Objection objection);
    }

    private PeriodResult change(Actor actor, String objectionId, Change change) {
        Optional<Settlement> found =
                objections.find(objectionId).flatMap(objection -> seen(actor, objection.settlement()));
        if (found.isEmpty()) {
            return new PeriodResult.Unknown();
        }
        Settlement settlement = periods.lock(found.get().id());
        Objection objection = objections.find(objectionId).orElseThrow();
        return objection.state() == ObjectionState.OPEN && settlement.state() == PeriodState.IN_REVIEW
                ? change.of(settlement, objection)
                : refused("This objection is not open any more.");
    }

    /** The biller's finance answers all that is open: corrected, or stood by. Idempotent by task. */
    public PeriodResult answerAll(SettlementId id, long taskKey, Actor actor, String decision, String reason) {
        Settlement known = periods.find(id).orElseThrow(() -> new IllegalStateException("No settlement " + id));
        shares.lock(known.agreementId());
        Settlement settlement = periods.lock(id);
        String key = "answered-" + taskKey;
        if (events.has(id, key)) {
            return recorded();
        }
        if (!Periods.isFinance(actor, settlement.billerId())) {
            return new PeriodResult.NotAllowed();
        }
        if (reason.isBlank()) {
            return refused("Say what you answer: those who objected will read it.");
        }
        return switch (decision) {
            case "corrected" -> {
                if (drafting.stands(settlement, drafting.draw(settlement))) {
                    yield refused(
                            "Nothing new is attested since draft %d: report and attest the correction first, or stand by the draft."
                                    .formatted(settlement.draftVersion()));
                }
                for (Objection objection : objections.open(id)) {
                    objections.answer(
                            objection.id(), ObjectionState.CORRECTED, reason, actor.displayName(), clock.instant());
                }
                events.note(id, key, actor.displayName(), "corrected what was objected to: " + reason);
                yield recorded();
            }
            case "stands" -> {
                objections.open(id).forEach(objection -> contest(settlement, objection, actor, reason));
                events.note(
                        id, key, actor.displayName(), "stands by draft " + settlement.draftVersion() + ": " + reason);
                yield recorded();
            }
            default -> unknown(decision);
        };
    }

    private Optional<Settlement> seen(Actor actor, SettlementId id) {
        return periods.find(id).filter(settlement -> Visibility.of(actor).covers(periods.parties(settlement.id())));
    }

    private static PeriodResult unknown(String decision) {
        return refused("“" + decision + "” is not a decision here.");
    }
}
