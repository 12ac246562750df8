package io.evenhand.agreement;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface SignatureRequestRepository extends JpaRepository<SignatureRequest, String> {
    List<SignatureRequest> findByAgreementIdOrderByPosition(String agreementId);

    List<SignatureRequest> findByAgreementIdInOrderByPosition(Collection<String> agreementIds);

    /** As it is now, not as this transaction saw it first; to be called with its agreement locked. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from SignatureRequest r where r.id = :id")
    Optional<SignatureRequest> lock(String id);

    /** To which agreement a signature belongs, without reading either: whoever locks the agreement reads both afterwards. */
    @Query("select r.agreementId from SignatureRequest r where r.id = :id")
    Optional<String> findAgreementId(String id);
}
