package io.evenhand.partner;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks what somebody typed, and gathers what will not do: at most one sentence a field, which says what to enter. */
final class Typed {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final int LONGEST_EMAIL = 254;

    private final Map<String, String> problems = new LinkedHashMap<>();

    /** @param what what is asked for, as "Enter …" goes on */
    Typed line(String field, String what, String value, int longest) {
        return that(!value.isEmpty(), field, "Enter " + what + ".").optionalLine(field, value, longest);
    }

    Typed optionalLine(String field, String value, int longest) {
        return that(value.length() <= longest, field, "Use at most " + longest + " characters.")
                .that(isPrintable(value), field, "Use one line of plain text.");
    }

    Typed email(String field, String value) {
        return that(
                value.length() <= LONGEST_EMAIL
                        && isPrintable(value)
                        && EMAIL.matcher(value).matches(),
                field,
                "Enter an e-mail address, such as anna@example.com.");
    }

    Typed words(String field, List<String> values, int longest, int most) {
        return that(values.size() <= most, field, "Name at most " + most + ".")
                .that(
                        values.stream().allMatch(value -> value.length() <= longest),
                        field,
                        "Use at most " + longest + " characters a line.")
                .that(values.stream().allMatch(Typed::isPrintable), field, "Use plain text.");
    }

    Typed that(boolean holds, String field, String problem) {
        if (!holds) {
            problems.putIfAbsent(field, problem);
        }
        return this;
    }

    Map<String, String> problems() {
        return problems;
    }

    /** Without blanks, and each once: the database takes words that differ in case or accents only for the same. */
    static List<String> distinct(List<String> words) {
        Map<String, String> distinct = new LinkedHashMap<>();
        for (String word : words) {
            if (!word.isBlank()) {
                distinct.putIfAbsent(bare(word.strip()), word.strip());
            }
        }
        return List.copyOf(distinct.values());
    }

    /** In lower case and without accents. */
    static String bare(String word) {
        return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isPrintable(String value) {
        return value.codePoints().noneMatch(Character::isISOControl);
    }
}
