package io.evenhand.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Calls a field of terms by words: {@code /payment/dueDays} is "Payment › due days". */
final class FieldNames {
    private FieldNames() {}

    static String of(String pointer) {
        String words = Arrays.stream(pointer.split("/"))
                .filter(step -> !step.isEmpty())
                .map(FieldNames::step)
                .collect(Collectors.joining(" › "));
        return words.isEmpty() ? "Everything" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String step(String step) {
        return step.chars().allMatch(Character::isDigit)
                ? Integer.toString(Integer.parseInt(step) + 1)
                : step.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
