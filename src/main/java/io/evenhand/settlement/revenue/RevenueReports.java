package io.evenhand.settlement.revenue;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.settlement.journal.AsOf;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.revenue.LineTable.Numbered;
import io.evenhand.settlement.revenue.RevenueScope.Seen;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.file.LineProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Reports of revenue under one agreement: checked, filed, attested, and read. The biller named in the signed terms reports; every party
 * reads; for others there is nothing.
 */
@Service
@Transactional
public class RevenueReports {
    private static final int LONGEST_FILE_NAME = 200;
    private static final int MOST_LINES_AT_ONCE = 50_000;

    private final RevenueScope scope;
    private final ReportTable reports;
    private final LineTable lines;
    private final RevenueReading reading;
    private final RateTable rates;
    private final Journal journal;
    private final JdbcTemplate database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RevenueReports(
            RevenueScope scope,
            ReportTable reports,
            LineTable lines,
            RevenueReading reading,
            RateTable rates,
            Journal journal,
            JdbcTemplate database,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scope = scope;
        this.reports = reports;
        this.lines = lines;
        this.reading = reading;
        this.rates = rates;
        this.journal = journal;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** What would come of lines: stores nothing. @param period as {@link RevenuePage#periods} names it */
    @Transactional(readOnly = true)
    public FilingResult check(Actor actor, String agreementId, String period, RevenueSource source) {
        return filing(
                actor,
                agreementId,
                period,
                seen -> checked(
                        seen,
                        period,
                        source,
                        anotherDraft(seen),
                        some -> {},
                        (check, ratesOfLines) -> new FilingResult.Checked(check.summary(), check.notes())));
    }

    /** The same of a file in our own columns. */
    @Transactional(readOnly = true)
    public FilingResult check(Actor actor, String agreementId, String period, byte[] file) {
        return check(actor, agreementId, period, RevenueSource.of(file));
    }

    /**
     * Files a report as a draft: all of it, or nothing. The same lines again bring nothing new, and are refused for that.
     *
     * @param fileName as it is shown
     */
    @RepeatedWhenRaced
    public FilingResult file(Actor actor, String agreementId, String period, String fileName, RevenueSource source) {
        return filing(actor, agreementId, period, seen -> {
            reports.lock(seen.id());
            Optional<LineProblem> other = anotherDraft(seen);
            ReportView draft = draft(actor, seen, period, fileName);
            reports.add(draft, actor.username());
            FilingResult result = checked(
                    seen,
                    period,
                    source,
                    other,
                    some -> lines.add(seen.id(), draft.id(), some),
                    (check, ratesOfLines) -> {
                        ratesOfLines.markUsed();
                        reports.filed(draft.id(), check.summary(), check.print());
                        return new FilingResult.Filed(draft.id(), check.summary());
                    });
            if (!(result instanceof FilingResult.Filed)) {
                // What was stored so far goes with the transaction.
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            }
            return result;
        });
    }

    /** The same of a file in our own columns. */
    @RepeatedWhenRaced
    public FilingResult file(Actor actor, String agreementId, String period, String fileName, byte[] file) {
        return file(actor, agreementId, period, fileName, RevenueSource.of(file));
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
            ReportView report = draft(actor, seen, period, "");
            reports.add(report, actor.username());
            reports.filed(report.id(), nothing, new Fingerprints.OfReport(seen.id(), period).hash());
            return new FilingResult.Filed(report.id(), nothing);
        });
    }

    /** The same, and nobody watches. */
    @RepeatedWhenRaced
    public AttestResult attest(Actor actor, String agreementId, String reportId, String contentHash) {
        return attest(actor, agreementId, reportId, contentHash, done -> {});
    }

    /**
     * A person of the biller's finance says that a draft is true. In the same transaction its lines are shared by the signed terms, each
     * result is stored with its derivation, and the journal is posted to. Idempotent: attested again, nothing changes.
     *
     * @param contentHash of what the person saw
     * @param watch hears how many lines are done
     */
    @RepeatedWhenRaced
    public AttestResult attest(
            Actor actor, String agreementId, String reportId, String contentHash, IntConsumer watch) {
        Optional<Seen> found = scope.seen(actor, agreementId);
        if (found.flatMap(seen -> reports.find(seen.id(), reportId)).isEmpty()) {
            return new AttestResult.Unknown();
        }
        Seen seen = found.orElseThrow();
        if (!seen.mayAttest()) {
            return new AttestResult.NotAllowed();
        }
        reports.lock(seen.id());
        ReportView report = reports.findHeld(seen.id(), reportId).orElseThrow();
        if (report.state() == ReportState.WITHDRAWN) {
            return new AttestResult.Stale("This report was withdrawn; there is nothing to attest.");
        }
        if (!report.contentHash().equals(contentHash)) {
            return new AttestResult.Stale("This is not the report that you saw: look at it again.");
        }
        return report.state() == ReportState.ATTESTED
                ? new AttestResult.Done(report)
                : attest(actor, seen, report, watch);
    }

    private AttestResult attest(Actor actor, Seen seen, ReportView report, IntConsumer watch) {
        reports.attest(report.id(), actor.username(), actor.displayName(), now());
        ProblemList problems = new ProblemList();
        try (StoredMemory memory = new StoredMemory(database, seen.id(), true)) {
            Sharing sharing = sharing(seen, memory, line -> lines.countedOn(seen.id(), line));
            new Attestation(seen, report, sharing, memory, lines, journal).carryOut(problems, watch);
            sharing.changed().forEach(state -> reports.keep(seen.id(), state));
        }
        if (!problems.isEmpty()) {
            // What was shared so far goes with the transaction.
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new AttestResult.Refused(problems.all());
        }
        ReportView attested = reports.find(seen.id(), report.id()).orElseThrow();
        events.publishEvent(new ReportAttested(
                seen.id(),
                report.period(),
                report.lastDay(),
                report.number(),
                report.lines(),
                actor.displayName(),
                now()));
        return new AttestResult.Done(attested);
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
        ReportView report = reports.findHeld(seen.id(), reportId).orElseThrow();
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

    /** Whether somebody may report the revenue of an agreement. */
    @Transactional(readOnly = true)
    public boolean mayFile(Actor actor, String agreementId) {
        return scope.seen(actor, agreementId).filter(Seen::mayFile).isPresent();
    }

    /** Reports, the newest first; empty where there is no such agreement for the reader. @param before a number; 0 for all */
    @Transactional(readOnly = true)
    public Optional<List<ReportView>> list(Actor actor, String agreementId, int before, int atMost) {
        return scope.seen(actor, agreementId).map(seen -> reports.some(seen.id(), before, atMost));
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

    /**
     * The lines of all attested reports, in the order in which they were shared; of an agreement with more than 50,000, the first
     * ones. Empty where the reader may see none.
     */
    @Transactional(readOnly = true)
    public Optional<List<RevenueLine>> attested(Actor actor, String agreementId) {
        return scope.seen(actor, agreementId).map(seen -> lines.attested(seen.id(), MOST_LINES_AT_ONCE));
    }

    /** One line of an attested report, with every step from what was reported to what everybody gets. */
    @Transactional(readOnly = true)
    public Optional<LinePage> line(Actor actor, String agreementId, String reportId, int number) {
        return scope.seen(actor, agreementId).flatMap(seen -> reading.line(seen, reportId, number));
    }

    static LineProblem noSuchPeriod() {
        return LineProblem.ofFile(
                "is for a period that is not open for reports", "choose one that has begun since the agreement did");
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
            return new FilingResult.Refused(List.of(noSuchPeriod()));
        }
        if (seen.get().openPeriods().stream().noneMatch(open -> open.toString().equals(period))) {
            return new FilingResult.Refused(List.of(LineProblem.ofFile(
                    "is for " + period + ", which is settled",
                    "report it for a later period: what counts in a settled one is paid in the next")));
        }
        return filing.of(seen.get());
    }

    private interface Outcome {
        FilingResult of(ReportCheck check, LineRates rates);
    }

    private FilingResult checked(
            Seen seen,
            String period,
            RevenueSource source,
            Optional<LineProblem> other,
            Consumer<List<Numbered>> taken,
            Outcome outcome) {
        try (StoredMemory memory = new StoredMemory(database, seen.id(), false);
                SeenLines seenLines = new SeenLines()) {
            Sharing sharing =
                    sharing(seen, memory, line -> seenLines.countedOn(line).or(() -> lines.countedOn(seen.id(), line)));
            LineRates lineRates = new LineRates(rates, seen.id(), seen.today());
            ReportCheck check = new ReportCheck(
                    new ReportCheck.Run(
                            seen, seen.period(period).orElseThrow(), sharing, memory, seenLines, lines, lineRates),
                    taken);
            other.ifPresent(check::problem);
            source.read(check);
            check.look();
            if (check.problems().isEmpty() && check.isNothingNew()) {
                check.problem(
                        check.holdsNothing()
                                ? LineProblem.ofFile("holds no lines", "add them, or report that there was no revenue")
                                : LineProblem.ofFile(
                                        "holds nothing new: every line was reported before", "there is nothing to do"));
            }
            if (!check.problems().isEmpty()) {
                return new FilingResult.Refused(check.problems().all());
            }
            return outcome.of(check, lineRates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sharing sharing(Seen seen, StoredMemory memory, Function<String, Optional<LocalDate>> countedBefore) {
        return new Sharing(seen.terms(), memory, reports.states(seen.id()), countedBefore);
    }

    /** One draft at a time, so that what a check says is what an attestation does. */
    private Optional<LineProblem> anotherDraft(Seen seen) {
        return reports.draft(seen.id())
                .map(draft -> LineProblem.ofFile(
                        "cannot be filed beside the draft of %s (report %d)".formatted(draft.period(), draft.number()),
                        "attest or withdraw that one first"));
    }

    private ReportView draft(Actor actor, Seen seen, String period, String fileName) {
        ReportingPeriod named = seen.period(period).orElseThrow();
        return new ReportView(
                UUID.randomUUID().toString(),
                seen.id(),
                reports.nextNumber(seen.id()),
                period,
                named.firstDay(),
                named.lastDay(),
                ReportState.DRAFT,
                fileName.length() <= LONGEST_FILE_NAME ? fileName : fileName.substring(0, LONGEST_FILE_NAME),
                0,
                0,
                "",
                actor.displayName(),
                now(),
                null,
                null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
