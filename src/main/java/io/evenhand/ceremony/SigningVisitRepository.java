package io.evenhand.ceremony;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface SigningVisitRepository extends JpaRepository<SigningVisit, String> {
    Optional<SigningVisit> findBySecretHash(String secretHash);

    /** Holds it until the transaction ends, so that tries are counted one by one. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select v from SigningVisit v where v.secretHash = :secretHash")
    Optional<SigningVisit> lock(String secretHash);

    @Query("""
            select v.id from SigningVisit v where v.linkId = :linkId and v.confirmedAt is null
            order by v.seenAt desc, v.id""")
    List<String> unconfirmedOf(String linkId, Limit most);

    /** Whoever has typed their code is not pushed out by those who only open the link. */
    @Modifying
    @Query("delete from SigningVisit v where v.linkId = :linkId and v.confirmedAt is null and v.id not in :kept")
    void forgetUnconfirmedBut(String linkId, List<String> kept);

    @Modifying
    @Query("delete from SigningVisit v where v.secretHash = :secretHash")
    void forget(String secretHash);

    @Modifying
    @Query("delete from SigningVisit v where v.seenAt < :before")
    void forgetUnseenSince(Instant before);

    @Modifying
    @Query("update SigningVisit v set v.seenAt = :now where v.id = :id and v.seenAt < :now")
    void note(String id, Instant now);
}
