package io.evenhand.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** A person in the network, such as {@code anna.berg}; also the user name of that person's account. */
@Embeddable
public record PersonId(@Column(name = "id", length = 64) String value) implements Serializable {
    public PersonId {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("A person id has 1 to 64 characters: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
