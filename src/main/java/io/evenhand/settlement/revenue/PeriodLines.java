package io.evenhand.settlement.revenue;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.settlement.revenue.AllocationRow.Outcome;
import io.evenhand.settlement.revenue.PaidLines.PaidLine;
import io.evenhand.settlement.revenue.PaidLines.Which;
import io.evenhand.settlement.revenue.PeriodShare.SharedLine;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.DerivationStep.NobodyGets;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.split.SplitResult;
import io.evenhand.settlement.split.WhyNotShared;
import io.evenhand.settlement.statement.Rows;
import io.evenhand.settlement.statement.StatementContent;
import io.evenhand.terms.RevenueShareTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lines of an agreement's periods as statements show them, never more than some thousand at a time. */
@Component
public class PeriodLines {
    private final Agreements agreements;
    private final PaidLines lines;

    PeriodLines(Agreements agreements, PaidLines lines) {
        this.agreements = agreements;
        this.lines = lines;
    }

    /** What counts in the period or earlier, and is paid in none yet. @param throughReport the number of the last report that is read */
    public Rows<SharedLine> notSettled(String agreementId, ReportingPeriod period, int throughReport) {
        return shared(new Which(agreementId, period, false, throughReport));
    }

    /** What was paid in a period that has ended: the same for ever. */
    public Rows<SharedLine> settled(String agreementId, ReportingPeriod period) {
        return shared(new Which(agreementId, period, true, Integer.MAX_VALUE));
    }

    private Rows<SharedLine> shared(Which which) {
        SignedTerms signed = new SignedTerms(agreements, AgreementId.of(which.agreementId()));
        return lines.rows(which).map(line -> line(signed, line, which.period()));
    }

    /**
     * Some lines, not settled, that one rule shares or that none does.
     *
     * @param rule null for those that are not shared
     * @param from the first one
     * @param before the one at which it stops
     */
    public List<StatementContent.Line> ofRule(
            String agreementId, ReportingPeriod period, @Nullable String rule, Place from, Place before, int most) {
        return lines.ofRule(new Which(agreementId, period, false, before.report()), rule, from, before, most).stream()
                .map(PeriodLines::line)
                .toList();
    }

    /** Whether a line is attested, counts in the period or earlier, and is paid in none yet. */
    public boolean has(String agreementId, ReportingPeriod period, String lineId) {
        return lines.has(new Which(agreementId, period, false, Integer.MAX_VALUE), lineId);
    }

    /** Whether lines for the period were attested after a report. @param report its number */
    public boolean anyAfter(String agreementId, ReportingPeriod period, int report) {
        return lines.anyLater(new Which(agreementId, period, false, report));
    }

    static SharedLine line(SignedTerms signed, PaidLine paid, ReportingPeriod period) {
        RevenueShareTerms terms =
                signed.on(paid.rows().getFirst().termsOn()).orElseThrow().terms();
        return new SharedLine(
                line(paid),
                paid.rows().stream()
                        .filter(row -> row.outcome() == Outcome.CORRECTION)
                        .map(row -> correction(row, period))
                        .toList(),
                terms.payment().daysAfterClearedFunds() + terms.holdDays());
    }

    private static StatementContent.Line line(PaidLine paid) {
        AllocationRow own = paid.rows().getFirst();
        return new StatementContent.Line(
                paid.report(),
                paid.number(),
                paid.line(),
                own.outcome() == Outcome.SHARED ? own.base() : null,
                own.ruleId(),
                nobodyGets(own),
                own.parts(),
                own.outcome() == Outcome.NOT_SHARED ? List.of() : own.derivation());
    }

    /** Null where it is shared. Of what was stored in earlier days only the sentence is known. */
    private static @Nullable NobodyGets nobodyGets(AllocationRow row) {
        if (row.outcome() != Outcome.NOT_SHARED) {
            return null;
        }
        return row.derivation().stream()
                .filter(NobodyGets.class::isInstance)
                .map(NobodyGets.class::cast)
                .findFirst()
                .orElseGet(() -> new NobodyGets(
                        String.valueOf(row.clauseId()),
                        new WhyNotShared.Earlier(
                                SplitResult.Reason.valueOf(String.valueOf(row.reason())),
                                String.valueOf(row.words()))));
    }

    private static Correction correction(AllocationRow row, ReportingPeriod bookedIn) {
        return new Correction(
                Correction.Reason.valueOf(String.valueOf(row.reason())),
                String.valueOf(row.ruleId()),
                String.valueOf(row.clauseId()),
                ReportingPeriod.parse(String.valueOf(row.period())),
                bookedIn,
                row.parts(),
                row.derivation());
    }
}
