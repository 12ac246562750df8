package io.evenhand.relationship.commitment;

import java.util.List;

/**
 * One opened entry.
 *
 * @param salt 64 hexadecimal digits, of this entry alone
 * @param place where its leaf stands, from zero; by its hash, and so by chance
 * @param path the hashes beside the way to the root, from below, each 64 hexadecimal digits
 * @param commitment as whoever opened it says; the published one decides
 */
public record Proof(Entry entry, String salt, int place, List<String> path, Commitment commitment) {
    static final int LONGEST_PATH = 40;

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public Proof {
        path = List.copyOf(path);
        // Who else saw it is told by the published file.
        commitment = commitment.countersignedBy(List.of());
        if (!Entry.isDigest(salt)) {
            throw new IllegalArgumentException("The salt has 64 digits 0-9 a-f.");
        }
        if (place < 0) {
            throw new IllegalArgumentException("The place is a number, zero or more.");
        }
        if (path.size() > LONGEST_PATH || !path.stream().allMatch(Entry::isDigest)) {
            throw new IllegalArgumentException(
                    "The path has at most " + LONGEST_PATH + " hashes, each of 64 digits 0-9 a-f.");
        }
    }
}
