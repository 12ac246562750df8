package io.evenhand.settlement.revenue;

import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.statement.StatementContent;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.TermsHash;
import java.util.List;
import java.util.Map;

/**
 * What the terms make of a period, with all lines that are paid for it.
 *
 * @param terms that hold on its last day
 * @param lines in the order of the reports
 * @param atEnd corrections that the end of the period brings about
 * @param positions of every party: those of the terms in their order, then those that earlier terms named
 * @param clauses the sentences to which anything here refers, by id; where terms changed, as those that lead have it
 */
public record PeriodShare(
        ReportingPeriod period,
        RevenueShareTerms terms,
        TermsHash hash,
        List<SharedLine> lines,
        List<Correction> atEnd,
        List<Position> positions,
        Map<String, Sentence> clauses) {
    public PeriodShare {
        lines = List.copyOf(lines);
        atEnd = List.copyOf(atEnd);
        positions = List.copyOf(positions);
        clauses = Map.copyOf(clauses);
    }

    /**
     * @param corrections that the line brought about
     * @param dueAfterDays after the day on which it counts, its shares are due by the terms under which it was shared
     */
    public record SharedLine(StatementContent.Line line, List<Correction> corrections, int dueAfterDays) {
        public SharedLine {
            corrections = List.copyOf(corrections);
        }
    }
}
