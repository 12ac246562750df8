package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerView;
import io.evenhand.partner.Partners;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the use cases of this room look up again and again, inside their transactions. */
@Component
class ReferralBook {
    /** By which files and terms name the introducer. */
    static final String INTRODUCER = "introducer";

    private final ReferralRepository referrals;
    private final SeatRepository seats;
    private final Partners partners;

    ReferralBook(ReferralRepository referrals, SeatRepository seats, Partners partners) {
        this.referrals = referrals;
        this.seats = seats;
        this.partners = partners;
    }

    Referral get(ReferralId id) {
        return referrals.findById(id).orElseThrow(() -> new IllegalStateException("No referral " + id));
    }

    List<Seat> seatsOf(ReferralId id) {
        return seats.findByReferralOrderByPosition(id);
    }

    /** Those who fill the seats now, in the order of the seats, each once. */
    List<PartnerId> deliverersOf(ReferralId id) {
        return seatsOf(id).stream()
                .flatMap(seat -> seat.holder().stream())
                .distinct()
                .toList();
    }

    /** All who ever delivered in the referral: what they worked and signed stays theirs to see. */
    List<PartnerId> everDelivering(ReferralId id) {
        return seatsOf(id).stream()
                .flatMap(seat -> seat.filledBy().stream())
                .distinct()
                .toList();
    }

    /** Who bills the customer, once the seats are filled. */
    PartnerId billerOf(Referral referral) {
        if (referral.biller().equals(INTRODUCER)) {
            return referral.introducer();
        }
        return seatsOf(referral.id()).stream()
                .filter(seat -> seat.name().equals(referral.biller()))
                .findFirst()
                .flatMap(Seat::filledBy)
                .orElseGet(() -> new PartnerId(referral.biller()));
    }

    String nameOf(PartnerId partner) {
        return partners.get(partner).legalName();
    }

    PartnerView partner(PartnerId partner) {
        return partners.get(partner);
    }
}
