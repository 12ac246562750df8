package io.evenhand.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Marks where in a text the value of a field is printed, so that somebody who changes it elsewhere has changed that field.
 *
 * <p>Around each value stand characters that no text contains; what was set is then searched for them, and each pair becomes an element.
 */
final class FieldMarks {
    private static final char OPEN = '\uFDD0';
    private static final char NAMED = '\uFDD1';
    private static final char CLOSE = '\uFDD2';
    private static final char BETWEEN = '\uFDD3';
    private static final Pattern MARKS = Pattern.compile("[" + OPEN + NAMED + CLOSE + BETWEEN + "]");
    private static final Pattern OPENING =
            Pattern.compile(OPEN + "([^" + NAMED + BETWEEN + "]*)" + BETWEEN + "([^" + NAMED + "]*)" + NAMED);

    /** Whose value stands in attributes, and is never read by people. */
    private static final String PARTNER_ID = "partnerId";

    private FieldMarks() {}

    /** The same values, each printed one with the marks of its field around it. Conditions stay conditions. */
    static Map<String, @Nullable Object> around(Map<String, @Nullable Object> values) {
        return within(values, "", "");
    }

    private static Map<String, @Nullable Object> within(
            Map<String, @Nullable Object> values, String pointer, String path) {
        Map<String, @Nullable Object> marked = new LinkedHashMap<>();
        values.forEach((name, value) -> marked.put(
                name,
                name.equals(PARTNER_ID)
                        ? value
                        : marked(value, pointer + "/" + name, path.isEmpty() ? name : path + "." + name)));
        return marked;
    }

    @SuppressWarnings("unchecked") // the values of terms are maps by name
    private static @Nullable Object marked(@Nullable Object value, String pointer, String path) {
        return switch (value) {
            case String text -> marked(text, pointer, path);
            case Integer number -> number == 0 ? number : marked(number.toString(), pointer, path);
            case TermsValues.Choice choice ->
                choice.marked(
                        // The form that was chosen is no step of its own in the terms.
                        (name, fields) -> within((Map<String, @Nullable Object>) fields, pointer, path + "." + name),
                        reading -> marked(reading, pointer, path));
            case Map<?, ?> fields -> within((Map<String, @Nullable Object>) fields, pointer, path);
            case List<?> items -> {
                List<@Nullable Object> all = new ArrayList<>();
                for (Object item : items) {
                    all.add(marked(item, pointer + "/" + all.size(), path));
                }
                yield all;
            }
            case null -> null;
            default -> value;
        };
    }

    private static String marked(String text, String pointer, String path) {
        return OPEN + pointer + BETWEEN + path + NAMED + MARKS.matcher(text).replaceAll("\uFFFD") + CLOSE;
    }

    /** The text that was set, with an element around each value that names its field as a JSON pointer and as it is declared. */
    static String elements(String html) {
        return OPENING.matcher(html)
                .replaceAll("<span data-field=\"$1\" data-declared=\"$2\">")
                .replace(String.valueOf(CLOSE), "</span>");
    }
}
