package io.evenhand.settlement.revenue;

import io.evenhand.access.Actor;
import io.evenhand.settlement.revenue.StoredFiles.Kept;
import io.evenhand.settlement.revenue.StoredFiles.Stored;
import io.evenhand.settlement.split.file.ColumnMapping;
import io.evenhand.settlement.split.file.MappingProposal;
import io.evenhand.settlement.split.file.RevenueFile.Beginning;
import io.evenhand.table.FileWatch;
import io.evenhand.table.LineProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Files of revenue lines on their way to a report: uploaded, read by our own columns or by a saved mapping, checked, and filed. Checking and
 * filing go on behind the scenes, and whoever asks is told how far they are; what is short is over before it is asked for.
 */
@Component
public class RevenueFiles {
    /** Reading a file is this part of reading and checking it. */
    private static final int READING = 5;

    private final StoredFiles files;
    private final RevenueReports reports;
    private final Runs runs;

    RevenueFiles(StoredFiles files, RevenueReports reports, Runs runs) {
        this.files = files;
        this.reports = reports;
        this.runs = runs;
    }

    /** What came of an upload. */
    public sealed interface Upload {
        record Unknown() implements Upload {}

        record NotAllowed() implements Upload {}

        record Refused(List<LineProblem> problems) implements Upload {
            public Refused {
                problems = List.copyOf(problems);
            }
        }

        record Taken(String id) implements Upload {}
    }

    /** What somebody has to do with the revenue of an agreement. */
    public enum Access {
        /** There is no such agreement for them. */
        NONE,
        READS,
        REPORTS
    }

    public Access access(Actor actor, String agreementId) {
        return files.access(actor, agreementId);
    }

    /** Takes a file and begins its check, unless somebody has to say first what its columns are. The path is the caller's to delete. */
    public Upload upload(Actor actor, String agreementId, String period, String name, Path file) {
        switch (files.access(actor, agreementId)) {
            case NONE -> {
                return new Upload.Unknown();
            }
            case READS -> {
                return new Upload.NotAllowed();
            }
            case REPORTS -> {}
        }
        return switch (files.store(actor, agreementId, period, name, file, StoredFiles.beginning(file))) {
            case Stored.Unknown unknown -> new Upload.Unknown();
            case Stored.NotAllowed not -> new Upload.NotAllowed();
            case Stored.Refused refused -> new Upload.Refused(refused.problems());
            case Stored.Kept kept -> {
                files.find(actor, agreementId, kept.id()).ifPresent(one -> check(actor, one));
                yield new Upload.Taken(kept.id());
            }
        };
    }

    /** How a file stands; empty where there is none such for who may report. */
    public Optional<FileStanding> standing(Actor actor, String agreementId, String id) {
        Runs.Progress progress = runs.progress(id);
        Optional<Kept> found = files.find(actor, agreementId, id);
        if (found.isPresent()
                && progress == null
                && isReadable(found.get())
                && isUnchecked(found.get())
                && runs.said(id) == null) {
            // The program ended while the check went on.
            check(actor, found.get());
            progress = runs.progress(id);
            found = files.find(actor, agreementId, id);
        }
        Runs.Progress now = progress;
        return found.map(kept -> standing(kept, now));
    }

    private static boolean isReadable(Kept kept) {
        return kept.upload().own() || kept.mapping().isPresent();
    }

    private static boolean isUnchecked(Kept kept) {
        return kept.upload().findings() == null && kept.upload().reportId() == null;
    }

    private FileStanding standing(Kept kept, Runs.@Nullable Progress progress) {
        UploadTable.Upload upload = kept.upload();
        String findings = upload.findings();
        boolean shows = progress == null && upload.reportId() == null && !upload.own();
        Beginning beginning =
                shows ? with(upload.id(), StoredFiles::beginning) : new Beginning(List.of(), List.of(), List.of());
        return new FileStanding(
                upload.id(),
                upload.agreementId(),
                kept.agreement(),
                kept.names(),
                upload.period(),
                upload.fileName(),
                upload.own(),
                upload.mappingVersion(),
                kept.mapping().orElseGet(() -> MappingProposal.of(beginning)),
                beginning.headings(),
                findings == null ? null : SharingJson.findings(findings),
                progress == null ? null : progress.percent(),
                progress != null && progress.second(),
                runs.said(upload.id()),
                upload.reportId());
    }

    /** The first lines as a mapping would read them; stores nothing. Empty where there is no such file for who may report. */
    public Optional<FileStanding.Preview> preview(Actor actor, String agreementId, String id, ColumnMapping mapping) {
        return files.find(actor, agreementId, id)
                .map(kept -> with(kept.upload().id(), file -> FirstLines.of(file, mapping)));
    }

    /** Saves how the file is read, and checks it by that. @return whether there is such a file for who may report */
    public boolean map(Actor actor, String agreementId, String id, ColumnMapping mapping) {
        Optional<Kept> found = files.find(actor, agreementId, id);
        if (found.isEmpty() || found.get().upload().reportId() != null) {
            return false;
        }
        files.map(actor, found.get().upload(), mapping);
        files.find(actor, agreementId, id).ifPresent(kept -> check(actor, kept));
        return true;
    }

    private void check(Actor actor, Kept kept) {
        if (isReadable(kept)) {
            String id = kept.upload().id();
            runs.begin(id, false, watch -> {
                FilingResult result = with(
                        id,
                        file -> reports.check(
                                actor,
                                kept.upload().agreementId(),
                                kept.upload().period(),
                                RevenueSource.of(file, kept.mapping().orElse(null), reading(watch)),
                                storing(watch)));
                found(id, result);
                return null;
            });
        }
    }

    /** A file is read first, without anybody waiting, and what was read is checked then: that takes several times as long. */
    private static FileWatch reading(FileWatch watch) {
        return (done, total) -> watch.read(done, total * READING);
    }

    private static FileWatch storing(FileWatch watch) {
        return (done, total) -> watch.read(total + done * (READING - 1), total * READING);
    }

    private void found(String id, FilingResult result) {
        switch (result) {
            case FilingResult.Checked checked ->
                files.found(id, new FileFindings(checked.summary(), List.of(), checked.notes()));
            case FilingResult.Refused refused -> files.found(id, new FileFindings(null, refused.problems(), List.of()));
            case FilingResult.Filed filed -> files.filed(id, filed.reportId());
            case FilingResult.Unknown unknown -> files.found(id, notAnyMore());
            case FilingResult.NotAllowed not -> files.found(id, notAnyMore());
        }
    }

    private static FileFindings notAnyMore() {
        return new FileFindings(
                null,
                List.of(LineProblem.ofFile("cannot be filed by you any more", "ask your administrator")),
                List.of());
    }

    /**
     * Files what was checked, as a draft; everything is checked once more in the same transaction. Idempotent.
     *
     * @return whether there is such a file for who may report
     */
    public boolean file(Actor actor, String agreementId, String id) {
        Optional<Kept> found = files.find(actor, agreementId, id);
        if (found.isEmpty()) {
            return false;
        }
        Kept kept = found.get();
        if (kept.upload().reportId() == null && isReadable(kept)) {
            runs.begin(id, true, watch -> {
                found(
                        id,
                        with(
                                id,
                                file -> reports.file(
                                        actor,
                                        agreementId,
                                        kept.upload().period(),
                                        kept.upload().fileName(),
                                        RevenueSource.of(file, kept.mapping().orElse(null), reading(watch)),
                                        storing(watch))));
                return null;
            });
        }
        return true;
    }

    /**
     * Attests a report behind the scenes, as {@link RevenueReports#attest} does; a short one is over before this returns.
     *
     * @return empty while it goes on, and where it failed
     */
    public Optional<AttestResult> attest(Actor actor, String agreementId, String reportId, String contentHash) {
        Optional<ReportPage> page = reports.report(actor, agreementId, reportId, 0);
        if (page.isEmpty()) {
            return Optional.of(new AttestResult.Unknown());
        }
        if (!page.get().mayAttest()) {
            // What somebody may not do, or has no need of, takes nobody's turn.
            return Optional.of(reports.attest(actor, agreementId, reportId, contentHash));
        }
        int lines = page.get().report().lines();
        runs.begin(
                reportId,
                true,
                watch -> reports.attest(actor, agreementId, reportId, contentHash, done -> watch.read(done, lines)));
        return Optional.ofNullable(runs.result(reportId, AttestResult.class));
    }

    /** How much of a report's attestation is done, in percent; null when none goes on. Only for whom the report is there. */
    @Nullable
    public Integer attested(String reportId) {
        Runs.Progress progress = runs.progress(reportId);
        return progress == null ? null : progress.percent();
    }

    /** How an attestation that went on behind the scenes ended, if it did not go through. */
    public Optional<AttestResult> failedAttestation(String reportId) {
        return Optional.ofNullable(runs.result(reportId, AttestResult.class))
                .filter(result -> !(result instanceof AttestResult.Done));
    }

    private <T> T with(String id, Function<Path, T> work) {
        try {
            Path file = Files.createTempFile("evenhand-revenue-", ".tmp");
            try {
                files.copy(id, file);
                return work.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
