package io.evenhand.competence;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReleaseRepository extends JpaRepository<Release, String> {
    Optional<Release> findByAreaAndNameKey(AreaId area, String nameKey);

    List<Release> findByAreaIn(Collection<AreaId> areas);
}
