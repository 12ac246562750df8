package io.evenhand.protection;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface OpportunityRepository extends JpaRepository<Opportunity, String> {
    List<Opportunity> findByWindowIdOrderByOpenedOnAscIdAsc(String windowId);

    boolean existsByWindowIdAndTitle(String windowId, String title);
}
