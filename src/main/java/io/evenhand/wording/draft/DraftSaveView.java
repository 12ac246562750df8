package io.evenhand.wording.draft;

import java.time.Instant;

/**
 * A save in the history of a draft.
 *
 * @param number from 1 on
 * @param words what it was: "saved", "brought back", "kept aside"
 */
public record DraftSaveView(int number, String fileName, String words, boolean aside, String byName, Instant at) {}
