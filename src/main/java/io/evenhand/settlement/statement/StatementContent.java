package io.evenhand.settlement.statement;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.DerivationStep.NobodyGets;
import io.evenhand.settlement.split.Explanation;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.TermsHash;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the statement of one agreement for one period says. Its lines may be very many: whoever reads them keeps sums, and no list.
 *
 * @param number by which it is quoted
 * @param version of the draft, from 1; the sealed one repeats the number of the last draft
 * @param sealed null of a draft
 * @param title of the agreement
 * @param terms the signed terms that hold on the last day of the period
 * @param parties in the order in which the agreement names them
 * @param clauses the sentences of the signed terms that anything here refers to, by their id
 * @param lines what was reported for the period and shared, or not, in the order of the reports
 * @param corrections that lines brought about before, and those of the period's end
 * @param positions of every party, in the order of the agreement
 * @param dues what changes hands; empty when nothing does
 * @param trend what each party got in this and up to eleven earlier periods, the oldest first
 * @param language in which it is worded
 * @param disputes that were raised against lines, with what was answered
 */
public record StatementContent(
        String number,
        int version,
        @Nullable Sealed sealed,
        String agreementId,
        String agreementNumber,
        String title,
        TermsHash terms,
        ReportingPeriod period,
        List<Party> parties,
        String billerId,
        Map<String, Sentence> clauses,
        Rows<Line> lines,
        Rows<Correction> corrections,
        List<Position> positions,
        List<Due> dues,
        List<Trend> trend,
        List<Dispute> disputes,
        Locale language) {
    public StatementContent {
        parties = List.copyOf(parties);
        clauses = Map.copyOf(clauses);
        positions = List.copyOf(positions);
        dues = List.copyOf(dues);
        trend = List.copyOf(trend);
        disputes = List.copyOf(disputes);
    }

    /** Says what the arithmetic does, in the language of the statement, and calls the parties by their names. */
    Explanation explanation() {
        Map<String, String> names =
                parties.stream().collect(Collectors.toMap(Party::id, Party::legalName, (one, other) -> one));
        return new Explanation(id -> names.getOrDefault(id, id), language);
    }

    /**
     * What stood when it was sealed.
     *
     * @param journalSequence the last posting of the agreement's book
     * @param journalHash of that posting, against which the book can be checked for ever
     * @param approvedBy names of the people who approved it, in order
     */
    public record Sealed(Instant at, long journalSequence, String journalHash, List<String> approvedBy) {}

    /** @param roles in the referral, in words: "introducer", "deliverer", "biller" */
    public record Party(String id, String legalName, String address, String country, List<String> roles) {}

    /**
     * One reported line.
     *
     * @param base what was shared; null where nothing was
     * @param ruleId null where no rule shares it
     * @param notShared why nothing is shared; null where it is
     * @param parts of every party, in the order of the agreement; none where nothing is shared
     * @param derivation every step from what was reported to the parts; none where nothing is shared
     */
    public record Line(
            int report,
            int number,
            RevenueLine reported,
            @Nullable Money base,
            @Nullable String ruleId,
            @Nullable NobodyGets notShared,
            List<Part> parts,
            List<DerivationStep> derivation) {}

    /**
     * What one party has to pay another.
     *
     * @param amount above zero, without tax
     * @param dueOn the first day on which a part of it falls due
     */
    public record Due(String debtorId, String creditorId, Money amount, LocalDate dueOn) {}

    /** @param got by party, in the order of the agreement */
    public record Trend(ReportingPeriod period, List<Money> got) {}

    /** @param lineId null for the statement as a whole @param answer null while there is none */
    public record Dispute(
            @Nullable String lineId,
            String partyId,
            String reason,
            @Nullable String answer,
            boolean upheld) {}
}
