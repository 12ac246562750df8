package io.evenhand.template;

/**
 * Something about a wording that its lawyer should look at.
 *
 * @param file in which it stands: "nda.en.md"
 * @param line from 1 on; 0 where it concerns the whole file
 * @param column from 1 on; 0 where it concerns the whole line
 * @param rule which rule found it: "undeclared-field"; stable, so that people can look it up
 * @param problem in a sentence
 * @param suggestion what to do about it, in a sentence
 */
public record LintFinding(
        String file, int line, int column, Severity severity, String rule, String problem, String suggestion) {
    /** Whether a wording may be used. */
    public enum Severity {
        /** It cannot be used, or would say something wrong: it is not released. */
        ERROR,
        /** Somebody has to look at it, and may release it all the same. */
        WARNING
    }

    /** As compilers write it: "nda.en.md:12:5: …". */
    @Override
    public String toString() {
        return "%s:%d:%d: %s: %s %s [%s]"
                .formatted(
                        file,
                        line,
                        column,
                        severity.name().toLowerCase(java.util.Locale.ROOT),
                        problem,
                        suggestion,
                        rule);
    }
}
