package io.evenhand.relationship;

import java.time.Instant;
import java.util.List;

/**
 * A published commitment with all that speaks for its time.
 *
 * @param timestamp what the timestamp says, as a sentence
 * @param witnesses who said to have seen it, in this order
 */
public record CommitmentPage(CommitmentView commitment, String timestamp, List<Witness> witnesses) {
    public CommitmentPage {
        witnesses = List.copyOf(witnesses);
    }

    /**
     * @param organisation its name
     * @param person who signed, or said so
     * @param signed whether there is a signature that is intact and trusted here
     * @param words what becomes of checking the signature, or that there is none
     */
    public record Witness(String organisation, String person, Instant at, boolean signed, String words) {}
}
