package io.evenhand.settlement.revenue;

import io.evenhand.table.LineProblem;
import java.util.List;

/** What came of attesting or withdrawing a report. */
public sealed interface AttestResult {
    /** There is no such report for the reader. */
    record Unknown() implements AttestResult {}

    /** Only the biller's finance attests. */
    record NotAllowed() implements AttestResult {}

    /** The report is not, or no longer, what the person saw. @param why a sentence */
    record Stale(String why) implements AttestResult {}

    /** Nothing changed. @param problems why its lines cannot be shared any more */
    record Refused(List<LineProblem> problems) implements AttestResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** It is attested, now or before, and what follows from it is posted; or it is withdrawn. */
    record Done(ReportView report) implements AttestResult {}
}
