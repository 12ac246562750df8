package io.evenhand.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;

/** Identifies an agreement. */
@Embeddable
public record AgreementId(@Column(name = "id", length = 36) String value) implements Serializable {
    /** @throws IllegalArgumentException when the text is not a UUID */
    public static AgreementId of(String value) {
        return new AgreementId(UUID.fromString(value).toString());
    }

    /** Empty for what is no id: it is nobody's agreement. */
    public static Optional<AgreementId> find(String value) {
        try {
            return Optional.of(of(value));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    static AgreementId random() {
        return new AgreementId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
