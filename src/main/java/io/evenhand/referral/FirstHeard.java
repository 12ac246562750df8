package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * When a partner first heard of a need of a customer from its introducer: from then on it could have guessed the customer, and may have been
 * told since. It counts in whichever referral that was: in one that this one continues, or in one that introduced the customer before.
 */
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
        Referral referral = book.get(id);
        // A referral that continues another has its customer, and so what it is recognised by.
        Set<String> customer = referral.customer().identity().identifiers();
        return offers.findHeard(referral.introducer(), partner).stream()
                .filter(heard ->
                        heard.customer().identity().identifiers().stream().anyMatch(customer::contains))
                .map(OfferRepository.Heard::offeredAt)
                .min(Comparator.naturalOrder());
    }
}
