package io.evenhand.terms;

import java.util.List;
import java.util.stream.Collectors;

/** A playbook that is not as it must be. */
public final class MalformedPlaybook extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Flaw> flaws;

    MalformedPlaybook(List<Flaw> flaws) {
        super(flaws.stream().map(Flaw::toString).collect(Collectors.joining("\n")));
        this.flaws = List.copyOf(flaws);
    }

    public List<Flaw> flaws() {
        return flaws;
    }

    /**
     * One mistake.
     *
     * @param line from 1 on, as is the column
     * @param problem a sentence
     * @param remedy what to do
     */
    public record Flaw(String file, int line, int column, String problem, String remedy) {
        @Override
        public String toString() {
            return "%s:%d:%d: %s %s".formatted(file, line, column, problem, remedy);
        }
    }
}
