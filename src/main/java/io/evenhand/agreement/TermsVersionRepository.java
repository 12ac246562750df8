package io.evenhand.agreement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface TermsVersionRepository extends JpaRepository<TermsVersion, String> {
    Optional<TermsVersion> findByAgreementIdAndVersionNumber(String agreementId, int versionNumber);

    List<TermsVersion> findByAgreementIdIn(Collection<String> agreementIds);
}
