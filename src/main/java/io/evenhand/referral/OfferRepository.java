package io.evenhand.referral;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface OfferRepository extends JpaRepository<Offer, String> {
    List<Offer> findBySeatIdOrderByOfferedAtAscIdAsc(String seatId);
}
