package io.evenhand.competence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/** An area's short name, such as {@code business-central}: lower case letters, digits and hyphens. It never changes. */
@Embeddable
public record AreaId(@Column(name = "id", length = 64) String value) implements Serializable {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public AreaId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("An area's id is lower case letters, digits and hyphens: " + value);
        }
    }

    /** Reads what came from outside; empty when it can be no area's id. */
    public static Optional<AreaId> read(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new AreaId(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
