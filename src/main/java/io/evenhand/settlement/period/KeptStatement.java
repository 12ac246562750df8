package io.evenhand.settlement.period;

import io.evenhand.settlement.payable.NewPayable;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.statement.StatementContent.Dispute;
import io.evenhand.settlement.statement.StatementContent.Due;
import io.evenhand.settlement.statement.StatementContent.Party;
import io.evenhand.settlement.statement.StatementContent.Sealed;
import io.evenhand.settlement.statement.StatementContent.Trend;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.TermsHash;
import java.util.List;
import java.util.Map;

/**
 * What a statement says besides its lines, as it was when it was drawn up.
 *
 * @param throughReport the number of the last report of which it has lines
 * @param lineCorrections how many corrections its lines brought about
 * @param atEnd corrections that the end of the period brings about
 * @param firstCorrections of all; those that lines brought about before those of the end
 */
record KeptStatement(
        TermsHash terms,
        int throughReport,
        int lines,
        int lineCorrections,
        List<Correction> atEnd,
        List<Correction> firstCorrections,
        List<RuleTotal> rules,
        List<Party> parties,
        Map<String, Sentence> clauses,
        List<Position> positions,
        List<Due> dues,
        List<Trend> trend) {

    int corrections() {
        return lineCorrections + atEnd.size();
    }

    /**
     * What is to be sealed, fixed when the period ended.
     *
     * @param version of the draft that was approved
     * @param due what is to be paid once it is sealed
     */
    record Final(KeptStatement statement, int version, Sealed sealed, List<Dispute> disputes, List<NewPayable> due) {}
}
