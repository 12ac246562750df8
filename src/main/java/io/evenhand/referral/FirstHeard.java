package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /** Empty for whoever was never asked blind. A referral that continues another is about the same customer: what was heard there counts. */
    Optional<Instant> of(ReferralId id, PartnerId partner) {
        List<ReferralId> family = new ArrayList<>();
        for (ReferralId next = id; next != null && !family.contains(next); next = before(next)) {
            family.add(next);
        }
        return family.stream().flatMap(one -> asked(one, partner).stream()).min(Comparator.naturalOrder());
    }

    private @Nullable ReferralId before(ReferralId id) {
        Continuation continuation = book.get(id).continuation();
        return continuation == null ? null : continuation.of();
    }

    private Optional<Instant> asked(ReferralId id, PartnerId partner) {
        return book.seatsOf(id).stream()
                .flatMap(seat -> offers.findBySeatIdOrderByOfferedAtAscIdAsc(seat.id()).stream())
                .filter(offer -> offer.candidate().equals(partner))
                .map(Offer::offeredAt)
                .min(Comparator.naturalOrder());
    }
}
