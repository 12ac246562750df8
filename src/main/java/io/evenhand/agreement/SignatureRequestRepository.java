package io.evenhand.agreement;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface SignatureRequestRepository extends JpaRepository<SignatureRequest, String> {
    List<SignatureRequest> findByAgreementIdOrderByPosition(String agreementId);

    List<SignatureRequest> findByAgreementIdInOrderByPosition(Collection<String> agreementIds);
}
