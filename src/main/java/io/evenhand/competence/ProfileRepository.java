package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ProfileRepository extends JpaRepository<Profile, PartnerId> {
    /** Holds the profile until the transaction ends, so that what is compared with its version is still so when it is written. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Profile p where p.partner = :partner")
    Optional<Profile> lock(PartnerId partner);
}
