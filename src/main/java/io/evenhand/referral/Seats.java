package io.evenhand.referral;

import io.evenhand.access.Actor;
import io.evenhand.obligation.ObligationState;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.History.HistoryLine;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Offers a referral blind, seat by seat, to one ranked partner after another. */
@Service
@Transactional
public class Seats {
    private final ReferralBook book;
    private final SeatRepository seats;
    private final OfferRepository offers;
    private final Participants participants;
    private final ReferralObligations obligations;
    private final History history;
    private final Clock clock;

    Seats(
            ReferralBook book,
            SeatRepository seats,
            OfferRepository offers,
            Participants participants,
            ReferralObligations obligations,
            History history,
            Clock clock) {
        this.book = book;
        this.seats = seats;
        this.offers = offers;
        this.participants = participants;
        this.obligations = obligations;
        this.history = history;
        this.clock = clock;
    }

    /** The ids of the referral's seats, in order. */
    public List<String> open(ReferralId referral) {
        book.get(referral).reach(ReferralState.OFFERED, clock.instant());
        return book.seatsOf(referral).stream().map(Seat::id).toList();
    }

    /**
     * Offers the seat to the best partner not asked yet. Idempotent: while an offer is open, it is the answer.
     *
     * @return empty when nobody is left to ask
     */
    public Optional<OfferMade> offerNext(String seatId) {
        Seat seat = seat(seatId);
        List<Offer> made = offers.findBySeatIdOrderByOfferedAtAscIdAsc(seatId);
        Optional<Offer> open =
                made.stream().filter(offer -> offer.state() == Offer.State.OPEN).findFirst();
        return open.or(() -> seat.nextCandidate(made).map(candidate -> offer(seat, candidate)))
                .map(offer -> new OfferMade(offer.id(), offer.candidate().value(), seat.answerWithin()));
    }

    private Offer offer(Seat seat, PartnerId candidate) {
        Offer offer = offers.save(new Offer(UUID.randomUUID().toString(), seat.id(), candidate, clock.instant()));
        history.tellApart(
                seat.referral(),
                candidate,
                History.SYSTEM,
                "offered the seat “" + seat.name() + "” to " + book.nameOf(candidate) + ", without naming the customer",
                new HistoryLine(
                        History.SYSTEM,
                        "offered the seat “" + seat.name() + "” to a partner, without naming the customer"),
                "offered-" + offer.id());
        obligations.offered(seat, offer);
        return offer;
    }

    /** The candidate answers. The same answer again stands; another one is refused. */
    public DecisionResult answer(String offerId, Actor actor, String decision, String reason) {
        Offer offer = offer(offerId);
        boolean accept = decision.equals("accept");
        if (!accept && !decision.equals("decline")) {
            return Referrals.unknownDecision(decision);
        }
        if (!accept && reason.isBlank()) {
            return DecisionResult.refused("Say why you decline: the introducer will read it, and nobody else.");
        }
        Offer.State wanted = accept ? Offer.State.ACCEPTED : Offer.State.DECLINED;
        if (offer.state() == wanted) {
            return DecisionResult.recorded();
        }
        if (offer.state() != Offer.State.OPEN) {
            return DecisionResult.refused("The offer is no longer open.");
        }
        offer.answer(accept, actor.username(), reason, clock.instant());
        Seat seat = seat(offer.seatId());
        obligations.answered(seat, offer, ObligationState.KEPT);
        if (accept) {
            seat.fill(offer.candidate());
            participants.enter(offer.candidate(), seat.referral());
        }
        String who = " the seat “" + seat.name() + "” for " + book.nameOf(offer.candidate());
        String because = reason.isBlank() ? "" : ": " + reason;
        String onceKey = "answered-" + offerId;
        if (accept) {
            history.tell(seat.referral(), actor.displayName(), "accepted" + who + because, onceKey);
        } else {
            history.tellApart(
                    seat.referral(),
                    offer.candidate(),
                    actor.displayName(),
                    "declined" + who + because,
                    new HistoryLine("A partner", "declined the seat “" + seat.name() + "”"),
                    onceKey);
        }
        return DecisionResult.recorded();
    }

    /** The deadline has passed without an answer. Idempotent. */
    public void expire(String offerId) {
        Offer offer = offer(offerId);
        Seat seat = seat(offer.seatId());
        offer.expire(clock.instant());
        seat.vacate(offer.candidate());
        participants.leave(offer.candidate(), seat.referral());
        obligations.answered(seat, offer, ObligationState.BROKEN);
        history.tellApart(
                seat.referral(),
                offer.candidate(),
                History.SYSTEM,
                "closed the offer to " + book.nameOf(offer.candidate()) + ": no answer in time",
                new HistoryLine(History.SYSTEM, "closed an offer of the seat “" + seat.name() + "”: no answer in time"),
                "expired-" + offerId);
    }

    /** Nobody needs to answer any more: the referral has ended. Idempotent. */
    void withdrawOffers(ReferralId referral) {
        for (Seat seat : book.seatsOf(referral)) {
            offers.findBySeatIdOrderByOfferedAtAscIdAsc(seat.id()).forEach(offer -> offer.withdraw(clock.instant()));
        }
    }

    /** The partners that fill the seats, each once. */
    @Transactional(readOnly = true)
    public List<String> deliverers(ReferralId referral) {
        return book.deliverersOf(referral).stream().map(PartnerId::value).toList();
    }

    private Seat seat(String id) {
        return seats.findById(id).orElseThrow(() -> new IllegalStateException("No seat " + id));
    }

    private Offer offer(String id) {
        return offers.findById(id).orElseThrow(() -> new IllegalStateException("No offer " + id));
    }

    /** @param answerWithin ISO duration */
    public record OfferMade(String offerId, String candidateId, String answerWithin) {}
}
