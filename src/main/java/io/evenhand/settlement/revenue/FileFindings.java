package io.evenhand.settlement.revenue;

import io.evenhand.table.LineProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check found in a file.
 *
 * @param summary absent where something is wrong
 * @param notes what else there is to know: sentences
 */
public record FileFindings(FilingResult.@Nullable Summary summary, List<LineProblem> problems, List<String> notes) {
    public FileFindings {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }
}
