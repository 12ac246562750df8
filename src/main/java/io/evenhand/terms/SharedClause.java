package io.evenhand.terms;

import io.evenhand.terms.Deviation.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A clause that several kinds of agreement share and that comes in several texts, of which the parties choose one.
 *
 * @param name of its file: "assignment" for {@code clauses/assignment.en.md}
 * @param label for people: "Assignment"
 * @param positions its texts, the standard one first
 * @param why one sentence for whoever negotiates or approves
 * @param line in which {@link SharedClauses#FILE} declares it, from 1 on
 */
public record SharedClause(String name, String label, List<Position> positions, String why, int line) {
    public SharedClause {
        positions = List.copyOf(positions);
    }

    /**
     * One text of a clause.
     *
     * @param name of its file: "to-affiliates" for {@code clauses/assignment/to-affiliates.en.md}
     * @param label for people, what it says in a few words
     * @param why one sentence for whoever negotiates or approves it
     * @param line in which it is declared, from 1 on
     */
    public record Position(String name, String label, Standing standing, Approver approver, String why, int line) {
        public boolean isStandard() {
            return standing == Standing.STANDARD;
        }
    }

    /** How lawyers see a text. */
    public enum Standing {
        /** What stands where nobody chooses. */
        STANDARD,
        /** What may be given instead. */
        FALLBACK,
        /** What must not be given. */
        NOT_ACCEPTABLE
    }

    public Position standard() {
        return positions.getFirst();
    }

    public Optional<Position> position(String wanted) {
        return positions.stream()
                .filter(position -> position.name().equals(wanted))
                .findFirst();
    }

    /** In the order of declaration. */
    public List<String> names() {
        return positions.stream().map(Position::name).toList();
    }

    /** Where the terms say which text was chosen, as a JSON pointer. */
    public String pointer() {
        return SharedClauses.pointer(name);
    }

    /** What it means that a text was chosen; empty for the standard. A text that there is not is for nobody to approve. */
    Optional<Deviation> deviation(String chosen) {
        Optional<Position> known = position(chosen);
        if (known.isEmpty()) {
            return Optional.of(new Deviation(
                    pointer(),
                    label,
                    standard().label(),
                    chosen,
                    Severity.NOT_ACCEPTABLE,
                    Approver.REFUSED,
                    "There is no such text of this clause; there are: %s.".formatted(String.join(", ", names()))));
        }
        return known.filter(position -> !position.isStandard())
                .map(position -> new Deviation(
                        pointer(),
                        label,
                        standard().label(),
                        position.label(),
                        position.standing() == Standing.FALLBACK ? Severity.FALLBACK : Severity.NOT_ACCEPTABLE,
                        position.approver(),
                        position.why()));
    }
}
