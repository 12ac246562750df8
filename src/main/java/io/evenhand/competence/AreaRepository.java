package io.evenhand.competence;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface AreaRepository extends JpaRepository<Area, AreaId> {
    /** Holds the area until the transaction ends, so that what is compared with its version is still so when it is written. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Area a where a.id = :id")
    Optional<Area> lock(AreaId id);

    List<Area> findAllByOrderByFieldAscNameAscIdAsc();

    /** These, and the feature areas of those that are products. */
    @Query("select a from Area a where a.id in :ids or a.product in :ids")
    List<Area> findWithFeatures(Collection<AreaId> ids);
}
