package io.evenhand.referral;

import org.springframework.data.jpa.repository.JpaRepository;

interface DisclosureRepository extends JpaRepository<Disclosure, String> {
    boolean existsByReferralAndPersonId(ReferralId referral, String personId);
}
