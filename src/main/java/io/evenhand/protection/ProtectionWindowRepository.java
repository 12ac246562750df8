package io.evenhand.protection;

import io.evenhand.partner.PartnerId;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ProtectionWindowRepository extends JpaRepository<ProtectionWindow, String> {
    @Query("select distinct w from ProtectionWindow w join w.identifiers i"
            + " where w.boundPartner = :bound and i in :identifiers order by w.startsOn, w.id")
    List<ProtectionWindow> findAbout(PartnerId bound, Collection<String> identifiers);

    List<ProtectionWindow> findByReferralIdOrderByStartsOnAscIdAsc(String referralId);

    List<ProtectionWindow> findByAgreementOrderById(String agreement);

    List<ProtectionWindow> findByAgreementAndReferralId(String agreement, String referralId);
}
