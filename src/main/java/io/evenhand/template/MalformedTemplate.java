package io.evenhand.template;

/** The wording is not as a template must be; the message names the file, the line, what is wrong and what to do. */
public class MalformedTemplate extends IllegalArgumentException {
    MalformedTemplate(String file, int line, String problem) {
        super("%s, line %d: %s".formatted(file, line, problem));
    }

    /** For use as it is: nothing can be made of a wording with this error. */
    MalformedTemplate(LintFinding error) {
        super(
                error.line() > 0
                        ? "%s, line %d: %s %s"
                                .formatted(error.file(), error.line(), error.problem(), error.suggestion())
                        : "%s: %s %s".formatted(error.file(), error.problem(), error.suggestion()));
    }

    MalformedTemplate(String file, String problem) {
        super("%s: %s".formatted(file, problem));
    }
}
