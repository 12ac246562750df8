package io.evenhand.referral;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.days.Days;
import io.evenhand.obligation.NewObligation;
import io.evenhand.obligation.ObligationId;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.ObligationState;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.PartnerId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the partners of a referral owe one another: what its agreements oblige them to, and what they promise on the way. */
@Service
@Transactional
public class ReferralObligations {
    private static final int LONGEST_PROMISE = 300;

    /** Before there is an agreement nobody owes anything; after the deal is settled there is still revenue to report and pay. */
    private static final Set<ReferralState> PROMISES_ARE_MADE =
            EnumSet.of(ReferralState.ACTIVE, ReferralState.WON, ReferralState.CLOSED);

    private final ReferralBook book;
    private final Obligations obligations;
    private final Clock clock;

    ReferralObligations(ReferralBook book, Obligations obligations, Clock clock) {
        this.book = book;
        this.obligations = obligations;
        this.clock = clock;
    }

    /** What the agreements oblige the partners to, once they bind. Idempotent. */
    void begin(Referral referral, LocalDate firstReportDue) {
        List<PartnerId> deliverers = book.deliverersOf(referral.id());
        Instant handOverDue =
                clock.instant().plus(Duration.parse(referral.deadlines().handOverWithin()));
        for (PartnerId deliverer : deliverers) {
            oblige(
                    referral,
                    ObligationKind.HAND_OVER,
                    referral.introducer(),
                    deliverer,
                    "Bring " + book.nameOf(deliverer) + " and the customer together",
                    handOverDue);
        }
        PartnerId biller = book.billerOf(referral);
        List<PartnerId> owedReports =
                biller.equals(referral.introducer()) ? deliverers : List.of(referral.introducer());
        for (PartnerId owed : owedReports) {
            oblige(
                    referral,
                    ObligationKind.REPORT_REVENUE,
                    biller,
                    owed,
                    "Report the revenue of the first period, also when there was none",
                    Days.lastSecondOf(firstReportDue));
        }
    }

    private void oblige(
            Referral referral, ObligationKind kind, PartnerId obliged, PartnerId owedTo, String what, Instant dueAt) {
        ObligationId unused = obligations.begin(new NewObligation(
                referral.id().value(),
                Obligations.dutyKey(kind, owedTo),
                kind,
                obliged,
                owedTo,
                what,
                dueAt,
                false,
                terms(referral)));
    }

    private static NewObligation.Terms terms(Referral referral) {
        Deadlines deadlines = referral.deadlines();
        return new NewObligation.Terms(
                deadlines.grace(), deadlines.acceptWithin(), NewObligation.Terms.USUAL.answerWithin());
    }

    /** A blind offer is to be answered in time; the offer itself is pursued by the referral's process. */
    void offered(Seat seat, Offer offer) {
        Referral referral = book.get(seat.referral());
        ObligationId unused = obligations.begin(new NewObligation(
                referral.id().value(),
                onceKey(offer),
                ObligationKind.ANSWER,
                offer.candidate(),
                referral.introducer(),
                "Answer the offer of the seat “" + seat.name() + "”",
                clock.instant().plus(Duration.parse(seat.answerWithin())),
                false,
                terms(referral)));
    }

    /** The offer was answered, or its time is over. Idempotent. */
    void answered(Seat seat, Offer offer, ObligationState how) {
        obligations.close(seat.referral().value(), onceKey(offer), how);
    }

    private static String onceKey(Offer offer) {
        return "answer-" + offer.id();
    }

    /** Ends with the referral what was owed for its sake; a deal that was won leaves revenue to be reported and paid. */
    void end(ReferralId id, ReferralState end) {
        obligations.callOff(
                id.value(), promise -> end != ReferralState.CLOSED || promise.kind() == ObligationKind.ANSWER);
    }

    /**
     * A partner promises another something, or asks another for a promise, in a referral that both work.
     *
     * @param ask whether the other is to promise it to the actor's partner; else the actor's partner promises it
     * @param what in a few words, one line
     * @param dueOn it is due at the end of that day, in UTC
     */
    public PromiseResult promise(
            ReferralId id,
            Actor actor,
            boolean ask,
            ObligationKind kind,
            PartnerId other,
            String what,
            LocalDate dueOn) {
        Referral referral = book.get(id);
        PartnerId own = new PartnerId(actor.partnerId());
        List<PartnerId> partners = partners(referral);
        if (!mayPromise(id, actor)) {
            return new PromiseResult.NotAllowed();
        }
        List<String> problems = new ArrayList<>();
        if (!PROMISES_ARE_MADE.contains(referral.state())) {
            problems.add("Promises are made once the agreements bind. This referral is: "
                    + referral.state().words() + ".");
        }
        if (!partners.contains(other) || other.equals(own)) {
            problems.add("Choose a partner that works this referral with you.");
        }
        if (!kind.isPursued()) {
            problems.add("Choose what kind of promise it is.");
        }
        if (what.isBlank()
                || what.strip().length() > LONGEST_PROMISE
                || what.strip().contains("\n")) {
            problems.add("Say what is promised, on one line of at most " + LONGEST_PROMISE + " characters.");
        }
        Instant dueAt = Days.lastSecondOf(dueOn);
        if (!dueAt.isAfter(clock.instant())) {
            problems.add("Choose today or a later day.");
        }
        if (!problems.isEmpty()) {
            return new PromiseResult.Invalid(problems);
        }
        return new PromiseResult.Made(obligations.begin(new NewObligation(
                id.value(),
                UUID.randomUUID().toString(),
                kind,
                ask ? other : own,
                ask ? own : other,
                what.strip(),
                dueAt,
                ask,
                terms(referral))));
    }

    /** Whether the actor speaks for a partner that works the referral; whether there is anything to promise, is another question. */
    @Transactional(readOnly = true)
    public boolean mayPromise(ReferralId id, Actor actor) {
        return actor.has(Role.OPERATIONS)
                && partners(book.get(id)).stream()
                        .anyMatch(partner -> partner.value().equals(actor.partnerId()));
    }

    /** Those with whom the actor's partner can exchange promises; empty where none are made. */
    public static List<PartnerId> counterparts(ReferralView referral, Actor actor) {
        if (!actor.has(Role.OPERATIONS) || !PROMISES_ARE_MADE.contains(referral.state())) {
            return List.of();
        }
        List<PartnerId> partners = partners(referral.introducer(), referral.deliverers());
        return partners.stream().anyMatch(partner -> partner.value().equals(actor.partnerId()))
                ? partners.stream()
                        .filter(partner -> !partner.value().equals(actor.partnerId()))
                        .toList()
                : List.of();
    }

    private List<PartnerId> partners(Referral referral) {
        return partners(referral.introducer(), book.deliverersOf(referral.id()));
    }

    private static List<PartnerId> partners(PartnerId introducer, List<PartnerId> deliverers) {
        List<PartnerId> partners = new ArrayList<>();
        partners.add(introducer);
        deliverers.stream().filter(deliverer -> !partners.contains(deliverer)).forEach(partners::add);
        return partners;
    }

    /** What became of a promise that somebody wanted to make or ask for. */
    public sealed interface PromiseResult {
        record Made(ObligationId id) implements PromiseResult {}

        /** @param problems sentences, the first field first */
        record Invalid(List<String> problems) implements PromiseResult {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }

        /** The actor's partner does not work the referral, or the actor not its operations. */
        record NotAllowed() implements PromiseResult {}
    }
}
