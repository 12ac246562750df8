package io.evenhand.competence;

import java.util.List;

/** What became of a file of areas. */
public sealed interface LoadResult {
    /** @param known areas of the file that were there already */
    record Loaded(int added, int known) implements LoadResult {}

    /** Nothing was added. @param problems each names its place in the file */
    record Flawed(List<String> problems) implements LoadResult {
        public Flawed {
            problems = List.copyOf(problems);
        }
    }

    record NotAllowed() implements LoadResult {}
}
