package io.evenhand.referral;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ObligationRepository extends JpaRepository<Obligation, String> {
    List<Obligation> findByReferralOrderByDueOnAscIdAsc(ReferralId referral);
}
