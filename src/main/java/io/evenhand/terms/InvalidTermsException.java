package io.evenhand.terms;

import java.util.List;
import java.util.stream.Collectors;

/** Refuses to construct a value whose fields are wrong or contradict each other; carries every problem found, at least one. */
public final class InvalidTermsException extends IllegalArgumentException {
    private final transient List<FieldProblem> problems;

    public InvalidTermsException(List<FieldProblem> problems) {
        super(problems.stream().map(FieldProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<FieldProblem> problems() {
        return problems;
    }
}
