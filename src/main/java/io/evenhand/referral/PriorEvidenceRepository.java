package io.evenhand.referral;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface PriorEvidenceRepository extends JpaRepository<PriorEvidence, String> {
    List<PriorEvidence> findByReferralOrderByFiledAtDesc(ReferralId referral);
}
