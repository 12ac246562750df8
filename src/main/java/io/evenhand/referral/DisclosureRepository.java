package io.evenhand.referral;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface DisclosureRepository extends JpaRepository<Disclosure, String> {
    boolean existsByReferralAndPersonId(ReferralId referral, String personId);

    @Query("select d.referral from Disclosure d where d.referral in :referrals and d.personId = :personId")
    List<ReferralId> findDisclosedTo(String personId, Collection<ReferralId> referrals);
}
