package io.evenhand.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A promise as somebody typed it; what was left out is empty.
 *
 * @param ask whether the other partner is to promise it
 */
record PromiseForm(boolean ask, String kind, String other, String what, String dueOn) {
    PromiseForm(
            boolean ask, @Nullable String kind, @Nullable String other, @Nullable String what, @Nullable String dueOn) {
        this.ask = ask;
        this.kind = kind == null ? "" : kind;
        this.other = other == null ? "" : other;
        this.what = what == null ? "" : what.strip();
        this.dueOn = dueOn == null ? "" : dueOn.strip();
    }

    Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(dueOn));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }
}
