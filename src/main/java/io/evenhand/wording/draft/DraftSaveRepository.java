package io.evenhand.wording.draft;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface DraftSaveRepository extends JpaRepository<DraftSave, String> {
    Optional<DraftSave> findFirstByDraftIdOrderBySaveNumberDesc(String draftId);

    Optional<DraftSave> findByDraftIdAndSaveNumber(String draftId, int saveNumber);

    /** The last texts that the file had up to a revision, the newest first. */
    @Query("select s from DraftSave s where s.draftId = :draftId and s.fileName = :file and s.revision <= :revision"
            + " and s.saveNumber < :before and s.kind <> io.evenhand.wording.draft.DraftSave.Kind.ASIDE"
            + " order by s.saveNumber desc")
    List<DraftSave> findTexts(String draftId, String file, int revision, int before, Limit limit);

    /** Without their texts, the newest first. */
    @Query("select new io.evenhand.wording.draft.DraftSaveRepository$Listed("
            + "s.saveNumber, s.fileName, s.kind, s.savedByName, s.savedAt)"
            + " from DraftSave s where s.draftId = :draftId order by s.saveNumber desc")
    List<Listed> list(String draftId, Limit limit);

    @Modifying
    @Query("delete from DraftSave s where s.draftId = :draftId and s.saveNumber <= :upTo")
    void forget(String draftId, int upTo);

    record Listed(int number, String fileName, DraftSave.Kind kind, String savedByName, Instant savedAt) {}
}
