package io.evenhand.terms;

import java.util.List;
import java.util.stream.Collectors;

/** The text read is not terms; carries every problem found, at least one. */
public final class MalformedTermsException extends Exception {
    private final transient List<FieldProblem> problems;

    public MalformedTermsException(List<FieldProblem> problems) {
        super(problems.stream().map(FieldProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<FieldProblem> problems() {
        return problems;
    }
}
