package io.evenhand.wording;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;

/** Identifies wording that somebody wants released: a UUID in lower case. */
@Embeddable
public record ProposalId(@Column(name = "id", length = 36) String value) implements Serializable {
    static ProposalId random() {
        return new ProposalId(UUID.randomUUID().toString());
    }

    /** @throws IllegalArgumentException when it is not a UUID */
    public static ProposalId of(String value) {
        return new ProposalId(UUID.fromString(value).toString());
    }

    /** Of an address that anybody may have typed; empty when it is not a UUID. */
    public static Optional<ProposalId> read(String value) {
        try {
            return Optional.of(of(value));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
