package io.evenhand.settlement.revenue;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.settlement.revenue.LineTable.Numbered;
import io.evenhand.settlement.revenue.RevenueScope.Seen;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.split.file.SpooledLines;
import io.evenhand.table.FileWatch;
import io.evenhand.table.LineProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Checks lines that were read, and files them, in a transaction that lasts as long as that and no longer: {@link RevenueReports} reads
 * them before.
 */
@Service
@Transactional
class Filings {
    private static final int LONGEST_FILE_NAME = 200;

    private final RevenueScope scope;
    private final ReportTable reports;
    private final LineTable lines;
    private final RateTable rates;
    private final JdbcTemplate database;
    private final Clock clock;

    Filings(
            RevenueScope scope,
            ReportTable reports,
            LineTable lines,
            RateTable rates,
            JdbcTemplate database,
            Clock clock) {
        this.scope = scope;
        this.reports = reports;
        this.lines = lines;
        this.rates = rates;
        this.database = database;
        this.clock = clock;
    }

    /** Why nothing of this actor's is filed for this period, whatever its lines are; empty where it may be. */
    @Transactional(readOnly = true)
    Optional<FilingResult> refusal(Actor actor, String agreementId, String period) {
        return refusal(scope.seen(actor, agreementId), period);
    }

    private static Optional<FilingResult> refusal(Optional<Seen> seen, String period) {
        if (seen.isEmpty()) {
            return Optional.of(new FilingResult.Unknown());
        }
        if (!seen.get().mayFile()) {
            return Optional.of(new FilingResult.NotAllowed());
        }
        if (seen.get().period(period).isEmpty()) {
            return Optional.of(new FilingResult.Refused(List.of(noSuchPeriod())));
        }
        return seen.get().openPeriods().stream()
                        .anyMatch(open -> open.toString().equals(period))
                ? Optional.empty()
                : Optional.of(new FilingResult.Refused(List.of(LineProblem.ofFile(
                        "is for " + period + ", which is settled",
                        "report it for a later period: what counts in a settled one is paid in the next"))));
    }

    static LineProblem noSuchPeriod() {
        return LineProblem.ofFile(
                "is for a period that is not open for reports", "choose one that has begun since the agreement did");
    }

    /** What would come of lines. */
    @Transactional(readOnly = true)
    FilingResult check(Actor actor, String agreementId, String period, SpooledLines read, FileWatch watch) {
        return filing(
                actor,
                agreementId,
                period,
                seen -> checked(
                        seen,
                        period,
                        read,
                        watch,
                        anotherDraft(seen),
                        some -> {},
                        (check, ratesOfLines) -> new FilingResult.Checked(check.summary(), check.notes())));
    }

    /** Stores a draft, or nothing. */
    @RepeatedWhenRaced
    FilingResult file(
            Actor actor, String agreementId, String period, String fileName, SpooledLines read, FileWatch watch) {
        return filing(actor, agreementId, period, seen -> {
            reports.lock(seen.id());
            Optional<LineProblem> other = anotherDraft(seen);
            ReportView draft = draft(actor, seen, period, fileName);
            reports.add(draft, actor.username());
            FilingResult result = checked(
                    seen,
                    period,
                    read,
                    watch,
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

    /** Files, as a draft, that there was no revenue in a period that has ended. */
    @RepeatedWhenRaced
    FilingResult fileNothing(Actor actor, String agreementId, String period) {
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

    private interface Filing {
        FilingResult of(Seen seen);
    }

    private FilingResult filing(Actor actor, String agreementId, String period, Filing filing) {
        Optional<Seen> seen = scope.seen(actor, agreementId);
        return refusal(seen, period).orElseGet(() -> filing.of(seen.orElseThrow()));
    }

    private interface Outcome {
        FilingResult of(ReportCheck check, LineRates rates);
    }

    private FilingResult checked(
            Seen seen,
            String period,
            SpooledLines read,
            FileWatch watch,
            Optional<LineProblem> other,
            Consumer<List<Numbered>> taken,
            Outcome outcome) {
        try (StoredMemory memory = new StoredMemory(database, seen.id(), false);
                SeenLines seenLines = new SeenLines()) {
            RefundedLines refunded = new RefundedLines(lines, seen.id());
            Sharing sharing = new Sharing(
                    seen.terms(),
                    memory,
                    reports.states(seen.id()),
                    line -> seenLines.countedOn(line).or(() -> refunded.countedOn(line)));
            LineRates lineRates = new LineRates(rates, seen.id(), seen.today());
            ReportCheck check = new ReportCheck(
                    new ReportCheck.Run(
                            seen,
                            seen.period(period).orElseThrow(),
                            sharing,
                            memory,
                            refunded,
                            seenLines,
                            lines,
                            lineRates),
                    taken);
            other.ifPresent(check::problem);
            if (sharing.asksForFirstOrder()) {
                read.to(new Announcement(sharing), FileWatch.NOBODY);
            }
            read.to(check, watch);
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
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                null);
    }
}
