package io.evenhand.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/** A partner's short name in the network, such as {@code northwind}: lower case letters, digits and hyphens. */
@Embeddable
public record PartnerId(@Column(name = "id", length = 64) String value) implements Serializable {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public PartnerId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A partner id is lower case letters, digits and hyphens: " + value);
        }
    }

    /** Reads what came from outside; empty when it can be nobody's id. */
    public static Optional<PartnerId> read(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new PartnerId(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
