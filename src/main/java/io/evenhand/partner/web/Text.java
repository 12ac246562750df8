package io.evenhand.partner.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a form sent: a field that it did not send counts as one left empty. */
final class Text {
    private Text() {}

    static String of(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    /** The day that a date field sent; empty when it is none. */
    static Optional<LocalDate> day(@Nullable String typed) {
        try {
            return Optional.of(LocalDate.parse(of(typed).strip()));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }
}
