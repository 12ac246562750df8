package io.evenhand.agreement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface TermsVersionRepository extends JpaRepository<TermsVersion, String> {
    Optional<TermsVersion> findByAgreementIdAndVersionNumber(String agreementId, int versionNumber);

    /** The hashes alone, without the terms themselves. */
    @Query("select new io.evenhand.agreement.TermsVersionRepository$Hash(v.agreementId, v.versionNumber, v.termsHash)"
            + " from TermsVersion v where v.agreementId in :agreementIds")
    List<Hash> findHashes(Collection<String> agreementIds);

    /** Which version of an agreement has which hash. */
    record Hash(String agreementId, int versionNumber, String termsHash) {}

    List<TermsVersion> findByAgreementIdIn(Collection<String> agreementIds);
}
