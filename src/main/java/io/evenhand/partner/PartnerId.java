package io.evenhand.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
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

    @Override
    public String toString() {
        return value;
    }
}
