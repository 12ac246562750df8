package io.evenhand.api;

import io.evenhand.terms.FieldProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a request away; {@link Problems} writes the answer. */
final class Refusal extends RuntimeException {
    private final Problem problem;
    private final transient List<FieldProblem> fields;

    @Nullable
    private final Integer retryAfterSeconds;

    Refusal(Problem problem, String detail) {
        this(problem, detail, List.of(), null);
    }

    private Refusal(Problem problem, String detail, List<FieldProblem> fields, @Nullable Integer retryAfterSeconds) {
        super(detail, null, false, false);
        this.problem = problem;
        this.fields = List.copyOf(fields);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static Refusal invalid(List<FieldProblem> fields) {
        return new Refusal(Problem.INVALID, "Nothing was changed. Mend the fields that are named.", fields, null);
    }

    static Refusal malformed(List<FieldProblem> fields) {
        return new Refusal(Problem.MALFORMED, "Nothing was changed. Mend what is named.", fields, null);
    }

    static Refusal notFound() {
        return Problem.NOT_FOUND.because("It does not exist, or it is not for you to see.");
    }

    Refusal retryAfter(int seconds) {
        return new Refusal(problem, detail(), fields, seconds);
    }

    Problem problem() {
        return problem;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    List<FieldProblem> fields() {
        return fields;
    }

    @Nullable
    Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
