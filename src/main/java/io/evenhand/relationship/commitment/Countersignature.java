package io.evenhand.relationship.commitment;

import io.evenhand.signing.DetachedReading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What another organisation signed: that it saw a commitment, of this root and count, at this moment.
 *
 * @param partner the signer's id in the network; empty for its host
 * @param organisation the name under which the network knows it
 * @param person who signed for it
 * @param seenAt what the signer said; the timestamp on the signature says it, too
 * @param signature CMS over {@link #statement}, Base64 of DER
 */
public record Countersignature(String partner, String organisation, String person, Instant seenAt, String signature) {
    private static final int LONGEST_NAME = 400;
    private static final int LONGEST_SIGNATURE = (DetachedReading.MOST_BYTES + 2) / 3 * 4;

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public Countersignature {
        for (String name : new String[] {partner, organisation, person}) {
            if (name.length() > LONGEST_NAME || name.chars().anyMatch(letter -> letter < ' ' || letter == 0x7F)) {
                throw new IllegalArgumentException("A countersignature names who signed in at most " + LONGEST_NAME
                        + " characters, without line ends or other control characters.");
            }
        }
        if (signature.length() > LONGEST_SIGNATURE) {
            throw new IllegalArgumentException("A countersignature is longer than any that a program makes.");
        }
    }

    /** What is signed, a line for each; the last ends with a line end, too. */
    public static byte[] statement(
            Commitment commitment, String partner, String organisation, String person, Instant seenAt) {
        return """
                evenhand countersignature 1
                root %s
                count %d
                partner %s
                organisation %s
                person %s
                seen %s
                """.formatted(commitment.root(), commitment.count(), partner, organisation, person, seenAt)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What it says of a commitment, read without a server. */
    public DetachedReading read(Commitment commitment) {
        return DetachedReading.of(signature, statement(commitment, partner, organisation, person, seenAt));
    }

    /** As sentences name it: "Ivo Keller for Contoso". */
    public String signer() {
        return person.isEmpty() ? organisation : person + " for " + organisation;
    }
}
