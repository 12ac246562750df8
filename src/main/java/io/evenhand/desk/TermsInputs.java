package io.evenhand.desk;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.MultiValueMap;

/** The fields of terms among the inputs of a form, which carries them under names of their own. */
final class TermsInputs {
    private static final String TERMS = "terms:";

    private TermsInputs() {}

    /** What an input of the form itself holds; empty where it was not sent. */
    static String first(MultiValueMap<String, String> inputs, String name) {
        return Objects.requireNonNullElse(inputs.getFirst(name), "");
    }

    /** By JSON pointer. Several ticked words of one field come as several values; none ticked as the empty one that is always sent. */
    static Map<String, String> of(MultiValueMap<String, String> inputs) {
        Map<String, String> typed = new HashMap<>();
        inputs.forEach((name, values) -> {
            if (name.startsWith(TERMS)) {
                typed.put(
                        name.substring(TERMS.length()),
                        String.join(
                                "\n",
                                values.stream()
                                        .filter(value -> !value.isEmpty())
                                        .toList()));
            }
        });
        return typed;
    }
}
