package io.evenhand.referral;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.referral.RegisterResult.AlreadyRegistered;
import io.evenhand.referral.RegisterResult.Registered;
import io.evenhand.referral.RegisterResult.UnknownPartners;
import io.evenhand.text.BareWords;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A referral from its registration through screening to its end. */
@Service
@Transactional
public class Referrals {
    private final ReferralRepository referrals;
    private final SeatRepository seats;
    private final Participants participants;
    private final ReferralBook book;
    private final Seats offers;
    private final ReferralAgreements agreements;
    private final ReferralObligations obligations;
    private final Partners partners;
    private final History history;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Referrals(
            ReferralRepository referrals,
            SeatRepository seats,
            Participants participants,
            ReferralBook book,
            Seats offers,
            ReferralAgreements agreements,
            ReferralObligations obligations,
            Partners partners,
            History history,
            ApplicationEventPublisher events,
            Clock clock) {
        this.referrals = referrals;
        this.seats = seats;
        this.participants = participants;
        this.book = book;
        this.offers = offers;
        this.agreements = agreements;
        this.obligations = obligations;
        this.partners = partners;
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    /** Registers a referral and, once committed, starts its process. Idempotent by reference. */
    @RepeatedWhenRaced
    public RegisterResult register(NewReferral referral) {
        Optional<Referral> known = referrals.findByReference(referral.reference());
        if (known.isPresent()) {
            return new AlreadyRegistered(known.get().id());
        }
        List<String> unknown = named(referral)
                .distinct()
                .filter(partner -> partners.find(new PartnerId(partner)).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            return new UnknownPartners(unknown);
        }
        ReferralId id = ReferralId.random();
        referrals.save(new Referral(id, referral, clock.instant()));
        participants.enter(referral.introducer(), id);
        int position = 0;
        for (NewSeat seat : referral.seats()) {
            seats.save(new Seat(UUID.randomUUID().toString(), id, position++, seat));
        }
        history.tell(
                id,
                book.nameOf(referral.introducer()),
                "registered the referral “" + referral.title() + "”",
                "registered");
        events.publishEvent(new ReferralRegistered(UUID.randomUUID(), id));
        return new Registered(id);
    }

    private static Stream<String> named(NewReferral referral) {
        boolean billerIsRole = referral.biller().equals(ReferralBook.INTRODUCER)
                || referral.seats().stream().anyMatch(seat -> seat.name().equals(referral.biller()));
        Stream<String> candidates = referral.seats().stream()
                .flatMap(seat -> seat.candidates().stream())
                .map(PartnerId::value);
        Stream<String> others = billerIsRole
                ? Stream.of(referral.introducer().value())
                : Stream.of(referral.introducer().value(), referral.biller());
        return Stream.concat(others, candidates);
    }

    /** What the process needs to know when it begins: ids and durations. */
    @Transactional(readOnly = true)
    public ProcessStart start(ReferralId id) {
        Referral referral = book.get(id);
        return new ProcessStart(
                referral.introducer().value(),
                referral.deadlines().releaseWithin(),
                referral.deadlines().priorWithin());
    }

    /** What the screening decision looks at. */
    @Transactional(readOnly = true)
    public Screening assess(ReferralId id) {
        Referral referral = book.get(id);
        // As partners are ranked: whoever is proposed for a region serves it.
        String region = BareWords.of(referral.need().region());
        boolean served = seatCandidates(id)
                .flatMap(candidate -> partners.get(candidate).regions().stream())
                .anyMatch(works -> BareWords.of(works).equals(region));
        return new Screening(
                referral.need().isComplete(),
                served,
                ValueBand.of(referral.need().estimatedValue()));
    }

    private Stream<PartnerId> seatCandidates(ReferralId id) {
        return book.seatsOf(id).stream().flatMap(seat -> seat.candidates().stream());
    }

    /** The introducer describes the need anew, so that screening finds it clear. */
    public DecisionResult restate(ReferralId id, Actor actor, Need need) {
        return restate(id, actor, need, false);
    }

    /** @param wordsAreMeant whether the introducer has seen that words of it may tell who the customer is, and means them */
    public DecisionResult restate(ReferralId id, Actor actor, Need need, boolean wordsAreMeant) {
        Referral referral = book.get(id);
        if (!isIntroducersOperations(referral, actor)) {
            return DecisionResult.refused(
                    "Only operations of " + book.nameOf(referral.introducer()) + " can restate the need.");
        }
        String read = String.join(
                "\n", need.summary(), need.areas(), need.region(), Objects.requireNonNullElse(need.companySize(), ""));
        Optional<String> guessed = wordsAreMeant ? Optional.empty() : BlindWords.guessed(referral.customer(), read);
        if (guessed.isPresent()) {
            return DecisionResult.refused(guessed.get() + ": partners read it before they are bound."
                    + " Write it without, or say that the words are meant.");
        }
        if (!referral.restate(need, clock.instant())) {
            return DecisionResult.refused("The need can no longer change: partners have been asked.");
        }
        return told(id, actor, "restated the need", "restated-" + UUID.randomUUID());
    }

    /**
     * The introducer has looked at the need again: it goes back to screening, or is given up.
     *
     * @param taskKey tells this decision from an earlier one of the same kind
     */
    public DecisionResult clarify(ReferralId id, long taskKey, Actor actor, String decision, String reason) {
        return switch (decision) {
            case "resubmit" -> told(id, actor, "submitted the need again", "clarified-" + taskKey);
            case "withdraw" ->
                reason.isBlank()
                        ? DecisionResult.refused("Say why you give the referral up.")
                        : told(id, actor, "gave the referral up: " + reason, "given-up");
            default -> unknownDecision(decision);
        };
    }

    private DecisionResult told(ReferralId id, Actor actor, String what, String onceKey) {
        history.tell(id, actor.displayName(), what, onceKey);
        return DecisionResult.recorded();
    }

    static DecisionResult unknownDecision(String decision) {
        return DecisionResult.refused("“" + decision + "” is not a decision here.");
    }

    private static boolean isIntroducersOperations(Referral referral, Actor actor) {
        return referral.introducer().value().equals(actor.partnerId()) && actor.has(Role.OPERATIONS);
    }

    /** Records that the referral has reached a state; reaching it again changes nothing. */
    public void reach(ReferralId id, ReferralState state) {
        book.get(id).reach(state, clock.instant());
    }

    /** Ends the referral and whatever of it is still open. Idempotent: the first end stands. */
    public void end(ReferralId id, ReferralState end) {
        Referral referral = book.get(id);
        if (referral.end(end, null, clock.instant())) {
            offers.withdrawOffers(id);
            agreements.endTalks(id);
            obligations.end(id, end);
            history.tell(
                    id,
                    History.SYSTEM,
                    "ended the referral: " + end.words().toLowerCase(java.util.Locale.ROOT),
                    "ended");
            events.publishEvent(new ReferralEnded(UUID.randomUUID(), id, end));
        }
    }

    /**
     * The introducer withdraws the referral, at any point before its end; once committed, the process is told to stop.
     */
    public DecisionResult withdraw(ReferralId id, Actor actor, String reason) {
        Referral referral = book.get(id);
        if (!isIntroducersOperations(referral, actor)) {
            return DecisionResult.refused(
                    "Only operations of " + book.nameOf(referral.introducer()) + " can withdraw it.");
        }
        if (reason.isBlank()) {
            return DecisionResult.refused("Say why you withdraw the referral.");
        }
        if (referral.state().isEnd()) {
            return DecisionResult.refused(
                    "The referral has already ended: " + referral.state().words() + ".");
        }
        Optional<String> guessed =
                referral.isDisclosed() ? Optional.empty() : BlindWords.guessed(referral.customer(), reason);
        if (guessed.isPresent()) {
            return DecisionResult.refused(
                    guessed.get() + ": partners read it who are not told the customer. Write it without.");
        }
        history.tell(id, actor.displayName(), "withdrew the referral: " + reason, "withdrawn");
        events.publishEvent(new ReferralWithdrawn(UUID.randomUUID(), id));
        return DecisionResult.recorded();
    }

    /** The outcome that the introducer reports for an active referral. */
    public DecisionResult recordOutcome(ReferralId id, Actor actor, String decision, String reason) {
        Referral referral = book.get(id);
        return switch (decision) {
            case "won" -> {
                referral.reach(ReferralState.WON, clock.instant());
                yield told(id, actor, "reported the deal as won", "outcome");
            }
            case "lost" ->
                reason.isBlank()
                        ? DecisionResult.refused("Say why the deal was lost.")
                        : told(id, actor, "reported the deal as lost: " + reason, "outcome");
            default -> unknownDecision(decision);
        };
    }

    /**
     * @param introducerId partner id of the introducer
     * @param releaseWithin ISO duration
     * @param priorWithin ISO duration
     */
    public record ProcessStart(String introducerId, String releaseWithin, String priorWithin) {}

    /** The facts on which the screening decision looks. */
    public record Screening(boolean needComplete, boolean regionServed, ValueBand valueBand) {}
}
