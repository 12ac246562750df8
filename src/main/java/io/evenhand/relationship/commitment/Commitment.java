package io.evenhand.relationship.commitment;

import io.evenhand.signing.TimestampReading;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes public of a list: that so many customers were on it, and nothing of them.
 *
 * @param root 64 hexadecimal digits; names the number of entries, too
 * @param count how many entries can ever be opened
 * @param madeAt what the clock of whoever made it said: a claim
 * @param timestamp a token by RFC 3161 about the root, Base64 of DER; null where nobody stamped it
 * @param countersignatures of others who saw it, in the order of signing; each speaks for itself
 */
public record Commitment(
        String root, int count, Instant madeAt, @Nullable String timestamp, List<Countersignature> countersignatures) {
    /** More witnesses prove nothing more. */
    public static final int MOST_COUNTERSIGNATURES = 64;

    private static final int LONGEST_TIMESTAMP = (TimestampReading.MOST_BYTES + 2) / 3 * 4;

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public Commitment {
        countersignatures = List.copyOf(countersignatures);
        if (countersignatures.size() > MOST_COUNTERSIGNATURES) {
            throw new IllegalArgumentException(
                    "A commitment has at most %d countersignatures.".formatted(MOST_COUNTERSIGNATURES));
        }
        if (!Entry.isDigest(root)) {
            throw new IllegalArgumentException("The root is a SHA-256: 64 digits 0-9 a-f.");
        }
        if (count < 1 || count > MerkleTree.MOST_LEAVES) {
            throw new IllegalArgumentException(
                    "The count is a number from 1 to %,d.".formatted(MerkleTree.MOST_LEAVES));
        }
        if (timestamp != null && timestamp.length() > LONGEST_TIMESTAMP) {
            throw new IllegalArgumentException("The timestamp is longer than any that an authority sends.");
        }
    }

    /** One that nobody countersigned. */
    public Commitment(String root, int count, Instant madeAt, @Nullable String timestamp) {
        this(root, count, madeAt, timestamp, List.of());
    }

    /** What a timestamp is about. */
    public byte[] digest() {
        return HexFormat.of().parseHex(root);
    }

    public Commitment stampedWith(String token) {
        return new Commitment(root, count, madeAt, token, countersignatures);
    }

    public Commitment countersignedBy(List<Countersignature> others) {
        return new Commitment(root, count, madeAt, timestamp, others);
    }

    /** Empty where there is none. */
    public Optional<TimestampReading> readTimestamp() {
        return Optional.ofNullable(timestamp).map(token -> TimestampReading.of(token, digest()));
    }

    /** Whether it is the same list, whoever stamped it. */
    public boolean isOf(Commitment other) {
        return root.equals(other.root) && count == other.count;
    }
}
