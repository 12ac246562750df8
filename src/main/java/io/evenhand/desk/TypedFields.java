package io.evenhand.desk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/**
 * What was typed into the inputs of declared fields.
 *
 * @param terms by JSON pointer
 * @param rows how many entries of a list are shown, by its JSON pointer; of others, as many as it must have
 */
record TypedFields(Map<String, String> terms, Map<String, Integer> rows) {
    /** Rows of a list that are offered at once. */
    static final int MOST_ROWS = 100;

    private static final String ROWS = "rows:";
    private static final String ADD = "add:";
    private static final String REMOVE = "remove:";

    static TypedFields of(MultiValueMap<String, String> inputs) {
        Map<String, Integer> rows = new HashMap<>();
        inputs.toSingleValueMap().forEach((name, value) -> {
            if (name.startsWith(ROWS) && value.matches("[0-9]{1,3}")) {
                rows.put(name.substring(ROWS.length()), Integer.valueOf(value));
            }
        });
        return new TypedFields(TermsInputs.of(inputs), rows);
    }

    /**
     * The same with an entry of a list more or less.
     *
     * @param step the button that was pressed
     * @return empty if it was another button
     */
    Optional<TypedFields> edited(String step) {
        if (step.matches(ADD + "/[A-Za-z0-9/]{1,200}")) {
            return Optional.of(withRow(step.substring(ADD.length())));
        }
        if (step.matches(REMOVE + "/[A-Za-z0-9/]{1,200}/[0-9]{1,2}")) {
            return Optional.of(withoutRow(step.substring(REMOVE.length())));
        }
        return Optional.empty();
    }

    private TypedFields withRow(String list) {
        return with(terms, list, rows.getOrDefault(list, 0) + 1);
    }

    /** Entries after it move up. @param entry its pointer, such as "/products/1" */
    private TypedFields withoutRow(String entry) {
        String list = entry.substring(0, entry.lastIndexOf('/'));
        int gone = Integer.parseInt(entry.substring(entry.lastIndexOf('/') + 1));
        Map<String, String> left = new HashMap<>();
        terms.forEach((pointer, text) -> {
            String rest = pointer.startsWith(list + "/") ? pointer.substring(list.length() + 1) : "";
            String number = rest.split("/")[0];
            if (!number.matches("[0-9]{1,3}")) {
                left.put(pointer, text);
            } else if (Integer.parseInt(number) != gone) {
                int now = Integer.parseInt(number) - (Integer.parseInt(number) > gone ? 1 : 0);
                left.put(list + "/" + now + rest.substring(number.length()), text);
            }
        });
        return with(left, list, Math.max(0, rows.getOrDefault(list, 1) - 1));
    }

    private TypedFields with(Map<String, String> others, String list, int count) {
        Map<String, Integer> counts = new HashMap<>(rows);
        counts.put(list, Math.min(count, MOST_ROWS));
        return new TypedFields(others, counts);
    }
}
