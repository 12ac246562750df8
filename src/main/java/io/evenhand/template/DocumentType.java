package io.evenhand.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a wording makes. Only agreements have negotiable terms, a playbook, and places where all parties sign. */
public enum DocumentType {
    /** What parties agree on and sign. */
    AGREEMENT("style"),
    /** What one party writes to another. */
    NOTICE("notice"),
    /** Where things stand, for everybody concerned; the program answers for it. */
    STATEMENT("statement"),
    /** What is to be paid, and the tax on it; the program answers for it. */
    INVOICE("statement");

    private final String style;

    DocumentType(String style) {
        this.style = style;
    }

    /** The word by which files of wording name it: "notice". */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isAgreement() {
        return this == AGREEMENT;
    }

    /** The file of its look, which adds to that of all documents. */
    String style() {
        return style + ".css";
    }

    static List<String> words() {
        return Arrays.stream(values()).map(DocumentType::word).toList();
    }

    static Optional<DocumentType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
