package io.evenhand.access;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SecondFactorRepository extends Repository<SecondFactor, String> {
    SecondFactor save(SecondFactor factor);

    Optional<SecondFactor> findById(String username);

    @Query("select f from SecondFactor f where f.username = :username and f.confirmedAt is not null")
    Optional<SecondFactor> findConfirmed(String username);

    /** Holds it until the transaction ends: many guesses at the same moment are looked at one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select f from SecondFactor f where f.username = :username")
    Optional<SecondFactor> lock(String username);

    @Query("""
            select f.username from SecondFactor f
            where f.confirmedAt is not null and f.username in (select a.username from Account a where a.partnerId = :partnerId)""")
    Set<String> confirmedOf(String partnerId);

    @Modifying(flushAutomatically = true)
    @Query("delete from RecoveryCode c where c.username = :username")
    int removeCodes(String username);

    @Modifying(flushAutomatically = true)
    @Query("delete from SecondFactor f where f.username = :username")
    int remove(String username);
}
