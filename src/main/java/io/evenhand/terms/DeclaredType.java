package io.evenhand.terms;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** What a field of a declared kind may hold. */
public enum DeclaredType {
    TEXT(String.class, "text in quotes"),
    PERSON(String.class, "a name in quotes"),
    NUMBER(Integer.class, "a whole number"),
    DATE(LocalDate.class, "a date such as \"2027-03-31\""),
    DURATION(Period.class, "a length of time such as \"P2Y\" or \"P18M\""),
    MONEY(Money.class, "an amount such as {\"amount\": \"1000.00\", \"currency\": \"EUR\"}"),
    CURRENCY(CurrencyUnit.class, "a currency such as \"EUR\""),
    SHARE(Share.class, "a share such as \"20 %\" or \"1/3\""),
    COUNTRY(String.class, "a country such as \"DE\""),
    LAW(String.class, "a country such as \"DE\", or a part of one such as \"GB-ENG\""),
    FLAG(Boolean.class, "true or false"),
    CHOICE(String.class, "one of its words"),
    PARTY(String.class, "the id of a party"),
    CHOICES(null, "a list of its words"),
    PARTIES(null, "a list of ids of parties"),
    TEXTS(null, "a list of texts"),
    LIST(null, "a list of objects"),
    TABLE(null, "a list of objects"),
    GROUP(null, "an object in braces");

    private final @org.jspecify.annotations.Nullable Class<?> single;
    private final String example;

    DeclaredType(@org.jspecify.annotations.Nullable Class<?> single, String example) {
        this.single = single;
        this.example = example;
    }

    /** How it is held, where it is one value; empty for lists and groups. */
    Optional<Class<?>> single() {
        return Optional.ofNullable(single);
    }

    /** What to write, for people who wrote something else. */
    String example() {
        return example;
    }

    /** Whether other fields may lie within it. */
    boolean holdsFields() {
        return this == LIST || this == TABLE || this == GROUP;
    }

    boolean isList() {
        return this == LIST || this == TABLE;
    }
}
