package io.evenhand.partner;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PartnerTaxRepository extends JpaRepository<PartnerTax, String> {
    @Query("select t from PartnerTax t where t.partner in :partners order by t.partner.value, t.position")
    List<PartnerTax> findOf(Collection<PartnerId> partners);

    Optional<PartnerTax> findByVatSlot(String vatId);
}
