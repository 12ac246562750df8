package io.evenhand.access;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Adds and reads; there is no way to change or remove what was written. */
interface AccessEventRepository extends Repository<AccessEvent, Long> {
    AccessEvent save(AccessEvent event);

    @Query("select e from AccessEvent e where e.username = :username and e.id < :before order by e.id desc")
    List<AccessEvent> ofAccount(String username, long before, Limit limit);

    @Query("select e from AccessEvent e where e.partnerId = :partnerId and e.id < :before order by e.id desc")
    List<AccessEvent> ofPartner(String partnerId, long before, Limit limit);

    @Query("select e from AccessEvent e where e.id < :before order by e.id desc")
    List<AccessEvent> all(long before, Limit limit);
}
