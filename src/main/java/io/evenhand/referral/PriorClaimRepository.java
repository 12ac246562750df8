package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface PriorClaimRepository extends JpaRepository<PriorClaim, String> {
    Optional<PriorClaim> findByReferralAndPartner(ReferralId referral, PartnerId partner);

    List<PriorClaim> findByReferralOrderByClaimedAtAscIdAsc(ReferralId referral);
}
