package io.evenhand.terms;

import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonNull;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody chose of the texts of clauses, as a JSON Merge Patch: which clauses there are, no record knows. */
final class ClauseEditing {
    private static final String CLAUSES = "clauses";
    private static final String AMENDED = "amended";

    private ClauseEditing() {}

    /** @param texts names of positions by JSON pointers such as "/clauses/assignment"; other pointers are left alone */
    static JsonObject patch(Terms terms, Map<String, String> texts) {
        return switch (terms) {
            case PrincipalTerms principal -> patch(principal, "/" + CLAUSES + "/", texts);
            case AmendmentTerms amendment -> {
                JsonObject inner = patch(amendment.amended(), "/" + AMENDED + "/" + CLAUSES + "/", texts);
                yield inner.fields().isEmpty() ? inner : new JsonObject(Map.of(AMENDED, inner));
            }
            case ChangeTerms ignored -> new JsonObject(Map.of());
        };
    }

    private static JsonObject patch(PrincipalTerms terms, String prefix, Map<String, String> texts) {
        Map<String, String> present = terms.chosenClauses();
        Map<String, JsonValue> changed = new LinkedHashMap<>();
        texts.forEach((pointer, text) -> {
            if (pointer.startsWith(prefix)) {
                String clause = pointer.substring(prefix.length());
                String wanted = text.strip();
                if (!wanted.equals(present.getOrDefault(clause, ClauseChoices.STANDARD))) {
                    changed.put(
                            clause, wanted.equals(ClauseChoices.STANDARD) ? new JsonNull() : new JsonString(wanted));
                }
            }
        });
        return new JsonObject(changed.isEmpty() ? Map.of() : Map.of(CLAUSES, new JsonObject(changed)));
    }
}
