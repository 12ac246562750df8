package io.evenhand.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Identifies a referral. */
@Embeddable
public record ReferralId(@Column(name = "id", length = 36) String value) implements Serializable {
    /** @throws IllegalArgumentException when the text is not a UUID */
    public static ReferralId of(String value) {
        return new ReferralId(UUID.fromString(value).toString());
    }

    static ReferralId random() {
        return new ReferralId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
