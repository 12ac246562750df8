package io.evenhand.settlement.revenue;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.settlement.journal.AsOf;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.revenue.RevenueScope.Seen;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.file.SpooledLines;
import io.evenhand.table.FileWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Reports of revenue under one agreement: checked, filed, attested, and read. The biller named in the signed terms reports; every party
 * reads; for others there is nothing.
 */
@Service
@Transactional
public class RevenueReports {
    private final RevenueScope scope;
    private final ReportTable reports;
    private final LineTable lines;
    private final RevenueReading reading;
    private final Filings filings;
    private final Journal journal;
    private final JdbcTemplate database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RevenueReports(
            RevenueScope scope,
            ReportTable reports,
            LineTable lines,
            RevenueReading reading,
            Filings filings,
            Journal journal,
            JdbcTemplate database,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scope = scope;
        this.reports = reports;
        this.lines = lines;
        this.reading = reading;
        this.filings = filings;
        this.journal = journal;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What would come of lines: stores nothing. All of them are read before any connection to the database is taken.
     *
     * @param period as {@link RevenuePage#periods} names it
     */
    @Transactional(propagation = Propagation.NEVER)
    public FilingResult check(Actor actor, String agreementId, String period, RevenueSource source) {
        return check(actor, agreementId, period, source, FileWatch.NOBODY);
    }

    /** @param watch hears how far the check is, once the lines are read */
    @Transactional(propagation = Propagation.NEVER)
    FilingResult check(Actor actor, String agreementId, String period, RevenueSource source, FileWatch watch) {
        return read(actor, agreementId, period, source, read -> filings.check(actor, agreementId, period, read, watch));
    }

    /** The same of a file in our own columns. */
    @Transactional(propagation = Propagation.NEVER)
    public FilingResult check(Actor actor, String agreementId, String period, byte[] file) {
        return check(actor, agreementId, period, RevenueSource.of(file));
    }

    /**
     * Files a report as a draft: all of it, or nothing. The same lines again bring nothing new, and are refused for that. All lines are
     * read before any connection to the database, or the agreement's lock, is taken.
     *
     * @param fileName as it is shown
     */
    @Transactional(propagation = Propagation.NEVER)
    public FilingResult file(Actor actor, String agreementId, String period, String fileName, RevenueSource source) {
        return file(actor, agreementId, period, fileName, source, FileWatch.NOBODY);
    }

    /** @param watch hears how far the filing is, once the lines are read */
    @Transactional(propagation = Propagation.NEVER)
    FilingResult file(
            Actor actor, String agreementId, String period, String fileName, RevenueSource source, FileWatch watch) {
        return read(
                actor,
                agreementId,
                period,
                source,
                read -> filings.file(actor, agreementId, period, fileName, read, watch));
    }

    /** The same of a file in our own columns. */
    @Transactional(propagation = Propagation.NEVER)
    public FilingResult file(Actor actor, String agreementId, String period, String fileName, byte[] file) {
        return file(actor, agreementId, period, fileName, RevenueSource.of(file));
    }

    /** Nothing is read for who may not report it. */
    private FilingResult read(
            Actor actor,
            String agreementId,
            String period,
            RevenueSource source,
            Function<SpooledLines, FilingResult> filing) {
        Optional<FilingResult> refusal = filings.refusal(actor, agreementId, period);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try (SpooledLines read = SpooledLines.of(source::read)) {
            return filing.apply(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files, as a draft, that there was no revenue in a period that has ended. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public FilingResult fileNothing(Actor actor, String agreementId, String period) {
        return filings.fileNothing(actor, agreementId, period);
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
            RefundedLines refunded = new RefundedLines(lines, seen.id());
            Sharing sharing = new Sharing(seen.terms(), memory, reports.states(seen.id()), refunded::countedOn);
            new Attestation(seen, report, sharing, memory, refunded, lines, journal).carryOut(problems, watch);
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
     * The lines of all attested reports, in the order in which they were shared; of an agreement with more, the first ones. Empty where
     * the reader may see none.
     */
    @Transactional(readOnly = true)
    public Optional<List<RevenueLine>> attested(Actor actor, String agreementId, int atMost) {
        return scope.seen(actor, agreementId).map(seen -> lines.attested(seen.id(), atMost));
    }

    /** One line of an attested report, with every step from what was reported to what everybody gets. */
    @Transactional(readOnly = true)
    public Optional<LinePage> line(Actor actor, String agreementId, String reportId, int number) {
        return scope.seen(actor, agreementId).flatMap(seen -> reading.line(seen, reportId, number));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
