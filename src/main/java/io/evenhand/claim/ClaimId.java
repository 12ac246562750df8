package io.evenhand.claim;

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

    static ClaimId random() {
        return new ClaimId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
