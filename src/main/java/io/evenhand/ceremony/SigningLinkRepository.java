package io.evenhand.ceremony;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface SigningLinkRepository extends JpaRepository<SigningLink, String> {
    Optional<SigningLink> findByTokenHash(String tokenHash);

    /** By its id alone, so that {@link #lock} reads it anew. */
    @Query("select l.id from SigningLink l where l.tokenHash = :tokenHash")
    Optional<String> findId(String tokenHash);

    boolean existsByCauseAndSignatureIdAndPurpose(String cause, String signatureId, SigningLink.Purpose purpose);

    /** Holds it until the transaction ends: codes are counted, and it is used up once, whatever happens at the same moment. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from SigningLink l where l.id = :id")
    Optional<SigningLink> lock(String id);

    /** Every link to a signature, held: whoever makes another meanwhile waits, and sees this one then. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from SigningLink l where l.signatureId = :signatureId order by l.madeAt, l.id")
    List<SigningLink> lockAll(String signatureId);

    /** All by which this signature could still be given. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from SigningLink l where l.signatureId = :signatureId and l.purpose = SIGN and l.endedAt is null")
    List<SigningLink> lockOpen(String signatureId);

    /** The ids of those by which something was done, for an agreement; those whose owner was told of its end left out. */
    @Query("""
            select l.id from SigningLink l where l.agreementId = :agreementId and l.purpose = SIGN
            and l.ending = USED and l.toldAt is null order by l.id""")
    List<String> usedOf(String agreementId);

    /** Every link ever made for the signatures of an agreement. */
    @Query("select l from SigningLink l where l.agreementId = :agreementId and l.purpose = SIGN")
    List<SigningLink> ofAgreement(String agreementId);
}
