package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When a partner first heard of a need: from then on it could have guessed the customer. */
@Component
class FirstHeard {
    private final ReferralBook book;
    private final OfferRepository offers;

    FirstHeard(ReferralBook book, OfferRepository offers) {
        this.book = book;
        this.offers = offers;
    }

    /** Empty for whoever was never asked blind. */
    Optional<Instant> of(ReferralId id, PartnerId partner) {
        return book.seatsOf(id).stream()
                .flatMap(seat -> offers.findBySeatIdOrderByOfferedAtAscIdAsc(seat.id()).stream())
                .filter(offer -> offer.candidate().equals(partner))
                .map(Offer::offeredAt)
                .min(Comparator.naturalOrder());
    }
}
