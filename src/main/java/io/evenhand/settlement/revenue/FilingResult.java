package io.evenhand.settlement.revenue;

import io.evenhand.settlement.split.Part;
import io.evenhand.table.LineProblem;
import java.util.List;

/** What came of a file of revenue lines, or of the word that there was no revenue. */
public sealed interface FilingResult {
    /** There is no such agreement for the reader. */
    record Unknown() implements FilingResult {}

    /** Only operations and finance of the biller report. */
    record NotAllowed() implements FilingResult {}

    /** Nothing was stored. @param problems at least one, in the order of the file */
    record Refused(List<LineProblem> problems) implements FilingResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** It could be filed; nothing was stored. @param notes what else there is to know: sentences */
    record Checked(Summary summary, List<String> notes) implements FilingResult {
        public Checked {
            notes = List.copyOf(notes);
        }
    }

    /** It is a draft, which a person of the biller's finance attests. */
    record Filed(String reportId, Summary summary) implements FilingResult {}

    /**
     * @param lines that are new
     * @param known that were reported before with the same content, and are left out
     * @param notShared of which the terms give nobody a part
     * @param parts what the new lines give to each party; by currency, where the parties changed it
     */
    record Summary(String period, int lines, int known, int notShared, List<Part> parts) {
        public Summary {
            parts = List.copyOf(parts);
        }
    }
}
