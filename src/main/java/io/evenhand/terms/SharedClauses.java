package io.evenhand.terms;

import io.evenhand.terms.Deviation.Severity;
import io.evenhand.terms.SharedClause.Position;
import io.evenhand.terms.SharedClause.Standing;
import io.evenhand.terms.json.FieldValue;
import io.evenhand.terms.json.JsonPointer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What lawyers hold of the clauses that come in several texts: which text is standard, which may be given instead, which never. */
public final class SharedClauses {
    /** The file in which they are declared, for all kinds that include them. */
    public static final String FILE = "playbook/clauses.yaml";

    /** Where there is no such file. */
    public static final SharedClauses NONE = new SharedClauses(List.of());

    private static final String IN_TERMS = "/clauses";

    private final List<SharedClause> all;

    SharedClauses(List<SharedClause> all) {
        this.all = List.copyOf(all);
    }

    /**
     * @param language of what is said to people
     * @throws MalformedPlaybook with every mistake, by line
     */
    public static SharedClauses read(String yaml, Language language) {
        return SharedClausesReader.read(yaml, language);
    }

    static String pointer(String clause) {
        return IN_TERMS + JsonPointer.step(clause);
    }

    /** In the order of declaration. */
    public List<SharedClause> all() {
        return all;
    }

    public Optional<SharedClause> find(String clause) {
        return all.stream().filter(known -> known.name().equals(clause)).findFirst();
    }

    /**
     * Those of the texts that a wording has, as a form asks for them.
     *
     * @param offered names of positions by names of clauses; of others nobody is asked
     */
    public List<FieldValue> choices(Terms terms, Map<String, List<String>> offered) {
        return switch (terms) {
            case PrincipalTerms principal -> choices(principal, "", offered);
            case AmendmentTerms amendment -> choices(amendment.amended(), "/amended", offered);
            case ChangeTerms ignored -> List.of();
        };
    }

    private List<FieldValue> choices(PrincipalTerms terms, String within, Map<String, List<String>> offered) {
        Map<String, String> chosen = terms.chosenClauses();
        return all.stream()
                .filter(clause -> offered.containsKey(clause.name()))
                .map(clause -> new FieldValue(
                        within + clause.pointer(),
                        FieldValue.Kind.CHOICE,
                        chosen.getOrDefault(clause.name(), ClauseChoices.STANDARD),
                        clause.names().stream()
                                .filter(offered.getOrDefault(clause.name(), List.of())::contains)
                                .toList(),
                        false))
                .toList();
    }

    /** Every clause of which another text than the standard was chosen. */
    List<Deviation> deviations(PrincipalTerms terms) {
        return terms.chosenClauses().entrySet().stream()
                .flatMap(choice -> deviation(choice.getKey(), choice.getValue()).stream())
                .toList();
    }

    private Optional<Deviation> deviation(String clause, String position) {
        return find(clause)
                .map(known -> known.deviation(position))
                .orElseGet(() -> Optional.of(new Deviation(
                        pointer(clause),
                        "Clause " + clause,
                        "the only text that there is",
                        position,
                        Severity.NOT_ACCEPTABLE,
                        Approver.REFUSED,
                        all.isEmpty()
                                ? "No clause comes in several texts."
                                : "No clause of this name comes in several texts; these do: %s."
                                        .formatted(all.stream()
                                                .map(SharedClause::name)
                                                .collect(Collectors.joining(", "))))));
    }

    /** What is said of a clause to whoever negotiates it. */
    Optional<Playbooks.Guidance> guidance(String pointer) {
        return all.stream()
                .filter(clause -> clause.pointer().equals(pointer))
                .findFirst()
                .map(clause -> new Playbooks.Guidance(
                        clause.standard().label(),
                        labels(clause, Standing.FALLBACK).toList(),
                        labels(clause, Standing.NOT_ACCEPTABLE).toList(),
                        clause.why()));
    }

    private static Stream<String> labels(SharedClause clause, Standing standing) {
        return clause.positions().stream()
                .filter(position -> position.standing() == standing)
                .map(Position::label);
    }

    /** What a clause is called, for people; one that is not declared, as its name reads. */
    public String label(String clause) {
        return find(clause).map(SharedClause::label).orElseGet(() -> clause.replace('-', ' '));
    }

    /** What one of its texts is called, for people; one that is not declared, as its name reads. */
    public String label(String clause, String position) {
        return find(clause)
                .flatMap(known -> known.position(position))
                .map(Position::label)
                .orElseGet(() -> position.replace('-', ' '));
    }

    /** A difference as people read it: of a clause, what its texts are called, the standard one where none was chosen. */
    public TermsDifference said(TermsDifference difference) {
        Map<String, String> labels = labels(difference.field().replaceFirst("^/amended(?=/)", ""));
        if (labels.isEmpty()) {
            return difference;
        }
        return new TermsDifference(
                difference.field(), label(labels, difference.before()), label(labels, difference.after()));
    }

    private static String label(Map<String, String> labels, @Nullable String position) {
        String name = position == null ? ClauseChoices.STANDARD : position;
        return labels.getOrDefault(name, name);
    }

    /**
     * How the texts of a clause are called, for people, by their names; empty for what is no clause of several texts.
     *
     * @param pointer to the clause in terms: "/clauses/assignment"
     */
    public Map<String, String> labels(String pointer) {
        return all.stream()
                .filter(clause -> clause.pointer().equals(pointer))
                .findFirst()
                .map(clause -> clause.positions().stream().collect(Collectors.toMap(Position::name, Position::label)))
                .orElseGet(Map::of);
    }
}
