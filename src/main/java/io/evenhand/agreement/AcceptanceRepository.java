package io.evenhand.agreement;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface AcceptanceRepository extends JpaRepository<Acceptance, String> {
    List<Acceptance> findByAgreementIdAndVersionNumber(String agreementId, int versionNumber);
}
