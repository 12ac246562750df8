package io.evenhand.terms.json;

import io.evenhand.terms.FieldProblem;
import java.util.List;

/** What came of reading a record. */
public sealed interface Reading<T> {
    record Complete<T>(T value) implements Reading<T> {}

    /** At least one problem; as many as could be found together. */
    record Refused<T>(List<FieldProblem> problems) implements Reading<T> {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
