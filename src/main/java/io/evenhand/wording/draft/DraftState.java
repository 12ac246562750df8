package io.evenhand.wording.draft;

/** How far a draft has come. */
public enum DraftState {
    /** It is being written. */
    OPEN,
    /** It was handed in, and is not written any more. */
    SUBMITTED,
    DISCARDED
}
