package io.evenhand.referral;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface HistoryRepository extends JpaRepository<HistoryEntry, Long> {
    boolean existsByReferralAndOnceKey(ReferralId referral, String onceKey);

    List<HistoryEntry> findByReferralOrderByHappenedAtAscIdAsc(ReferralId referral);
}
