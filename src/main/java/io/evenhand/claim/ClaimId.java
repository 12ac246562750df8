package io.evenhand.claim;

import java.util.Optional;
import java.util.UUID;

/** The id of a claim: a UUID, and the business id of its process. */
public record ClaimId(String value) {
    public ClaimId {
        if (value.length() != 36 || !UUID.fromString(value).toString().equals(value)) {
            throw new IllegalArgumentException("The id of a claim is a UUID in lower case, not \"" + value + "\"");
        }
    }

    /** @throws IllegalArgumentException for what is no id */
    public static ClaimId of(String value) {
        return new ClaimId(value);
    }

    /** Empty for what is no id: it is nobody's claim. */
    public static Optional<ClaimId> find(String value) {
        try {
            return Optional.of(of(value));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    static ClaimId random() {
        return new ClaimId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
