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
        Instant changedAt) {}
