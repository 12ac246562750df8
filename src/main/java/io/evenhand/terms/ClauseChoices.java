package io.evenhand.terms;

import io.evenhand.terms.json.FieldValue;
import io.evenhand.terms.json.JsonPointer;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.OtherFields;
import io.evenhand.terms.json.OwnFields;
import io.evenhand.terms.json.Quoting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which text the parties chose for clauses that come in several: in JSON, an object with the name of a position by that of its clause, such as
 * {@code {"assignment": "to-affiliates"}}. Which there are, the files of the wording say; a clause that is not named stands as it is standard.
 *
 * @param positions by clause; to name the standard is the same as to name none
 */
public record ClauseChoices(@OtherFields JsonObject positions) implements OwnFields {
    /** How the position is called that holds where none is chosen. */
    public static final String STANDARD = "standard";

    private static final int MOST = 30;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,59}");

    public ClauseChoices {
        FieldChecks checks = new FieldChecks()
                .that(
                        positions.fields().size() <= MOST,
                        "",
                        "hold %d".formatted(positions.fields().size()),
                        "choose at most %d".formatted(MOST));
        Map<String, JsonValue> chosen = new LinkedHashMap<>();
        positions.fields().forEach((clause, position) -> {
            String at = JsonPointer.step(Quoting.plain(clause));
            checks.that(
                    NAME.matcher(clause).matches(),
                    at,
                    "is no name of a clause",
                    "write small letters, digits and hyphens, such as \"assignment\"");
            checks.that(
                    position instanceof JsonString name
                            && NAME.matcher(name.text()).matches(),
                    at,
                    "is " + position.describe(),
                    "write the name of a position, such as \"to-affiliates\"");
            if (!position.equals(new JsonString(STANDARD))) {
                chosen.put(clause, position);
            }
        });
        checks.done();
        positions = new JsonObject(chosen);
    }

    /** Null where every clause is standard, so that it makes no difference to a hash whether somebody chose the standard or nothing. */
    static @Nullable ClauseChoices orNone(@Nullable ClauseChoices choices) {
        return choices == null || choices.positions.fields().isEmpty() ? null : choices;
    }

    /** Names of positions by names of clauses; of those alone that are not standard. */
    public Map<String, String> chosen() {
        Map<String, String> chosen = new LinkedHashMap<>();
        positions.fields().forEach((clause, position) -> chosen.put(clause, ((JsonString) position).text()));
        return chosen;
    }

    /** What may be chosen is known to whoever has the wording, not here. */
    @Override
    public List<FieldValue> ownFields() {
        return List.of();
    }
}
