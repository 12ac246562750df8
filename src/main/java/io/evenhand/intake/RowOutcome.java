package io.evenhand.intake;

import java.util.List;

/** What becomes of a row. */
sealed interface RowOutcome {
    /** Of a row that will do. @param differences none of which is told of something new */
    static RowOutcome of(boolean isNew, String what, String target, List<String> differences) {
        if (isNew) {
            return new Created(what, target);
        }
        return differences.isEmpty() ? new Unchanged(target) : new Changed(what, target, differences);
    }

    /** @param what it is, in a few words @param target the id of what is made or changed, for the fingerprint */
    record Created(String what, String target) implements RowOutcome {}

    /** @param fields the columns that say something else than what is here */
    record Changed(String what, String target, List<String> fields) implements RowOutcome {
        public Changed {
            fields = List.copyOf(fields);
        }
    }

    record Unchanged(String target) implements RowOutcome {}

    /** @param problems at least one */
    record Rejected(List<CellProblem> problems) implements RowOutcome {
        public Rejected {
            problems = List.copyOf(problems);
        }

        static Rejected because(String column, String problem, String remedy) {
            return new Rejected(List.of(new CellProblem(column, problem, remedy)));
        }
    }

    /** @param column empty for the row as a whole */
    record CellProblem(String column, String problem, String remedy) {}
}
