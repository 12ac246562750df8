package io.evenhand.settlement.revenue;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.settlement.revenue.AllocationRow.Outcome;
import io.evenhand.settlement.revenue.LineTable.PaidLine;
import io.evenhand.settlement.revenue.PeriodEnding.Brought;
import io.evenhand.settlement.revenue.PeriodShare.SharedLine;
import io.evenhand.settlement.revenue.SignedTerms.OnDay;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.PeriodBook;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.statement.StatementContent;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.TermsFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Periods of an agreement: which is settled next, what its end gives everybody, and its end. In the transaction that is under way. */
@Component
public class PeriodShares {
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final Agreements agreements;
    private final ReportTable reports;
    private final LineTable lines;
    private final JdbcTemplate database;

    PeriodShares(Agreements agreements, ReportTable reports, LineTable lines, JdbcTemplate database) {
        this.agreements = agreements;
        this.reports = reports;
        this.lines = lines;
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
                .filter(agreement -> agreement.kind() == AgreementKind.REVENUE_SHARE
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
     * @throws IllegalArgumentException when the terms leave that open
     */
    public PeriodShare look(String agreementId, ReportingPeriod period) {
        return ending(agreementId, period).share();
    }

    /**
     * Ends a period for good: from now on, lines that count in it are paid in the next. The caller holds the {@linkplain #lock lock}.
     *
     * @throws IllegalStateException when it has ended before
     */
    public PeriodShare end(String agreementId, ReportingPeriod period) {
        if (reports.settledThrough(agreementId)
                .filter(day -> !day.isBefore(period.lastDay()))
                .isPresent()) {
            throw new IllegalStateException(period + " of agreement " + agreementId + " has ended before");
        }
        Ending ending = ending(agreementId, period);
        ending.states().forEach(state -> reports.keep(agreementId, state));
        lines.settle(agreementId, period);
        reports.settle(agreementId, period.lastDay());
        return ending.share();
    }

    private record Ending(PeriodShare share, List<Sharing.StoredState> states) {}

    private Ending ending(String agreementId, ReportingPeriod period) {
        AgreementId id = AgreementId.of(agreementId);
        SignedTerms signed = new SignedTerms(agreements, id);
        List<PaidLine> paid = lines.notSettled(agreementId, period.lastDay());
        boolean last = !period.lastDay().isBefore(lastDay(signed));
        PeriodEnding.Ended ended;
        try (StoredMemory memory = new StoredMemory(database, agreementId, false)) {
            Sharing sharing = new Sharing(
                    signed, memory, reports.states(agreementId), line -> lines.countedOn(agreementId, line));
            ended = new PeriodEnding(signed, sharing).end(period, last, brought(signed, paid));
        }
        List<SharedLine> shared =
                paid.stream().map(line -> line(signed, line, period)).toList();
        return new Ending(
                new PeriodShare(
                        period,
                        ended.leading().terms(),
                        ended.leading().hash(),
                        shared,
                        ended.corrections(),
                        ended.positions(),
                        clauses(signed, ended, paid)),
                ended.states());
    }

    /** By the terms that shared it, those first that hold first. */
    private static List<Brought> brought(SignedTerms signed, List<PaidLine> paid) {
        Map<LocalDate, OnDay> terms = new HashMap<>();
        Map<OnDay, List<AllocationRow>> rows = new LinkedHashMap<>();
        paid.stream()
                .flatMap(line -> line.rows().stream())
                .filter(row -> !row.parts().isEmpty())
                .forEach(row -> rows.computeIfAbsent(
                                terms.computeIfAbsent(
                                        row.termsOn(), day -> signed.on(day).orElseThrow()),
                                under -> new ArrayList<>())
                        .add(row));
        return rows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(OnDay::on)))
                .map(under -> new Brought(under.getKey(), book(under.getValue())))
                .toList();
    }

    private static PeriodBook book(List<AllocationRow> rows) {
        List<Part> earned = new ArrayList<>();
        List<Part> corrected = new ArrayList<>();
        List<Part> returned = new ArrayList<>();
        for (AllocationRow row : rows) {
            if (row.outcome() == Outcome.CORRECTION) {
                corrected.addAll(row.parts());
            } else if (row.base().minorUnits() < 0) {
                row.parts()
                        .forEach(part -> returned.add(
                                new Part(part.partyId(), part.amount().negate())));
            } else {
                earned.addAll(row.parts());
            }
        }
        return new PeriodBook(earned, corrected, returned);
    }

    private static SharedLine line(SignedTerms signed, PaidLine paid, ReportingPeriod period) {
        AllocationRow own = paid.rows().getFirst();
        boolean shared = own.outcome() == Outcome.SHARED;
        RevenueShareTerms terms = signed.on(own.termsOn()).orElseThrow().terms();
        return new SharedLine(
                new StatementContent.Line(
                        paid.report(),
                        paid.number(),
                        paid.line(),
                        shared ? own.base() : null,
                        own.ruleId(),
                        own.words(),
                        own.parts(),
                        own.derivation()),
                paid.rows().stream()
                        .filter(row -> row.outcome() == Outcome.CORRECTION)
                        .map(row -> correction(row, period))
                        .toList(),
                terms.payment().daysAfterClearedFunds() + terms.holdDays());
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

    private static Map<String, Sentence> clauses(SignedTerms signed, PeriodEnding.Ended ended, List<PaidLine> paid) {
        Set<String> wanted = new HashSet<>();
        Set<OnDay> terms = new HashSet<>();
        paid.stream().flatMap(line -> line.rows().stream()).forEach(row -> {
            if (row.clauseId() != null) {
                wanted.add(row.clauseId());
            }
            wanted.addAll(ids(row.derivation()));
            terms.add(signed.on(row.termsOn()).orElseThrow());
        });
        ended.corrections().forEach(correction -> {
            wanted.add(correction.clauseId());
            wanted.addAll(ids(correction.derivation()));
        });
        Map<String, Sentence> clauses = new HashMap<>();
        terms.stream().map(OnDay::terms).distinct().forEach(one -> clauses.putAll(sentences(one)));
        clauses.putAll(sentences(ended.leading().terms()));
        clauses.keySet().retainAll(wanted);
        return clauses;
    }

    private static List<String> ids(Collection<DerivationStep> steps) {
        return steps.stream().map(DerivationStep::clauseId).toList();
    }

    private static Map<String, Sentence> sentences(RevenueShareTerms terms) {
        return TermsFormat.sentences(terms).stream()
                .collect(Collectors.toMap(
                        Sentence::clauseId,
                        Function.identity(),
                        (one, other) -> new Sentence(one.clauseId(), one.text() + " " + other.text())));
    }
}
