package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface OfferRepository extends JpaRepository<Offer, String> {
    List<Offer> findBySeatIdOrderByOfferedAtAscIdAsc(String seatId);

    /** Of which customers' needs this partner was asked blind by this introducer, and when. */
    @Query(
            "select new io.evenhand.referral.OfferRepository$Heard(r.customer, o.offeredAt) from Offer o, Seat s, Referral r"
                    + " where s.id = o.seatId and r.id = s.referral and o.candidate = :partner and r.introducer = :introducer")
    List<Heard> findHeard(PartnerId introducer, PartnerId partner);

    record Heard(Customer customer, Instant offeredAt) {}
}
