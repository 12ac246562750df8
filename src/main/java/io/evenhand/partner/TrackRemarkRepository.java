package io.evenhand.partner;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface TrackRemarkRepository extends JpaRepository<TrackRemark, String> {
    List<TrackRemark> findBySourceInOrderBySaidAtAscIdAsc(Collection<String> sources);
}
