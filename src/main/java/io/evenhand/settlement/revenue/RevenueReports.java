package io.evenhand.settlement.revenue;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.settlement.journal.AsOf;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.revenue.LineTable.Numbered;
import io.evenhand.settlement.revenue.RevenueScope.Seen;
import io.evenhand.settlement.split.ReportingPeriod;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reports of revenue under one agreement: checked, filed, attested, and read. The biller named in the signed terms reports; every party
 * reads; for others there is nothing.
 */
@Service
@Transactional
public class RevenueReports {
    private static final int LONGEST_FILE_NAME = 200;

    private final RevenueScope scope;
    private final ReportTable reports;
    private final LineTable lines;
    private final RevenueReading reading;
    private final Journal journal;
    private final JdbcTemplate database;
    private final Clock clock;

    RevenueReports(
            RevenueScope scope,
            ReportTable reports,
            LineTable lines,
            RevenueReading reading,
            Journal journal,
            JdbcTemplate database,
            Clock clock) {
        this.scope = scope;
        this.reports = reports;
        this.lines = lines;
        this.reading = reading;
        this.journal = journal;
        this.database = database;
        this.clock = clock;
    }

    /** What would come of a file: stores nothing. @param period as {@link RevenuePage#periods} names it */
    @Transactional(readOnly = true)
    public FilingResult check(Actor actor, String agreementId, String period, byte[] csv) {
        return filing(actor, agreementId, period, seen -> {
            LinesFile.Content content = LinesFile.read(csv);
            ReportCheck check = checked(seen, seen.period(period).orElseThrow(), content);
            return check.problems().isEmpty()
                    ? new FilingResult.Checked(check.summary())
                    : new FilingResult.Refused(check.problems());
        });
    }

    /**
     * Files a report as a draft: all of it, or nothing. The same file again brings nothing new, and is refused for that.
     *
     * @param fileName as it is shown
     */
    @RepeatedWhenRaced
    public FilingResult file(Actor actor, String agreementId, String period, String fileName, byte[] csv) {
        return filing(actor, agreementId, period, seen -> {
            LinesFile.Content content = LinesFile.read(csv);
            reports.lock(seen.id());
            ReportCheck check = checked(seen, seen.period(period).orElseThrow(), content);
            if (!check.problems().isEmpty()) {
                return new FilingResult.Refused(check.problems());
            }
            ReportView report = draft(actor, seen, period, fileName, check.lines(), check.summary());
            reports.add(report, actor.username());
            lines.add(seen.id(), report.id(), check.lines());
            return new FilingResult.Filed(report.id(), check.summary());
        });
    }

    /** Files, as a draft, that there was no revenue in a period that has ended. */
    @RepeatedWhenRaced
    public FilingResult fileNothing(Actor actor, String agreementId, String period) {
        return filing(actor, agreementId, period, seen -> {
            reports.lock(seen.id());
            List<LineProblem> problems = new ArrayList<>();
            ReportCheck.noRevenueYet(seen, seen.period(period).orElseThrow()).ifPresent(problems::add);
            anotherDraft(seen).ifPresent(problems::add);
            reports.all(seen.id()).stream()
                    .filter(report -> report.period().equals(period) && report.state() == ReportState.ATTESTED)
                    .findFirst()
                    .ifPresent(report -> problems.add(LineProblem.ofFile(
                            "is not needed: report %d of %s is attested".formatted(report.number(), period),
                            "report further lines with a file, if there are any")));
            if (!problems.isEmpty()) {
                return new FilingResult.Refused(problems);
            }
            FilingResult.Summary nothing = new FilingResult.Summary(period, 0, 0, 0, List.of());
            ReportView report = draft(actor, seen, period, "", List.of(), nothing);
            reports.add(report, actor.username());
            return new FilingResult.Filed(report.id(), nothing);
        });
    }

    /**
     * A person of the biller's finance says that a draft is true. In the same transaction its lines are shared by the signed terms, each
     * result is stored with its derivation, and the journal is posted to. Idempotent: attested again, nothing changes.
     *
     * @param contentHash of what the person saw
     */
    @RepeatedWhenRaced
    public AttestResult attest(Actor actor, String agreementId, String reportId, String contentHash) {
        Optional<Seen> found = scope.seen(actor, agreementId);
        if (found.flatMap(seen -> reports.find(seen.id(), reportId)).isEmpty()) {
            return new AttestResult.Unknown();
        }
        Seen seen = found.orElseThrow();
        if (!seen.mayAttest()) {
            return new AttestResult.NotAllowed();
        }
        reports.lock(seen.id());
        ReportView report = reports.find(seen.id(), reportId).orElseThrow();
        if (report.state() == ReportState.WITHDRAWN) {
            return new AttestResult.Stale("This report was withdrawn; there is nothing to attest.");
        }
        if (!report.contentHash().equals(contentHash)) {
            return new AttestResult.Stale("This is not the report that you saw: look at it again.");
        }
        return report.state() == ReportState.ATTESTED ? new AttestResult.Done(report) : attest(actor, seen, report);
    }

    private AttestResult attest(Actor actor, Seen seen, ReportView report) {
        List<Numbered> own = lines.lines(report.id(), 0, Integer.MAX_VALUE);
        StoredMemory memory = new StoredMemory(database, seen.id());
        Sharing sharing = sharing(seen, memory, own.stream().map(Numbered::line).toList());
        Map<Integer, List<AllocationRow>> shared = new LinkedHashMap<>();
        List<LineProblem> problems = new ArrayList<>();
        for (Numbered one : own) {
            switch (sharing.apply(one.number(), one.line())) {
                case Sharing.Shared.Wrong wrong -> problems.add(wrong.problem());
                case Sharing.Shared.Allocated allocated -> shared.put(one.number(), allocated.rows());
            }
        }
        if (!problems.isEmpty()) {
            return new AttestResult.Refused(problems);
        }
        reports.attest(report.id(), actor.username(), actor.displayName(), now());
        memory.write();
        sharing.changed().forEach(state -> reports.keep(seen.id(), state));
        lines.addAllocations(report.id(), posted(seen, report, own, shared));
        return new AttestResult.Done(reports.find(seen.id(), report.id()).orElseThrow());
    }

    private Map<Integer, List<AllocationRow>> posted(
            Seen seen, ReportView report, List<Numbered> own, Map<Integer, List<AllocationRow>> shared) {
        LinePostings postings = new LinePostings(journal, lines, report);
        for (Numbered one : own) {
            for (AllocationRow row : shared.getOrDefault(one.number(), List.of())) {
                String biller = seen.terms().on(row.termsOn()).orElseThrow().billerId();
                postings.add(one.line(), row, biller);
            }
        }
        postings.post();
        Map<Integer, List<AllocationRow>> posted = new LinkedHashMap<>();
        for (Numbered one : own) {
            posted.put(
                    one.number(),
                    shared.getOrDefault(one.number(), List.of()).stream()
                            .map(row -> {
                                Long number = postings.numberOf(one.line(), row);
                                return number == null ? row : row.posted(number);
                            })
                            .toList());
        }
        return posted;
    }

    /** Takes a draft back; its lines are free to be reported again. Idempotent. */
    public AttestResult withdraw(Actor actor, String agreementId, String reportId) {
        Optional<Seen> found = scope.seen(actor, agreementId);
        if (found.flatMap(seen -> reports.find(seen.id(), reportId)).isEmpty()) {
            return new AttestResult.Unknown();
        }
        Seen seen = found.orElseThrow();
        if (!seen.mayFile()) {
            return new AttestResult.NotAllowed();
        }
        reports.lock(seen.id());
        ReportView report = reports.find(seen.id(), reportId).orElseThrow();
        if (report.state() == ReportState.ATTESTED) {
            return new AttestResult.Stale(
                    "This report is attested and never changes; report what was wrong as a refund, credit or further sale.");
        }
        if (report.state() == ReportState.DRAFT) {
            reports.withdraw(report.id());
        }
        return new AttestResult.Done(reports.find(seen.id(), report.id()).orElseThrow());
    }

    /** Whether there is anything for the reader at an agreement. */
    @Transactional(readOnly = true)
    public boolean mayRead(Actor actor, String agreementId) {
        return scope.seen(actor, agreementId).isPresent();
    }

    /** Reports and balances of an agreement; empty where there is none for the reader. */
    @Transactional(readOnly = true)
    public Optional<RevenuePage> show(Actor actor, String agreementId, Optional<AsOf> asOf) {
        return scope.seen(actor, agreementId).map(seen -> reading.page(seen, asOf.orElse(null)));
    }

    /** One report with some of its lines. @param after the number of the last line that was seen, 0 for the first page */
    @Transactional(readOnly = true)
    public Optional<ReportPage> report(Actor actor, String agreementId, String reportId, int after) {
        return scope.seen(actor, agreementId).flatMap(seen -> reading.report(seen, reportId, after));
    }

    /** One line of an attested report, with every step from what was reported to what everybody gets. */
    @Transactional(readOnly = true)
    public Optional<LinePage> line(Actor actor, String agreementId, String reportId, int number) {
        return scope.seen(actor, agreementId).flatMap(seen -> reading.line(seen, reportId, number));
    }

    private interface Filing {
        FilingResult of(Seen seen);
    }

    private FilingResult filing(Actor actor, String agreementId, String period, Filing filing) {
        Optional<Seen> seen = scope.seen(actor, agreementId);
        if (seen.isEmpty()) {
            return new FilingResult.Unknown();
        }
        if (!seen.get().mayFile()) {
            return new FilingResult.NotAllowed();
        }
        if (seen.get().period(period).isEmpty()) {
            return new FilingResult.Refused(List.of(LineProblem.ofFile(
                    "is for a period that is not open for reports",
                    "choose one that has begun since the agreement did")));
        }
        if (seen.get().openPeriods().stream().noneMatch(open -> open.toString().equals(period))) {
            return new FilingResult.Refused(List.of(LineProblem.ofFile(
                    "is for " + period + ", which is settled",
                    "report it for a later period: what counts in a settled one is paid in the next")));
        }
        return filing.of(seen.get());
    }

    private ReportCheck checked(Seen seen, ReportingPeriod period, LinesFile.Content content) {
        List<String> ids =
                content.lines().stream().map(read -> read.content().id()).toList();
        StoredMemory memory = new StoredMemory(database, seen.id());
        Sharing sharing = sharing(
                seen,
                memory,
                content.lines().stream().map(LinesFile.Read::content).toList());
        ReportCheck check = new ReportCheck(seen, period, sharing);
        check.problems().addAll(content.problems());
        anotherDraft(seen).ifPresent(check.problems()::add);
        check.look(content.lines(), lines.known(seen.id(), ids));
        if (check.problems().isEmpty() && check.lines().isEmpty()) {
            check.problems()
                    .add(LineProblem.ofFile(
                            "holds nothing new: every line was reported before", "there is nothing to do"));
        }
        check.problems().sort(java.util.Comparator.comparingLong(LineProblem::line));
        return check;
    }

    private Sharing sharing(Seen seen, StoredMemory memory, List<io.evenhand.settlement.split.RevenueLine> all) {
        List<String> names = new ArrayList<>();
        all.forEach(line -> {
            names.add(line.id());
            if (line.refundOf() != null) {
                names.add(line.refundOf());
            }
        });
        memory.expectLines(names);
        return new Sharing(seen.terms(), memory, reports.states(seen.id()), line -> lines.countedOn(seen.id(), line));
    }

    /** One draft at a time, so that what a check says is what an attestation does. */
    private Optional<LineProblem> anotherDraft(Seen seen) {
        return reports.draft(seen.id())
                .map(draft -> LineProblem.ofFile(
                        "cannot be filed beside the draft of %s (report %d)".formatted(draft.period(), draft.number()),
                        "attest or withdraw that one first"));
    }

    private ReportView draft(
            Actor actor, Seen seen, String period, String fileName, List<Numbered> own, FilingResult.Summary summary) {
        ReportingPeriod named = seen.period(period).orElseThrow();
        List<String> prints =
                own.stream().map(line -> Fingerprints.of(line.line())).toList();
        return new ReportView(
                UUID.randomUUID().toString(),
                seen.id(),
                reports.nextNumber(seen.id()),
                period,
                named.firstDay(),
                named.lastDay(),
                ReportState.DRAFT,
                fileName.length() <= LONGEST_FILE_NAME ? fileName : fileName.substring(0, LONGEST_FILE_NAME),
                summary.lines(),
                summary.known(),
                Fingerprints.ofReport(seen.id(), period, prints),
                actor.displayName(),
                now(),
                null,
                null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
