package io.evenhand.relationship.overlap;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** By which identifier customers are compared: by one of each, so that what is counted are customers. */
public enum ComparedBy {
    DOMAIN("internet domain"),
    NAME("legal name"),
    TAX("tax number");

    private final String words;

    ComparedBy(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ComparedBy> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    /** Empty where a customer is not recognised by it. */
    public Optional<String> in(Collection<String> identifiers) {
        return identifiers.stream().filter(one -> one.startsWith(code() + ":")).findFirst();
    }
}
