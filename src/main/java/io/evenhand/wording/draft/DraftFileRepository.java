package io.evenhand.wording.draft;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface DraftFileRepository extends JpaRepository<DraftFile, String> {
    List<DraftFile> findByDraftIdOrderByName(String draftId);

    long countByDraftId(String draftId);

    Optional<DraftFile> findByDraftIdAndName(String draftId, String name);
}
