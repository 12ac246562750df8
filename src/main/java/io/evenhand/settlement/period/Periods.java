package io.evenhand.settlement.period;

import static io.evenhand.settlement.period.PeriodResult.recorded;
import static io.evenhand.settlement.period.PeriodResult.refused;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.days.Days;
import io.evenhand.settlement.period.Settlement.Approval;
import io.evenhand.settlement.revenue.AttestResult;
import io.evenhand.settlement.revenue.FilingResult;
import io.evenhand.settlement.revenue.PeriodShare;
import io.evenhand.settlement.revenue.PeriodShares;
import io.evenhand.settlement.revenue.ReportView;
import io.evenhand.settlement.revenue.RevenueReports;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsParty;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Periods of revenue shares until their statement can be approved: opened when they have ended, reported, and drafted. */
@Service
@Transactional
public class Periods {
    private static final int SHORTEST_PERIOD_DAYS = 28;

    private final PeriodTable periods;
    private final EventTable events;
    private final ObjectionTable objections;
    private final ContentTable contents;
    private final Drafting drafting;
    private final PeriodShares shares;
    private final RevenueReports reports;
    private final Agreements agreements;
    private final PeriodNotices notices;
    private final PeriodSettings settings;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Periods(
            PeriodTable periods,
            EventTable events,
            ObjectionTable objections,
            ContentTable contents,
            Drafting drafting,
            PeriodShares shares,
            RevenueReports reports,
            Agreements agreements,
            PeriodNotices notices,
            PeriodSettings settings,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.periods = periods;
        this.events = events;
        this.objections = objections;
        this.contents = contents;
        this.drafting = drafting;
        this.shares = shares;
        this.reports = reports;
        this.agreements = agreements;
        this.notices = notices;
        this.settings = settings;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** The agreements of which a period may have to be opened: each is worth a call of {@link #open}. */
    @Transactional(readOnly = true)
    public List<AgreementId> due() {
        Set<String> not = new HashSet<>(periods.underWay());
        not.addAll(shares.settledSince(today().minusDays(SHORTEST_PERIOD_DAYS)));
        return agreements.inForce(AgreementKind.REVENUE_SHARE, today()).stream()
                .filter(id -> !not.contains(id.value()))
                .toList();
    }

    /**
     * Opens the oldest period of an agreement that has ended and is not settled, and, once committed, its process; empty while the one
     * before it is not sealed, and where there is none. Idempotent.
     */
    @RepeatedWhenRaced
    public Optional<SettlementId> open(AgreementId agreement) {
        List<Settlement> known = periods.ofAgreement(agreement.value());
        if (known.stream().anyMatch(one -> !one.state().isSealed())) {
            return Optional.empty();
        }
        return shares.next(agreement)
                .filter(next -> next.period().lastDay().isBefore(today()))
                .map(next -> open(next, known.size() + 1));
    }

    private SettlementId open(PeriodShares.Next next, int ordinal) {
        RevenueShareTerms terms = next.terms();
        Settlement settlement = new Settlement(
                SettlementId.random(),
                next.agreement().id().value(),
                next.agreement().number(),
                next.agreement().title(),
                next.agreement().subject(),
                ordinal,
                next.period(),
                next.firstDay().isAfter(next.period().firstDay())
                        ? next.firstDay()
                        : next.period().firstDay(),
                terms.roles().billerId(),
                PeriodState.AWAITING_REPORT,
                next.period().lastDay().plusDays(terms.reporting().dueDays()),
                null,
                terms.audit() == null ? null : terms.audit().noticeDays(),
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        periods.add(
                settlement, terms.parties().stream().map(TermsParty::partnerId).toList(), clock.instant());
        events.note(settlement.id(), "opened", null, "opened the settlement of " + next.period());
        publisher.publishEvent(new PeriodOpened(UUID.randomUUID(), settlement.id()));
        return settlement.id();
    }

    /** What the process needs to know when it begins. */
    @Transactional(readOnly = true)
    public ProcessStart start(SettlementId id) {
        Settlement settlement = get(id);
        Instant due = Days.lastSecondOf(settlement.reportDueOn());
        return new ProcessStart(
                settlement.billerId(),
                others(settlement),
                due.toString(),
                due.plus(settings.auditAfter()).toString(),
                settlement.auditNoticeDays() != null,
                settings.reviewWithin().toString());
    }

    /**
     * The report is overdue: the biller is reminded, and the others hear of it the first time.
     *
     * @param turn tells one reminder from the next; idempotent by it
     */
    public void recordReportOverdue(SettlementId id, String turn) {
        Settlement settlement = periods.lock(id);
        if (settlement.state() != PeriodState.AWAITING_REPORT
                || !events.note(id, "report-overdue-" + turn, null, "reminded that the report is overdue")) {
            return;
        }
        if (settlement.reportOverdueAt() == null) {
            periods.reportOverdue(id, clock.instant());
            notices.reportAwaited(settlement, others(settlement));
        }
        notices.reportOverdue(settlement, turn);
    }

    /**
     * A person of the biller's finance says that everything that counts in the period is reported, or that there was nothing; the latter
     * files and attests it, too. Idempotent by task.
     */
    public PeriodResult completeReporting(SettlementId id, long taskKey, Actor actor, String decision) {
        Settlement known = get(id);
        shares.lock(known.agreementId());
        Settlement settlement = periods.lock(id);
        String key = "reported-" + taskKey;
        if (events.has(id, key)) {
            return recorded();
        }
        if (!isFinance(actor, settlement.billerId())) {
            return new PeriodResult.NotAllowed();
        }
        if (settlement.state() != PeriodState.AWAITING_REPORT) {
            return refused("It has been said before that everything is reported.");
        }
        Optional<String> why = waitingDraft(settlement);
        if (why.isEmpty()) {
            why = switch (decision) {
                case "complete" ->
                    shares.isReported(settlement.agreementId(), settlement.period())
                            ? Optional.empty()
                            : Optional.of("No report of %s is attested: attest one, or say that there was no revenue."
                                    .formatted(settlement.period()));
                case "nothing" -> attestNothing(settlement, actor);
                default -> Optional.of("“" + decision + "” is not a decision here.");
            };
        }
        if (why.isPresent()) {
            return refused(why.get());
        }
        periods.completed(id, Approval.of(actor), clock.instant());
        events.note(
                id,
                key,
                actor.displayName(),
                decision.equals("nothing") ? "said that there was no revenue" : "said that everything is reported");
        return recorded();
    }

    private Optional<String> waitingDraft(Settlement settlement) {
        return shares.draft(settlement.agreementId())
                .filter(draft -> !draft.firstDay().isAfter(settlement.lastDay()))
                .map(draft -> "Report %d of %s waits to be attested: attest or withdraw it first."
                        .formatted(draft.number(), draft.period()));
    }

    private Optional<String> attestNothing(Settlement settlement, Actor actor) {
        String agreement = settlement.agreementId();
        FilingResult filed =
                reports.fileNothing(actor, agreement, settlement.period().toString());
        if (!(filed instanceof FilingResult.Filed)) {
            return Optional.of("A report of %s is attested already: say that everything is reported."
                    .formatted(settlement.period()));
        }
        ReportView nothing = shares.draft(agreement).orElseThrow();
        AttestResult attested = reports.attest(actor, agreement, nothing.id(), nothing.contentHash());
        return attested instanceof AttestResult.Done
                ? Optional.empty()
                : Optional.of("That there was no revenue could not be attested. Look at the reports of the agreement.");
    }

    /**
     * Draws up what the statement would say now, and has it reviewed. Idempotent: what says the same is the same draft.
     *
     * @return who reviews it
     */
    public List<String> draft(SettlementId id) {
        Settlement known = get(id);
        shares.lock(known.agreementId());
        Settlement settlement = periods.lock(id);
        if (settlement.state().hasEnded()) {
            return others(settlement);
        }
        Drafting.Drawn drawn = drafting.draw(settlement);
        renew(settlement, drawn);
        periods.parties(
                settlement,
                drawn.share().positions().stream().map(Position::partyId).toList());
        periods.approve(id, null, null);
        periods.state(id, PeriodState.IN_REVIEW);
        return others(settlement);
    }

    private void renew(Settlement settlement, Drafting.Drawn drawn) {
        SettlementId id = settlement.id();
        if (!drafting.stands(settlement, drawn)) {
            int version = settlement.draftVersion() + 1;
            periods.addDraft(id, version, drawn.hash(), drawn.share().hash().hex(), clock.instant());
            contents.addDraft(id, version, drafting.keep(settlement, drawn));
            events.note(id, "drafted-" + version, null, "drew up draft " + version + " of the statement");
        } else if (!contents.hasDraft(id, settlement.draftVersion())) {
            contents.addDraft(id, settlement.draftVersion(), drafting.keep(settlement, drawn));
        }
    }

    /** The time for the review is over: whoever said nothing does not object. @return whether an objection waits for an answer */
    public boolean closeReview(SettlementId id) {
        Settlement settlement = periods.lock(id);
        events.note(id, "review-over-" + settlement.draftVersion(), null, "ended the review: silence is no objection");
        return !objections.open(id).isEmpty();
    }

    /** How a draft weighs that nobody objects to any more, and whether it still says what was reviewed. Idempotent. */
    public Weight weigh(SettlementId id) {
        Settlement known = get(id);
        shares.lock(known.agreementId());
        Settlement settlement = periods.lock(id);
        Drafting.Drawn drawn = drafting.draw(settlement);
        PeriodShare share = drawn.share();
        // An objection may come after its party agreed: then all look again.
        boolean stands = objections.open(id).isEmpty() && drafting.stands(settlement, drawn);
        if (stands && settlement.state() == PeriodState.IN_REVIEW) {
            periods.state(id, PeriodState.IN_APPROVAL);
        }
        long total = Drafting.paid(settlement, share).stream()
                .mapToLong(position -> Math.abs(position.payable().minorUnits()))
                .reduce(0, Math::addExact);
        return new Weight(
                stands,
                thousands(total, share),
                objections.of(id).stream().anyMatch(objection -> objection.state() == ObjectionState.CONTESTED),
                isUnderNewTerms(settlement, share));
    }

    /** Whole thousands of the currency, rounded up. */
    private static long thousands(long minorUnits, PeriodShare share) {
        long thousand = 1_000;
        for (int i = 0; i < share.terms().payment().currency().getDecimalPlaces(); i++) {
            thousand *= 10;
        }
        return Math.ceilDiv(minorUnits, thousand);
    }

    private boolean isUnderNewTerms(Settlement settlement, PeriodShare share) {
        return periods.ofAgreement(settlement.agreementId()).stream()
                .filter(before -> before.ordinal() < settlement.ordinal())
                .findFirst()
                .map(before -> !share.hash().hex().equals(before.termsHash()))
                .orElse(true);
    }

    /** Which settlement a period is; empty for one that was never opened. */
    @Transactional(readOnly = true)
    public Optional<SettlementId> find(String agreementId, String period) {
        return periods.ofAgreement(agreementId, period).map(Settlement::id);
    }

    private List<String> others(Settlement settlement) {
        return periods.parties(settlement.id()).stream()
                .filter(party -> !party.equals(settlement.billerId()))
                .collect(Collectors.toList());
    }

    private Settlement get(SettlementId id) {
        return periods.find(id).orElseThrow(() -> new IllegalStateException("No settlement " + id));
    }

    static boolean isFinance(Actor actor, String partnerId) {
        return actor.partnerId().equals(partnerId) && actor.has(Role.FINANCE);
    }

    private LocalDate today() {
        return Days.today(clock);
    }

    /**
     * What the process is started with: ids, routing and times.
     *
     * @param reviewers all parties but the biller
     * @param reportDueAt an ISO 8601 instant, as is {@code auditAt}
     * @param auditRight whether the terms let the others have the biller's books examined
     * @param reviewWithin an ISO 8601 duration
     */
    public record ProcessStart(
            String billerId,
            List<String> reviewers,
            String reportDueAt,
            String auditAt,
            boolean auditRight,
            String reviewWithin) {}

    /**
     * What decides who approves: never an amount, only its magnitude.
     *
     * @param stands whether the draft still says what was reviewed
     * @param thousands of the currency, rounded up, of all that changes hands
     * @param contested whether an objection stands against it
     * @param newTerms whether it is the first under these terms
     */
    public record Weight(boolean stands, long thousands, boolean contested, boolean newTerms) {}
}
