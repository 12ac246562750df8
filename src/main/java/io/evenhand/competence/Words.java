package io.evenhand.competence;

import io.evenhand.terms.json.Quoting;
import io.evenhand.text.BareWords;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What people typed: compared as people read it, and refused where it could not be read as it stands. */
final class Words {
    static final int LONGEST_NAME = 100;
    static final int LONGEST_REMARK = 2000;

    /** Some letters are compared as several. */
    private static final int LONGEST_KEY = 150;

    private final Map<String, String> problems = new LinkedHashMap<>();

    /** Why this is no name; empty when it is one. */
    static Optional<String> problemOfName(String name) {
        if (name.isBlank()) {
            return Optional.of("Enter a name.");
        }
        if (name.length() > LONGEST_NAME || BareWords.of(name).length() > LONGEST_KEY) {
            return Optional.of("Use at most " + LONGEST_NAME + " characters.");
        }
        if (!isPlain(name) || BareWords.of(name).isEmpty()) {
            return Optional.of("Use plain text on one line, without marks that hide or turn letters.");
        }
        return name.indexOf('<') >= 0 || name.indexOf('>') >= 0
                ? Optional.of("Write it without < and >: a name is plain text, not markup.")
                : Optional.empty();
    }

    /** As {@link #problemOfName}; besides, areas stand in lists, which commas and semicolons separate. */
    static Optional<String> problemOfAreaName(String name) {
        return problemOfName(name)
                .or(() -> name.indexOf(',') >= 0 || name.indexOf(';') >= 0
                        ? Optional.of("Write it without commas and semicolons: they separate one area from the next.")
                        : Optional.empty());
    }

    /** Every character shows, and none changes how the others are read. */
    static boolean isPlain(String text) {
        return text.codePoints().allMatch(Quoting::prints);
    }

    Words name(String field, String name) {
        problemOfName(name).ifPresent(problem -> problems.putIfAbsent(field, problem));
        return this;
    }

    Words areaName(String field, String name) {
        problemOfAreaName(name).ifPresent(problem -> problems.putIfAbsent(field, problem));
        return this;
    }

    /** Several lines of plain text; may be empty. */
    Words remark(String field, String text) {
        return that(text.length() <= LONGEST_REMARK, field, "Use at most " + LONGEST_REMARK + " characters.")
                .that(
                        text.codePoints().allMatch(one -> one == '\n' || one == '\r' || Quoting.prints(one)),
                        field,
                        "Use plain text, without marks that hide or turn letters.");
    }

    Words that(boolean holds, String field, String problem) {
        if (!holds) {
            problems.putIfAbsent(field, problem);
        }
        return this;
    }

    Map<String, String> problems() {
        return problems;
    }
}
