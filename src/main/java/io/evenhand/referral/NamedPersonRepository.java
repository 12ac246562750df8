package io.evenhand.referral;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface NamedPersonRepository extends JpaRepository<NamedPerson, String> {
    List<NamedPerson> findByReferralAndPartnerId(ReferralId referral, String partnerId);
}
