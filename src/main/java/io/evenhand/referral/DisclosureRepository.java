package io.evenhand.referral;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface DisclosureRepository extends JpaRepository<Disclosure, String> {
    List<Disclosure> findByReferral(ReferralId referral);

    boolean existsByReferralAndPersonId(ReferralId referral, String personId);
}
