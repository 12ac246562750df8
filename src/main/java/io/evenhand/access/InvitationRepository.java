package io.evenhand.access;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface InvitationRepository extends Repository<Invitation, String> {
    Invitation save(Invitation invitation);

    @Query("select i from Invitation i left join fetch i.roles where i.tokenHash = :tokenHash")
    Optional<Invitation> find(String tokenHash);

    /** Holds it until the transaction ends: one use, however often it is sent at the same moment. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from Invitation i where i.tokenHash = :tokenHash")
    Optional<Invitation> lock(String tokenHash);

    @Query("select i from Invitation i where i.partnerId = :partnerId and i.personId = :personId and i.endedAt is null")
    List<Invitation> openOfPerson(String partnerId, String personId);

    @Query("""
            select distinct i from Invitation i left join fetch i.roles
            where i.partnerId = :partnerId and i.endedAt is null order by i.createdAt""")
    List<Invitation> openOfPartner(String partnerId);
}
