package io.evenhand.claim;

/** What came of something that somebody does with a claim. */
public sealed interface ClaimResult {
    /** It is recorded, now or before. */
    record Recorded(ClaimId claim) implements ClaimResult {}

    /** The same claim stands already. */
    record Known(ClaimId claim) implements ClaimResult {}

    /**
     * A rule refuses it, or the claim has gone on meanwhile.
     *
     * @param field of the form; empty for the whole
     * @param reason what to do, in a sentence
     */
    record Refused(String field, String reason) implements ClaimResult {
        static Refused of(String reason) {
            return new Refused("", reason);
        }
    }

    /** The actor sees the claim, and may not do this. */
    record NotAllowed() implements ClaimResult {}

    /** There is no such claim for the actor. */
    record Unknown() implements ClaimResult {}
}
