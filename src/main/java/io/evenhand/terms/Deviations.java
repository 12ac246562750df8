package io.evenhand.terms;

import io.evenhand.terms.Deviation.Severity;
import io.evenhand.terms.Playbook.Position;
import io.evenhand.terms.Playbook.Range;
import io.evenhand.terms.json.JsonPointer;
import io.evenhand.terms.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares terms with the playbook of their kind; what comes of it decides who must approve a draft. */
public final class Deviations {
    private Deviations() {}

    /**
     * Every field that is not standard, in the order of the playbook, and every clause of which another text was chosen; empty if nothing deviates. Of a change, what it brings:
     * a departure that the agreement had before was approved then.
     */
    public static List<Deviation> from(Terms terms, Playbooks playbooks) {
        return switch (terms) {
            case PrincipalTerms principal -> of(principal, playbooks);
            case ChangeTerms change -> {
                List<Deviation> before = of(change.changed().terms(), playbooks);
                yield change.after().stream()
                        .flatMap(after -> of(after, playbooks).stream())
                        .filter(deviation -> !before.contains(deviation))
                        .toList();
            }
        };
    }

    private static List<Deviation> of(PrincipalTerms terms, Playbooks playbooks) {
        JsonValue json = TermsFormat.json(terms);
        Stream<Deviation> ofFields = playbooks.of(terms.kind()).positions().stream()
                .flatMap(rule -> places(json, "", rule.field())
                        .flatMap(at -> deviation(rule, at, JsonPointer.at(json, at), playbooks.language()).stream()));
        return Stream.concat(ofFields, playbooks.clauses().deviations(terms).stream())
                .toList();
    }

    /**
     * The same terms with every field that departs from the standard as the standard has it, or as near to what was written as the standard
     * goes; what has no standard stays. Empty where the two cannot be put together.
     */
    public static Optional<PrincipalTerms> undone(PrincipalTerms terms, Playbooks playbooks) {
        Playbook standard = playbooks.of(terms.kind());
        // Any choice of a clause's text is a departure from its standard.
        JsonValue json = JsonPointer.with(TermsFormat.json(terms), "/clauses", Optional.empty());
        for (Position rule : standard.positions()) {
            for (String at : places(json, "", rule.field()).toList()) {
                JsonValue actual = JsonPointer.at(json, at).orElse(null);
                if (rule.judge(actual).isPresent()) {
                    Optional<JsonValue> instead = actual == null
                            ? JsonPointer.at(standard.outline(), at)
                            : rule.standard().nearest(actual);
                    json = JsonPointer.with(json, at, instead);
                }
            }
        }
        try {
            return TermsFormat.read(json) instanceof PrincipalTerms undone ? Optional.of(undone) : Optional.empty();
        } catch (MalformedTermsException contradictory) {
            return Optional.empty();
        }
    }

    /** The furthest deviation; empty if nothing deviates. */
    public static Optional<Severity> worst(List<Deviation> deviations) {
        return deviations.stream().map(Deviation::severity).max(Comparator.naturalOrder());
    }

    /** The strictest approver over all deviations; nobody if nothing deviates. */
    public static Approver approver(List<Deviation> deviations) {
        return deviations.stream()
                .map(Deviation::approver)
                .max(Comparator.naturalOrder())
                .orElse(Approver.NOBODY);
    }

    /** What the playbook lets nobody agree to, as problems of the fields where it stands. */
    public static List<FieldProblem> refused(List<Deviation> deviations) {
        return deviations.stream()
                .filter(deviation -> deviation.approver() == Approver.REFUSED)
                .map(deviation -> new FieldProblem(
                        deviation.field(),
                        "cannot be agreed here (%s: %s). %s"
                                .formatted(deviation.title(), deviation.actual(), deviation.why()),
                        "the standard is: " + deviation.standard()))
                .toList();
    }

    private static Optional<Deviation> deviation(
            Position rule, String at, Optional<JsonValue> actual, Language language) {
        return rule.judge(actual.orElse(null))
                .map(verdict -> new Deviation(
                        at,
                        rule.label(),
                        rule.standard().words(language),
                        actual.map(value -> Range.said(value, language)).orElseGet(() -> Range.nothing(language)),
                        verdict.severity(),
                        verdict.approver(),
                        rule.why()));
    }

    /** The pointers that a pattern stands for in these terms. */
    private static Stream<String> places(JsonValue json, String done, String pattern) {
        int star = pattern.indexOf("/*");
        if (star < 0) {
            return Stream.of(done + pattern);
        }
        String list = done + pattern.substring(0, star);
        int items = JsonPointer.at(json, list).orElse(json) instanceof JsonValue.JsonArray array
                ? array.items().size()
                : 0;
        return IntStream.range(0, items)
                .boxed()
                .flatMap(i -> places(json, list + "/" + i, pattern.substring(star + 2)));
    }
}
