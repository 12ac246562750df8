package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface SeatRepository extends JpaRepository<Seat, String> {
    List<Seat> findByReferralOrderByPosition(ReferralId referral);

    @Query(
            "select new io.evenhand.referral.SeatRepository$Filled(s.referral, s.filledBy, s.leftAt is not null) from Seat s"
                    + " where s.referral in :referrals and s.filledBy.value is not null order by s.position")
    List<Filled> findFilled(Collection<ReferralId> referrals);

    /** In how many referrals that have not ended each of these fills a seat. */
    @Query(
            "select new io.evenhand.referral.SeatRepository$Running(s.filledBy, count(distinct r.id.value)) from Seat s, Referral r"
                    + " where r.id = s.referral and s.filledBy in :partners and s.leftAt is null and r.state not in :ends"
                    + " group by s.filledBy")
    List<Running> countRunning(Collection<PartnerId> partners, Collection<ReferralState> ends);

    /** How much a partner delivers in now. */
    record Running(PartnerId partner, long referrals) {}

    /** A partner who fills a seat of a referral, or did until it left. */
    record Filled(ReferralId referral, PartnerId partner, boolean left) {}
}
