package io.evenhand.wording.draft;

import java.time.Instant;
import java.util.Optional;

/** A draft in a list. */
public record DraftRow(
        String id,
        String name,
        String language,
        String ownerId,
        DraftState state,
        String note,
        Optional<String> proposalId,
        String openedByName,
        String changedByName,
        Instant changedAt) {
    static DraftRow of(WordingDraft draft) {
        return new DraftRow(
                draft.id(),
                draft.name(),
                draft.language(),
                draft.ownerId(),
                draft.state(),
                draft.note(),
                draft.proposalId(),
                draft.openedByName(),
                draft.changedByName(),
                draft.changedAt());
    }
}
