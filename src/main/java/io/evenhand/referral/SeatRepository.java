package io.evenhand.referral;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface SeatRepository extends JpaRepository<Seat, String> {
    List<Seat> findByReferralOrderByPosition(ReferralId referral);
}
