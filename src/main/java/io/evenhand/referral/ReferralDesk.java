package io.evenhand.referral;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.obligation.ObligationView;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.PartnerId;
import io.evenhand.relationship.EvidenceDocument;
import io.evenhand.relationship.HandedInDocuments;
import io.evenhand.relationship.ListingView;
import io.evenhand.relationship.Listings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Referrals as people look at them, cut to what each may see. */
@Service
@Transactional(readOnly = true)
public class ReferralDesk {
    private final ReferralRepository referrals;
    private final SeatRepository seats;
    private final OfferRepository offers;
    private final Obligations obligations;
    private final PriorEvidenceRepository evidence;
    private final PriorClaimRepository claims;
    private final Listings listings;
    private final ReferralViews views;
    private final ReferralBook book;
    private final History history;
    private final HandedInDocuments documents;
    private final FirstHeard firstHeard;
    private final WordsAsTold words;

    ReferralDesk(
            ReferralRepository referrals,
            SeatRepository seats,
            OfferRepository offers,
            Obligations obligations,
            PriorEvidenceRepository evidence,
            PriorClaimRepository claims,
            Listings listings,
            ReferralViews views,
            ReferralBook book,
            History history,
            HandedInDocuments documents,
            FirstHeard firstHeard,
            WordsAsTold words) {
        this.referrals = referrals;
        this.seats = seats;
        this.offers = offers;
        this.obligations = obligations;
        this.evidence = evidence;
        this.claims = claims;
        this.listings = listings;
        this.views = views;
        this.book = book;
        this.history = history;
        this.documents = documents;
        this.firstHeard = firstHeard;
        this.words = words;
    }

    /** One referral; empty for an unknown id and for a stranger's alike. */
    public Optional<ReferralView> show(Actor actor, ReferralId id) {
        return referrals
                .findById(id)
                .filter(referral -> isVisible(actor, referral))
                .map(referral -> views.of(actor, List.of(referral.line())).getFirst());
    }

    /**
     * Referrals about which the actor's organisation has something to decide, also before it takes part: the need, never who the
     * customer is. The caller has made sure of the task.
     */
    public List<ReferralView> briefs(Actor actor, Collection<ReferralId> ids) {
        return views.of(
                actor, referrals.findAllById(ids).stream().map(Referral::line).toList());
    }

    /** The seat that an offer is for. */
    public Optional<OfferedSeat> offeredSeat(String offerId) {
        return offers.findById(offerId)
                .flatMap(offer -> seats.findById(offer.seatId()))
                .map(seat -> new OfferedSeat(seat.name(), seat.areas()));
    }

    /** With what a deliverer claims to have known the customer before: what was filed and not claimed counts for nothing. */
    public Optional<FiledEvidence> evidence(ReferralId id, PartnerId deliverer) {
        return claimed(id, deliverer)
                .map(found -> new FiledEvidence(
                        found.title(),
                        found.datedOn(),
                        firstHeard.of(id, deliverer).orElse(null),
                        listings.of(found.id()).orElse(null)));
    }

    /** The proof that came with it, as it was handed in. The caller has made sure that the reader is to judge it. */
    public Optional<Listings.HandedIn> proof(ReferralId id, PartnerId deliverer) {
        return claimed(id, deliverer).flatMap(found -> listings.handedIn(found.id()));
    }

    private Optional<PriorEvidence> claimed(ReferralId id, PartnerId deliverer) {
        return claims.findByReferralAndPartner(id, deliverer).flatMap(claim -> evidence.findById(claim.evidenceId()));
    }

    /** A referral as all who take part know it: nothing in it is only for some. Empty for an unknown id. */
    public Optional<Outline> outline(ReferralId id) {
        return referrals
                .findById(id)
                .map(referral -> new Outline(
                        referral.line().reference(),
                        referral.line().title(),
                        participants(referral).stream().map(PartnerId::new).toList()));
    }

    private List<String> participants(Referral referral) {
        List<String> participants = new ArrayList<>();
        participants.add(referral.introducer().value());
        book.everDelivering(referral.id()).forEach(deliverer -> participants.add(deliverer.value()));
        return participants;
    }

    private boolean isVisible(Actor actor, Referral referral) {
        Visibility visibility = Visibility.of(actor);
        return visibility.covers(referral.introducer().value())
                || visibility.covers(book.everDelivering(referral.id()).stream()
                        .map(PartnerId::value)
                        .toList());
    }

    /** The referral that this one continues, and those that continue it, as far as the actor may see them. */
    public Family family(Actor actor, ReferralId id) {
        Optional<ReferralView> earlier = Optional.ofNullable(book.get(id).continuation())
                .flatMap(continuation -> show(actor, continuation.of()));
        List<ReferralView> later = referrals.findByContinuationOfOrderByRegisteredAtAsc(id).stream()
                .flatMap(next -> show(actor, next.id()).stream())
                .toList();
        return new Family(earlier.orElse(null), later);
    }

    /** @param earlier null when it continues none that the actor may see */
    public record Family(@Nullable ReferralView earlier, List<ReferralView> later) {}

    /**
     * What happened in a referral, oldest first, as the actor reads it: who declined a seat is for the introducer and who declined, and
     * whoever is not told the customer reads no words that tell it.
     *
     * @param seen the referral as the actor may see it
     */
    public List<HistoryView> history(Actor actor, ReferralView seen) {
        Referral referral = book.get(seen.id());
        return history.of(referral, actor.partnerId(), words.to(seen, referral));
    }

    /** The same as its introducer reads it. */
    public List<HistoryView> history(ReferralId id) {
        Referral referral = book.get(id);
        return history.of(referral, referral.introducer().value(), UnaryOperator.identity());
    }

    /** What people wrote about a referral's agreements, without what tells the customer where the reader is not told. @param seen by the reader */
    public Reading words(ReferralView seen) {
        Referral referral = book.get(seen.id());
        UnaryOperator<String> read = words.to(seen, referral);
        Instant disclosed = referral.disclosedAt();
        return (by, at, text) -> {
            // Who does not know the customer can only guess it, and is not told that the guess is right.
            boolean knows = by.equals(referral.introducer().value()) || disclosed != null && !at.isBefore(disclosed);
            return knows ? read.apply(text) : text;
        };
    }

    /** What somebody reads of what others wrote. */
    public interface Reading {
        /** @param by the partner whose people wrote it */
        String of(String by, Instant at, String text);
    }

    /** What is and was owed in a referral, by due time. The caller has made sure that the reader may see it. */
    public List<ObligationView> obligations(ReferralId id) {
        return obligations.of(List.of(id.value())).stream()
                // Of whom an offer was asked, and what came of it, is in the history.
                .filter(promise -> promise.kind().isPursued())
                .toList();
    }

    /** @param participants the introducer first */
    public record Outline(String reference, String title, List<PartnerId> participants) {
        public Outline {
            participants = List.copyOf(participants);
        }
    }

    /** @param areas product or feature areas, separated by commas */
    public record OfferedSeat(String name, String areas) {}

    /**
     * @param datedOn the day that the evidence itself bears
     * @param heardAt when the deliverer was first asked blind; null when it never was
     * @param listing what a proof said that came with it; null where none did
     */
    public record FiledEvidence(
            String title,
            LocalDate datedOn,
            @Nullable Instant heardAt,
            @Nullable ListingView listing) {}

    /** Which document a deliverer handed in with what it claimed. The caller has made sure that the reader is to judge it. */
    public Optional<HandedInDocuments.Named> document(ReferralId id, PartnerId deliverer) {
        return claims.findByReferralAndPartner(id, deliverer).flatMap(claim -> documents.of(claim.evidenceId()));
    }

    /** That document itself. The caller as above. */
    public Optional<EvidenceDocument> documentFile(ReferralId id, PartnerId deliverer) {
        return claims.findByReferralAndPartner(id, deliverer).flatMap(claim -> documents.load(claim.evidenceId()));
    }

    public ReferralState state(ReferralId id) {
        return book.get(id).state();
    }

    /** The name of the seat for which an offer was made; empty when there is no such offer in the referral. */
    public Optional<String> seatOfOffer(ReferralId id, String offerId) {
        return offers.findById(offerId)
                .flatMap(offer -> seats.findById(offer.seatId()))
                .filter(seat -> seat.referral().equals(id))
                .map(Seat::name);
    }
}
