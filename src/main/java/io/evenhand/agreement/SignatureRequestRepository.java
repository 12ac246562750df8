package io.evenhand.agreement;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface SignatureRequestRepository extends JpaRepository<SignatureRequest, String> {
    List<SignatureRequest> findByAgreementIdOrderByPosition(String agreementId);
}
