package io.evenhand.settlement.revenue;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.settlement.revenue.PaidLines.PaidLine;
import io.evenhand.settlement.revenue.SignedTerms.OnDay;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.RevenueShareTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Periods of an agreement: which is settled next, what its end gives everybody, and its end. In the transaction that is under way. */
@Component
public class PeriodShares {
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final Agreements agreements;
    private final ReportTable reports;
    private final LineTable lines;
    private final PaidLines paid;
    private final JdbcTemplate database;

    PeriodShares(Agreements agreements, ReportTable reports, LineTable lines, PaidLines paid, JdbcTemplate database) {
        this.agreements = agreements;
        this.reports = reports;
        this.lines = lines;
        this.paid = paid;
        this.database = database;
    }

    /**
     * The period that is settled next.
     *
     * @param firstDay the first one that is not settled yet; in the first period, that of the agreement
     * @param terms that hold on its last day
     */
    public record Next(AgreementView agreement, ReportingPeriod period, LocalDate firstDay, RevenueShareTerms terms) {}

    /** Empty for an agreement that shares no revenue or is not in force, and for one that has ended and is settled. */
    public Optional<Next> next(AgreementId id) {
        return agreements
                .find(id)
                .filter(agreement -> agreement.kind().equals(AgreementKind.REVENUE_SHARE)
                        && !agreement.isChange()
                        && agreement.state() == AgreementState.IN_FORCE)
                .flatMap(agreement -> next(agreement, new SignedTerms(agreements, id)));
    }

    private Optional<Next> next(AgreementView agreement, SignedTerms signed) {
        String id = agreement.id().value();
        Optional<LocalDate> settled = reports.settledThrough(id);
        return signed.on(LAST)
                .map(latest -> settled.map(day -> day.plusDays(1))
                        .orElse(latest.terms().effectiveOn()))
                .filter(first -> !first.isAfter(lastDay(signed)) || lines.anyNotSettled(id))
                .flatMap(first -> signed.on(first).map(OnDay::terms).map(then -> {
                    ReportingPeriod period =
                            ReportingPeriod.of(first, then.reporting().every());
                    RevenueShareTerms terms =
                            signed.on(period.lastDay()).orElseThrow().terms();
                    return new Next(agreement, period, first, terms);
                }));
    }

    /** The last day whose revenue may be shared: after the end, for as long as orders from before are. */
    private static LocalDate lastDay(SignedTerms signed) {
        RevenueShareTerms terms = signed.on(LAST).orElseThrow().terms();
        return terms.lastDay().map(day -> day.plusDays(terms.tailDays())).orElse(LAST);
    }

    /** Agreements that are settled through this day or a later one. */
    public List<String> settledSince(LocalDate day) {
        return reports.settledSince(day);
    }

    /** Nobody files, attests or settles for the agreement until the transaction ends. */
    public void lock(String agreementId) {
        reports.lock(agreementId);
    }

    /** A report that waits to be attested; empty when none does. */
    public Optional<ReportView> draft(String agreementId) {
        return reports.draft(agreementId);
    }

    /** Whether a person has said of this period what revenue there was, or that there was none. */
    public boolean isReported(String agreementId, ReportingPeriod period) {
        return reports.all(agreementId).stream()
                .anyMatch(report -> report.state() == ReportState.ATTESTED
                        && report.period().equals(period.toString()));
    }

    /**
     * What the end of a period would give everybody now; changes nothing.
     *
     * @param reader is told every line
     * @throws IllegalArgumentException when the terms leave that open
     */
    public PeriodShare look(String agreementId, ReportingPeriod period, LineReader reader) {
        return ending(agreementId, period, reader).share();
    }

    /**
     * Ends a period for good: from now on, lines that count in it are paid in the next. The caller holds the {@linkplain #lock lock}.
     *
     * @param reader is told every line
     * @param stands whether it may end so
     * @return empty, and nothing changed, where it may not
     * @throws IllegalStateException when it has ended before
     */
    public Optional<PeriodShare> end(
            String agreementId, ReportingPeriod period, LineReader reader, Predicate<PeriodShare> stands) {
        if (reports.settledThrough(agreementId)
                .filter(day -> !day.isBefore(period.lastDay()))
                .isPresent()) {
            throw new IllegalStateException(period + " of agreement " + agreementId + " has ended before");
        }
        Ending ending = ending(agreementId, period, reader);
        if (!stands.test(ending.share())) {
            return Optional.empty();
        }
        ending.states().forEach(state -> reports.keep(agreementId, state));
        lines.settle(agreementId, period);
        reports.settle(agreementId, period.lastDay());
        return Optional.of(ending.share());
    }

    private record Ending(PeriodShare share, List<Sharing.StoredState> states) {}

    private Ending ending(String agreementId, ReportingPeriod period, LineReader reader) {
        SignedTerms signed = new SignedTerms(agreements, AgreementId.of(agreementId));
        signed.on(period.lastDay()).ifPresent(leading -> reader.begin(leading.hash()));
        int through = paid.lastReport(agreementId);
        PeriodSums sums = new PeriodSums(signed);
        for (PaidLine line : paid.rows(new PaidLines.Which(agreementId, period, false, through))) {
            sums.add(line);
            reader.read(PeriodLines.line(signed, line, period));
        }
        boolean last = !period.lastDay().isBefore(lastDay(signed));
        PeriodEnding.Ended ended;
        try (StoredMemory memory = new StoredMemory(database, agreementId, false)) {
            Sharing sharing = new Sharing(
                    signed, memory, reports.states(agreementId), line -> lines.countedOn(agreementId, line));
            ended = new PeriodEnding(signed, sharing).end(period, last, sums.brought());
        }
        return new Ending(
                new PeriodShare(
                        period,
                        ended.leading().terms(),
                        ended.leading().hash(),
                        through,
                        sums.corrections(),
                        ended.corrections(),
                        ended.positions(),
                        sums.sentences(ended)),
                ended.states());
    }
}
