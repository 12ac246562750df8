package io.evenhand.terms;

/**
 * One thing that is wrong with an input, in words that let its author mend it.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); empty for the whole input
 * @param problem what is wrong, with the value that was met
 * @param remedy what to write instead
 */
public record FieldProblem(String pointer, String problem, String remedy) {
    /** The same problem, seen from the value that holds the one it was found in. */
    public FieldProblem under(String parent) {
        return new FieldProblem(parent + pointer, problem, remedy);
    }

    @Override
    public String toString() {
        return "%s: %s; %s".formatted(pointer.isEmpty() ? "(whole)" : pointer, problem, remedy);
    }
}
