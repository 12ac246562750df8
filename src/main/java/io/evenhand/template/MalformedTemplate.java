package io.evenhand.template;

/** The wording is not as a template must be; the message names the file, the line, what is wrong and what to do. */
public class MalformedTemplate extends IllegalArgumentException {
    MalformedTemplate(String file, int line, String problem) {
        super("%s, line %d: %s".formatted(file, line, problem));
    }

    MalformedTemplate(String file, String problem) {
        super("%s: %s".formatted(file, problem));
    }
}
