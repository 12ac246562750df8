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
 * What the terms make of a period. The lines themselves are read in {@link PeriodLines}.
 *
 * @param terms that hold on its last day
 * @param throughReport the number of the last report of which lines are counted here
 * @param lineCorrections how many corrections the lines brought about
 * @param atEnd corrections that the end of the period brings about
 * @param positions of every party: those of the terms in their order, then those that earlier terms named
 * @param clauses the sentences to which anything here or any line refers, by id; where terms changed, as those that lead have it
 */
public record PeriodShare(
        ReportingPeriod period,
        RevenueShareTerms terms,
        TermsHash hash,
        int throughReport,
        int lineCorrections,
        List<Correction> atEnd,
        List<Position> positions,
        Map<String, Sentence> clauses) {
    public PeriodShare {
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
