package io.evenhand.relationship.commitment;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

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

    private static final HexFormat HEX = HexFormat.of();

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

    /** Why the entry was not on the list that became this commitment, as a sentence; empty where it was. */
    Optional<String> strayFrom(Commitment known) {
        int expected = place < known.count() ? MerkleTree.pathLength(place, known.count()) : -1;
        if (expected < 0) {
            return Optional.of(
                    "The proof names place %,d, but the list has %,d entries.".formatted(place + 1L, known.count()));
        }
        if (path.size() != expected) {
            return Optional.of("The path of the proof is %s: it has %d hashes, and %d lead from this place to the root."
                    .formatted(path.size() < expected ? "cut short" : "too long", path.size(), expected));
        }
        byte[] leaf = Hashing.leaf(HEX.parseHex(salt), entry.bytes());
        byte[] root = MerkleTree.rootFrom(
                leaf, place, known.count(), path.stream().map(HEX::parseHex).toList());
        return HEX.formatHex(root).equals(known.root())
                ? Optional.empty()
                : Optional.of(
                        "The entry does not lead to the root of the commitment: the entry, its salt or its path was"
                                + " changed, or it belongs to another list.");
    }

    /**
     * Why it says nothing of the very commitment that it names, as a sentence: it is put together from several, or was changed. Empty for one
     * that was left as it was written, which may still be of a list that nobody knows.
     */
    public Optional<String> contradiction() {
        return strayFrom(commitment);
    }
}
