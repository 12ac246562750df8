package io.evenhand.obligation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Identifies a promise: a UUID in lower case. */
@Embeddable
public record ObligationId(@Column(name = "id", length = 36) String value) implements Serializable {
    static ObligationId random() {
        return new ObligationId(UUID.randomUUID().toString());
    }

    /** @throws IllegalArgumentException when it is not a UUID */
    public static ObligationId of(String value) {
        return new ObligationId(UUID.fromString(value).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
