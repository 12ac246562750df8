package io.evenhand.partner;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PartnerRepository extends JpaRepository<Partner, PartnerId> {
    @Query(
            "select new io.evenhand.partner.PartnerRepository$Named(p.id, p.legalName) from Partner p where p.id in :ids")
    List<Named> findNames(Collection<PartnerId> ids);

    /** A partner's legal name alone. */
    record Named(PartnerId id, String legalName) {}
}
