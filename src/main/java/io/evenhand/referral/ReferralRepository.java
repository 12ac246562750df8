package io.evenhand.referral;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReferralRepository extends JpaRepository<Referral, ReferralId> {
    Optional<Referral> findByReference(String reference);

    long countByContinuationOf(ReferralId earlier);

    List<Referral> findByContinuationOfOrderByRegisteredAtAsc(ReferralId earlier);
}
