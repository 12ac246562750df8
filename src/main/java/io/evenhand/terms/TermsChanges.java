package io.evenhand.terms;

import io.evenhand.terms.Playbook.Range;
import io.evenhand.terms.json.FieldValue;
import io.evenhand.terms.json.JsonPointer;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.MergePatch;
import io.evenhand.terms.json.OptionalRecords;
import io.evenhand.terms.json.RecordFields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A counter-proposal: the fields of terms that one party wants otherwise, as a JSON Merge Patch (RFC 7396). Lists are
 * replaced as a whole; null removes an optional field. Who the parties are, about which customer and since when is not
 * negotiable; how notices reach a party is for that party to say.
 *
 * @param json the patch, a JSON object, as text
 */
public record TermsChanges(String json) {
    /** Under which an amendment keeps the other terms. */
    private static final String AMENDED = "amended";

    private static final String PARTIES = "parties";

    private static final Set<String> NOT_NEGOTIABLE =
            Set.of("kind", PARTIES, "effectiveOn", "customer", "referralReference", "roles", "protectedId", "boundIds");

    /** What of a change may be wanted otherwise: its day, and the terms that it brings. */
    private static final Set<String> NEGOTIABLE_OF_CHANGES = Set.of("effectiveOn", "until", "lastDay", AMENDED);

    public static TermsChanges of(JsonObject patch) {
        return new TermsChanges(JsonText.compact(patch));
    }

    /** The single fields of terms that one may want otherwise, in the order of the terms. */
    public static List<FieldValue> negotiable(Terms terms) {
        return RecordFields.of((Record) terms).stream()
                .filter(field ->
                        isNegotiable(terms, List.of(field.pointer().substring(1).split("/"))))
                .toList();
    }

    /** The parts of terms that may be left out, and that one may want to be there or not. */
    public static List<OptionalRecords.Group> groups(Terms terms) {
        return OptionalRecords.of((Record) terms).stream()
                .filter(group ->
                        !(terms instanceof ChangeTerms) || group.pointer().startsWith("/" + AMENDED + "/"))
                .filter(group ->
                        isNegotiable(terms, List.of(group.pointer().substring(1).split("/"))))
                .toList();
    }

    private static boolean isNegotiable(Terms terms, List<String> steps) {
        return switch (terms) {
            case DeclaredTerms declared -> isNegotiable(declared, steps);
            case PrincipalTerms ignored -> !NOT_NEGOTIABLE.contains(steps.getFirst());
            case ChangeTerms ignored ->
                NEGOTIABLE_OF_CHANGES.contains(steps.getFirst())
                        && (steps.size() == 1 || isNegotiableWithin(terms, steps.subList(1, steps.size())));
        };
    }

    private static boolean isNegotiableWithin(Terms change, List<String> steps) {
        return change instanceof AmendmentTerms amendment && amendment.amended() instanceof DeclaredTerms declared
                ? isNegotiable(declared, steps)
                : !NOT_NEGOTIABLE.contains(steps.getFirst());
    }

    /** Law, courts and notices as with every kind; of what the kind declares, what it leaves to the parties. */
    private static boolean isNegotiable(DeclaredTerms terms, List<String> steps) {
        return Declaration.COMMON.contains(steps.getFirst())
                ? List.of("jurisdiction", "notices", "clauses").contains(steps.getFirst())
                : terms.isNegotiable(steps);
    }

    /**
     * What a person changed in single fields.
     *
     * @param texts by JSON pointer, as {@link #negotiable}, {@link #groups} and {@link SharedClauses#choices} name them; what is not named
     *     stays
     */
    public static TermsChanges edited(Terms terms, Map<String, String> texts) {
        JsonObject patch = RecordFields.patch((Record) terms, texts);
        JsonObject chosen = ClauseEditing.patch(terms, texts);
        JsonObject groups = OptionalRecords.patch((Record) terms, texts);
        return of(MergePatch.together(MergePatch.together(patch, chosen), groups));
    }

    /**
     * The terms as proposed.
     *
     * @throws MalformedTermsException with every problem found, also when the proposal changes nothing
     */
    public Terms applyTo(Terms terms) throws MalformedTermsException {
        if (!(TermsFormat.document(json.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject patch)) {
            throw new MalformedTermsException(
                    List.of(new FieldProblem("", "is not an object", "write an object in braces")));
        }
        List<FieldProblem> problems = named(terms, patch)
                .filter(steps -> !isNegotiable(terms, steps) && !isOfNotices(terms, patch, steps))
                .map(steps -> new FieldProblem(
                        "/" + String.join("/", steps),
                        "is not negotiable",
                        terms instanceof DeclaredTerms
                                ? "leave it out; this kind of agreement does not leave it to the parties"
                                : "leave it out; it follows from the referral"))
                .toList();
        if (!problems.isEmpty()) {
            throw new MalformedTermsException(problems);
        }
        Terms proposed = TermsFormat.read(MergePatch.apply(TermsFormat.json(terms), patch));
        if (proposed.equals(terms)) {
            throw new MalformedTermsException(
                    List.of(new FieldProblem("", "changes nothing", "name at least one field with another value")));
        }
        return proposed;
    }

    /** Who the parties are is not negotiable, but how notices reach each of them is. */
    private static boolean isOfNotices(Terms terms, JsonObject patch, List<String> steps) {
        return terms instanceof PrincipalTerms
                && steps.equals(List.of(PARTIES))
                && NoticesByParty.areAlike(
                        Optional.ofNullable(TermsFormat.json(terms).fields().get(PARTIES)),
                        Objects.requireNonNull(patch.fields().get(PARTIES)));
    }

    /** The fields that a patch names, those of an amendment's terms one by one. */
    private static Stream<List<String>> named(Terms terms, JsonObject patch) {
        return terms instanceof DeclaredTerms
                        || terms instanceof AmendmentTerms amendment && amendment.amended() instanceof DeclaredTerms
                ? leaves(List.of(), patch)
                : named(patch);
    }

    private static Stream<List<String>> leaves(List<String> before, JsonObject patch) {
        return patch.fields().entrySet().stream().flatMap(field -> {
            List<String> steps =
                    Stream.concat(before.stream(), Stream.of(field.getKey())).toList();
            return field.getValue() instanceof JsonObject inner
                            && !inner.fields().isEmpty()
                    ? leaves(steps, inner)
                    : Stream.of(steps);
        });
    }

    private static Stream<List<String>> named(JsonObject patch) {
        return patch.fields().entrySet().stream()
                .flatMap(field -> field.getKey().equals(AMENDED) && field.getValue() instanceof JsonObject terms
                        ? terms.fields().keySet().stream().map(inner -> List.of(AMENDED, inner))
                        : Stream.of(List.of(field.getKey())));
    }

    /** The fields in which two versions differ, as deep as they can be told apart; lists of different length as a whole. */
    public static List<TermsDifference> between(Terms before, Terms after) {
        List<TermsDifference> differences = new ArrayList<>();
        compare("", Optional.of(TermsFormat.json(before)), Optional.of(TermsFormat.json(after)), differences);
        return List.copyOf(differences);
    }

    private static void compare(
            String at, Optional<JsonValue> before, Optional<JsonValue> after, List<TermsDifference> differences) {
        if (before.equals(after)) {
            return;
        }
        if ((at.equals("/clauses") || at.equals("/amended/clauses")) && before.isEmpty() != after.isEmpty()) {
            // Where nothing is chosen, each clause is as it is standard.
            JsonValue standard = new JsonObject(Map.of());
            compare(at, before.or(() -> Optional.of(standard)), after.or(() -> Optional.of(standard)), differences);
            return;
        }
        if (before.orElse(null) instanceof JsonObject a && after.orElse(null) instanceof JsonObject b) {
            Set<String> names = new LinkedHashSet<>(a.fields().keySet());
            names.addAll(b.fields().keySet());
            for (String name : names) {
                compare(
                        at + JsonPointer.step(name),
                        Optional.ofNullable(a.fields().get(name)),
                        Optional.ofNullable(b.fields().get(name)),
                        differences);
            }
        } else if (before.orElse(null) instanceof JsonArray a
                && after.orElse(null) instanceof JsonArray b
                && a.items().size() == b.items().size()) {
            for (int i = 0; i < a.items().size(); i++) {
                compare(
                        at + "/" + i,
                        Optional.of(a.items().get(i)),
                        Optional.of(b.items().get(i)),
                        differences);
            }
        } else {
            differences.add(new TermsDifference(
                    at,
                    before.map(Range::word).orElse(null),
                    after.map(Range::word).orElse(null)));
        }
    }
}
