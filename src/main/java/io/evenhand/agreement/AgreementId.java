package io.evenhand.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Identifies an agreement. */
@Embeddable
public record AgreementId(@Column(name = "id", length = 36) String value) implements Serializable {
    /** @throws IllegalArgumentException when the text is not a UUID */
    public static AgreementId of(String value) {
        return new AgreementId(UUID.fromString(value).toString());
    }

    static AgreementId random() {
        return new AgreementId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
