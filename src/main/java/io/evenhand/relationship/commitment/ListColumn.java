package io.evenhand.relationship.commitment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column of a list of customers. */
public enum ListColumn {
    NAME(true, "the legal name"),
    COUNTRY(true, "of the seat, two letters by ISO 3166"),
    DOMAIN(false, "the customer's own internet domain; empty where it has none"),
    TAX_ID(false, "tax or VAT number; empty where it is not known"),
    EVIDENCE(true, "an invoice or contract: the file, seen from the list's folder, or its SHA-256"),
    EVIDENCE_DATE(true, "the day that the evidence bears, such as 2024-03-01");

    private final boolean required;
    private final String help;

    ListColumn(boolean required, String help) {
        this.required = required;
        this.help = help;
    }

    /** As it stands in the first line; spaces and capitals do not matter. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String help() {
        return help;
    }

    boolean isRequired() {
        return required;
    }

    /** What is known of evidence is asked for where a list is committed, and nowhere else. */
    boolean isOfEvidence() {
        return this == EVIDENCE || this == EVIDENCE_DATE;
    }

    static Optional<ListColumn> of(String heading) {
        String plain = heading.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]+", "_");
        return Arrays.stream(values()).filter(one -> one.name().equals(plain)).findFirst();
    }

    public static List<String> titles() {
        return Arrays.stream(values()).map(ListColumn::title).toList();
    }
}
