package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CertificateRepository extends JpaRepository<Certificate, String> {
    @Query("select c from Certificate c where c.partner = :partner and c.withdrawnAt is null"
            + " order by c.issuedOn desc, c.name, c.id")
    List<Certificate> findStanding(PartnerId partner);

    @Query("select c from Certificate c where c.area in :areas and c.withdrawnAt is null order by c.id")
    List<Certificate> findStandingIn(Collection<AreaId> areas);

    @Query("select count(c) from Certificate c where c.partner = :partner and c.withdrawnAt is null")
    long countStanding(PartnerId partner);
}
