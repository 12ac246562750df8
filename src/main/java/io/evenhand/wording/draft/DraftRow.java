package io.evenhand.wording.draft;

import java.time.Instant;

/** A draft in a list. */
public record DraftRow(
        String id,
        String name,
        String language,
        String ownerId,
        DraftState state,
        String note,
        String openedByName,
        String changedByName,
        Instant changedAt) {}
