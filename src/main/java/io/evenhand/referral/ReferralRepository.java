package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ReferralRepository extends JpaRepository<Referral, ReferralId> {
    Optional<Referral> findByReference(String reference);

    List<Referral> findAllByOrderByRegisteredAtDescReferenceAsc();

    @Query(
            "select r from Referral r where r.introducer in :partners or r.id in"
                    + " (select s.referral from Seat s where s.filledBy in :partners) order by r.registeredAt desc, r.reference")
    List<Referral> findWith(Collection<PartnerId> partners);
}
