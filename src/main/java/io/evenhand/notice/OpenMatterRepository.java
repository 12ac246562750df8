package io.evenhand.notice;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface OpenMatterRepository extends JpaRepository<OpenMatter, String> {
    @Query("select m.matterKey from OpenMatter m where m.nextAt <= :now order by m.nextAt, m.matterKey")
    List<String> findDue(Instant now, Limit most);

    /** Holds the matter until the transaction ends: two instances of the program do not tell of it at once. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from OpenMatter m where m.matterKey = :matterKey")
    Optional<OpenMatter> lock(String matterKey);

    /** Forgets a matter of which nobody has been told. @return how many that were */
    @Modifying
    @Query("delete from OpenMatter m where m.matterKey = :matterKey and m.nextLook = OPENED")
    int forgetUntold(String matterKey);

    @Modifying
    @Query("delete from OpenMatter m where m.matterKey = :matterKey")
    int forget(String matterKey);
}
