package io.evenhand.relationship.overlap;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;

/**
 * By which identifier customers are compared: by one of each, so that what is counted are customers. A name with letters such as "ü" has two
 * forms, "mueller" and "muller"; it is compared as it is spelt out. Both could not be sent: blinded and shuffled, nobody could tell that two
 * points are one customer, and it would be counted twice; and folding the forms into one would make one customer of "Bauer" and "Baur".
 */
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

    /** Empty where a customer is not recognised by it. Of two forms of a name, the longer is the one that is spelt out. */
    public Optional<String> in(SortedSet<String> identifiers) {
        return identifiers.stream()
                .filter(one -> one.startsWith(code() + ":"))
                .min(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
    }

    /** Whether a customer is recognised by it in another form, too, which is not compared. */
    public boolean hasFurther(SortedSet<String> identifiers) {
        return identifiers.stream().filter(one -> one.startsWith(code() + ":")).count() > 1;
    }
}
