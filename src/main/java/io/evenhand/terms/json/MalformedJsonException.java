package io.evenhand.terms.json;

/** The bytes read are not JSON that this program accepts. */
public final class MalformedJsonException extends Exception {
    private final int line;
    private final String problem;
    private final String remedy;

    MalformedJsonException(int line, String problem, String remedy) {
        super("line %d: %s; %s".formatted(line, problem, remedy));
        this.line = line;
        this.problem = problem;
        this.remedy = remedy;
    }

    /** Where, counted from 1. */
    public int line() {
        return line;
    }

    public String problem() {
        return problem;
    }

    public String remedy() {
        return remedy;
    }
}
