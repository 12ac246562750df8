package io.evenhand.referral;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface DisclosureRepository extends JpaRepository<Disclosure, String> {
    boolean existsByReferralAndPersonId(ReferralId referral, String personId);

    List<Disclosure> findByReferralAndPartnerIdOrderByDisclosedAtAscIdAsc(ReferralId referral, String partnerId);

    @Query("select d.referral from Disclosure d where d.referral in :referrals and d.personId = :personId")
    List<ReferralId> findDisclosedTo(String personId, Collection<ReferralId> referrals);

    /** Those of these referrals which the partner did not introduce, in which it takes or took part. */
    @Query("select p.referralId from Participation p, Referral r where p.referralId in :referrals"
            + " and r.id.value = p.referralId and p.partnerId = :partner and r.introducer.value <> :partner")
    List<String> findDelivered(String partner, Collection<String> referrals);

    /** All that the partner did not introduce, in which it takes or took part, and whose customer was not disclosed to this person. */
    @Query(
            "select p.referralId from Participation p, Referral r where r.id.value = p.referralId and p.partnerId = :partner"
                    + " and r.introducer.value <> :partner"
                    + " and not exists (select 1 from Disclosure d where d.referral.value = p.referralId and d.personId = :personId)")
    List<String> findNotToldTo(String partner, String personId);

    /** Those of these that are referrals which another than the partner introduced. */
    @Query("select r.id.value from Referral r where r.id.value in :referrals and r.introducer.value <> :partner")
    List<String> findOfOthers(String partner, Collection<String> referrals);

    /** Those of these that are referrals. */
    @Query("select r.id.value from Referral r where r.id.value in :referrals")
    List<String> findReferrals(Collection<String> referrals);
}
