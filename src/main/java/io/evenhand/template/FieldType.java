package io.evenhand.template;

import java.util.Locale;
import java.util.Optional;

/** What a declared field may hold. */
public enum FieldType {
    TEXT,
    NUMBER,
    DATE,
    DURATION,
    MONEY,
    /** As {@link #MONEY}, printed without its currency, which stands above the column. Of documents that are no agreements. */
    AMOUNT,
    /** How long each of several amounts is beside the others, in per cent, drawn as one bar. Of documents that are no agreements. */
    BARS,
    CURRENCY,
    SHARE,
    COUNTRY,
    /** Whose law it is: a country, or a part of one that has a law of its own. */
    LAW,
    FLAG,
    /** One of several: a word, or a variant that brings fields of its own. Each is a condition. */
    CHOICE,
    /** Several of a list of words: each is a condition, and together they read as a list. */
    CHOICES,
    /** One of the parties, by its id; reads as its name. */
    PARTY,
    PARTIES,
    /** A human being, by name. */
    PERSON,
    TEXTS,
    /** Fields that are there once for each entry. */
    LIST,
    /** As {@link #LIST}, filled in and printed as rows. */
    TABLE,
    /** Fields that belong together; a condition where they may be left out. */
    GROUP;

    /** The word by which files of wording name it: "text". */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FieldType> of(String word) {
        for (FieldType type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Whether only documents that are no agreements have it. */
    boolean isOfDocuments() {
        return this == AMOUNT || this == BARS;
    }

    /** Whether it names parties of terms, which only agreements have. */
    boolean isOfAgreements() {
        return this == PARTY || this == PARTIES;
    }

    boolean isChoice() {
        return this == CHOICE || this == CHOICES;
    }

    /** Whether it holds entries with fields. */
    boolean hasEntries() {
        return this == LIST || this == TABLE;
    }

    /** Whether other fields may lie within it. */
    boolean holdsFields() {
        return hasEntries() || this == GROUP || this == CHOICE;
    }

    /** Whether a least and a most mean something for it: of a text its characters, of a list its entries. */
    boolean hasRange() {
        return switch (this) {
            case TEXT, NUMBER, DATE, DURATION, MONEY, AMOUNT, SHARE, TEXTS, LIST, TABLE -> true;
            case BARS, CURRENCY, COUNTRY, LAW, FLAG, CHOICE, CHOICES, PARTY, PARTIES, PERSON, GROUP -> false;
        };
    }
}
