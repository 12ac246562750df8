package io.evenhand.terms;

import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a document that is no agreement says, as typed values of the fields that files declare. Values that the declarations do not allow
 * cannot be made.
 *
 * @param fields in the order in which they are declared
 * @param values by the steps of their paths, in their canonical form
 */
public record DocumentValues(List<DeclaredField> fields, JsonObject values) {
    /** @throws InvalidTermsException with every problem found */
    public DocumentValues {
        fields = List.copyOf(fields);
        var checks = new FieldChecks();
        values = new DeclaredChecks(List.of(), checks).object(Declaration.tree(fields), values, "");
        checks.done();
    }

    /**
     * Reads values from JSON.
     *
     * @throws MalformedTermsException with every problem found
     */
    public static DocumentValues parse(List<DeclaredField> fields, byte[] json) throws MalformedTermsException {
        if (!(TermsFormat.document(json) instanceof JsonObject values)) {
            throw new MalformedTermsException(
                    List.of(new FieldProblem("", "is not an object", "write an object in braces")));
        }
        try {
            return new DocumentValues(fields, values);
        } catch (InvalidTermsException invalid) {
            throw new MalformedTermsException(invalid.problems());
        }
    }

    /** As they are set into a text: see {@link DeclaredTerms#typed()}. */
    public Map<String, Object> typed() {
        return DeclaredReadings.typed(Declaration.tree(fields), values);
    }

    /** The same bytes for the same values, whatever the order in which they were written. */
    public byte[] canonical() {
        return JsonText.canonical(values);
    }

    /** What has to stand on the pages: see {@link DeclaredTerms#printed()}. */
    public List<DeclaredTerms.Printed> printed(Locale language) {
        return DeclaredReadings.of(Declaration.tree(fields), values, Language.of(language)).stream()
                .map(value -> new DeclaredTerms.Printed(value.label(), value.text(), value.isPrinted()))
                .toList();
    }
}
