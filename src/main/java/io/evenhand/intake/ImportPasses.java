package io.evenhand.intake;

import io.evenhand.access.Actor;
import io.evenhand.digest.Sha256;
import io.evenhand.intake.ImportFiles.Kept;
import io.evenhand.intake.RowOutcome.CellProblem;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Goes through a file in one transaction. A dry run does what the import does, through the same use cases, and is rolled back: so it
 * cannot show anything else than what will happen. An import is kept only if it did exactly what the dry run showed.
 */
@Service
@Transactional
class ImportPasses {
    private static final int LONGEST_CELL = 10_000;
    private static final int LONGEST_SHOWN = 80;
    private static final int SAMPLE = 20;

    /** What is written so far leaves memory after so many rows: each look-up would otherwise go through all of it. */
    private static final int STRETCH = 50;

    private final ImportFileRepository files;
    private final Map<ImportKind, RowImporter> importers;
    private final EntityManager database;
    private final Clock clock;

    ImportPasses(ImportFileRepository files, List<RowImporter> importers, EntityManager database, Clock clock) {
        this.files = files;
        this.importers = importers.stream().collect(Collectors.toMap(RowImporter::kind, Function.identity()));
        this.database = database;
        this.clock = clock;
    }

    /** @param progress is told how many rows are done */
    Findings dryRun(Actor actor, Kept file, List<CsvRow> rows, IntConsumer progress) {
        Findings findings = pass(actor, file, rows, progress);
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return findings;
    }

    /**
     * Imports what the dry run showed: all of it, or nothing.
     *
     * @param fingerprint of the findings that were confirmed
     */
    Imported carryOut(Actor actor, Kept file, List<CsvRow> rows, String fingerprint, IntConsumer progress) {
        if (files.imported(file.id(), clock.instant().truncatedTo(ChronoUnit.MICROS), new byte[0]) == 0) {
            return new Imported.AlreadyDone();
        }
        Findings findings = pass(actor, file, rows, progress);
        if (!findings.fingerprint().equals(fingerprint)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Imported.WouldDiffer(findings);
        }
        return new Imported.Done();
    }

    private Findings pass(Actor actor, Kept file, List<CsvRow> rows, IntConsumer progress) {
        RowImporter importer = importers.get(file.kind());
        if (importer == null || !file.kind().isFor(actor)) {
            throw new IllegalStateException("Nobody may import this kind in this role");
        }
        Report report = new Report(file.content().sha256());
        Map<String, Long> lines = new HashMap<>();
        int done = 0;
        for (CsvRow row : rows) {
            report.add(row, outcome(actor, importer, row, file.content().system(), lines));
            if (++done % STRETCH == 0) {
                database.flush();
                database.clear();
                progress.accept(done);
            }
        }
        database.flush();
        return report.findings();
    }

    private static RowOutcome outcome(
            Actor actor, RowImporter importer, CsvRow row, String system, Map<String, Long> lines) {
        List<CellProblem> problems = new ArrayList<>();
        for (Column column : importer.kind().columns()) {
            String cell = row.get(column.name());
            if (column.required() && cell.isEmpty()) {
                problems.add(new CellProblem(column.name(), "is empty", column.help()));
            }
            if (cell.length() > LONGEST_CELL) {
                problems.add(new CellProblem(column.name(), "is too long", "use at most 10,000 characters"));
            }
        }
        if (problems.isEmpty()) {
            Long earlier = lines.putIfAbsent(importer.keyOf(row), row.line());
            if (earlier != null) {
                problems.add(new CellProblem("", "names the same as line " + earlier, "keep one of the two lines"));
            }
        }
        return problems.isEmpty() ? importer.take(actor, row, system) : new RowOutcome.Rejected(problems);
    }

    sealed interface Imported {
        record Done() implements Imported {}

        /** It was imported before, by the same person in another window. */
        record AlreadyDone() implements Imported {}

        /** Something changed since the dry run, and nothing was imported. */
        record WouldDiffer(Findings findings) implements Imported {}
    }

    /** Gathers what becomes of the rows. */
    private static final class Report {
        private final MessageDigest fingerprint;
        private final List<Findings.Problem> problems = new ArrayList<>();
        private final List<Findings.Row> sample = new ArrayList<>();
        private int created;
        private int changed;
        private int unchanged;
        private int rejected;

        private Report(String sha256) {
            fingerprint = Sha256.begin();
            note(sha256);
        }

        private void add(CsvRow row, RowOutcome outcome) {
            switch (outcome) {
                case RowOutcome.Created made -> {
                    created++;
                    note(row.line() + " + " + made.target());
                    show(new Findings.Row(row.line(), true, made.what(), List.of()));
                }
                case RowOutcome.Changed other -> {
                    changed++;
                    note(row.line() + " ~ " + other.target() + " " + other.fields());
                    show(new Findings.Row(row.line(), false, other.what(), other.fields()));
                }
                case RowOutcome.Unchanged same -> {
                    unchanged++;
                    note(row.line() + " = " + same.target());
                }
                case RowOutcome.Rejected refused -> {
                    rejected++;
                    note(row.line() + " - " + refused.problems());
                    refused.problems()
                            .forEach(problem -> problems.add(new Findings.Problem(
                                    row.line(),
                                    problem.column(),
                                    shortened(row.get(problem.column())),
                                    problem.problem(),
                                    problem.remedy())));
                }
            }
        }

        private void show(Findings.Row row) {
            if (sample.size() < SAMPLE) {
                sample.add(row);
            }
        }

        private void note(String line) {
            fingerprint.update(line.getBytes(StandardCharsets.UTF_8));
            fingerprint.update((byte) '\n');
        }

        private static String shortened(String value) {
            return value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
        }

        private Findings findings() {
            return new Findings(
                    created,
                    changed,
                    unchanged,
                    rejected,
                    problems,
                    sample,
                    HexFormat.of().formatHex(fingerprint.digest()));
        }
    }
}
