package io.evenhand.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Optional;

/** A person in the network, such as {@code anna.berg}; also suggested as the user name of that person's account. It stays the same when they leave and come back. */
@Embeddable
public record PersonId(@Column(name = "id", length = 64) String value) implements Serializable {
    public PersonId {
        if (!isPossible(value)) {
            throw new IllegalArgumentException("A person id has 1 to 64 characters: '" + value + "'");
        }
    }

    /** Reads what came from outside; empty when it can be nobody's id. */
    public static Optional<PersonId> read(String value) {
        return isPossible(value) ? Optional.of(new PersonId(value)) : Optional.empty();
    }

    private static boolean isPossible(String value) {
        return !value.isBlank() && value.length() <= 64;
    }

    @Override
    public String toString() {
        return value;
    }
}
