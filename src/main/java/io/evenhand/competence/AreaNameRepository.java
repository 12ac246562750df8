package io.evenhand.competence;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface AreaNameRepository extends JpaRepository<AreaName, String> {
    List<AreaName> findByAreaOrderByName(AreaId area);

    List<AreaName> findByAreaIn(Collection<AreaId> areas);
}
