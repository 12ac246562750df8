package io.evenhand.intake;

import io.evenhand.access.Actor;
import io.evenhand.digest.Sha256;
import io.evenhand.intake.CsvFile.Decoded;
import io.evenhand.intake.ImportFile.Content;
import io.evenhand.intake.ImportFile.Uploader;
import io.evenhand.text.FileEncoding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps uploaded files between their dry run and their import, for a day; they hold what is nobody else's business. */
@Service
@Transactional
class ImportFiles {
    static final Duration KEPT = Duration.ofHours(24);
    private static final int LONGEST_NAME = 200;

    /** So many files of one person are kept; the oldest go first. */
    private static final int MOST_OF_ONE = 10;

    private final ImportFileRepository files;
    private final IntakeSettings settings;
    private final Clock clock;

    ImportFiles(ImportFileRepository files, IntakeSettings settings, Clock clock) {
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    /** Stores a file that can be read as this kind. */
    Stored store(Actor actor, ImportKind kind, String name, byte[] bytes, FileEncoding encoding, String system) {
        return switch (CsvFile.decode(bytes, encoding)) {
            case Decoded.Unreadable unreadable -> new Stored.Unreadable(List.of(unreadable.problem()));
            case Decoded.Text text ->
                switch (CsvTable.read(text.text(), kind.columns(), kind.mostRows(settings))) {
                    case CsvTable.Read.Unreadable unreadable -> new Stored.Unreadable(unreadable.problems());
                    case CsvTable.Read.Table table -> {
                        forgetAllBut(MOST_OF_ONE - 1, actor.username());
                        String id = UUID.randomUUID().toString();
                        String plain = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
                        files.saveAndFlush(new ImportFile(
                                id,
                                new Uploader(actor.username(), actor.partnerId()),
                                kind,
                                new Content(plain, text.charset(), system, Sha256.of(bytes), bytes),
                                now()));
                        yield new Stored.Kept(id, table.rows().size());
                    }
                };
        };
    }

    private void forgetAllBut(int newest, String username) {
        List<String> ids = files.findIdsOf(username);
        if (ids.size() > newest) {
            files.forget(ids.subList(newest, ids.size()));
        }
    }

    @Transactional(readOnly = true)
    Optional<Kept> find(Actor actor, ImportKind kind, String id) {
        return files.findById(id)
                .filter(file -> file.isOf(new Uploader(actor.username(), actor.partnerId()), kind))
                .map(ImportFiles::kept);
    }

    private static Kept kept(ImportFile file) {
        return new Kept(file.id(), file.kind(), file.content(), file.findings().map(Findings::read), file.importedAt());
    }

    /** The rows, as they were read when the file came. */
    List<CsvRow> rows(Kept file) {
        FileEncoding encoding =
                file.content().charset().equals("WINDOWS-1252") ? FileEncoding.WINDOWS_1252 : FileEncoding.UNICODE;
        if (CsvFile.decode(file.content().bytes(), encoding) instanceof Decoded.Text text
                && CsvTable.read(text.text(), file.kind().columns(), Integer.MAX_VALUE)
                        instanceof CsvTable.Read.Table table) {
            return table.rows();
        }
        throw new IllegalStateException("A file that was read cannot be read again");
    }

    void found(String id, Findings findings) {
        int unused = files.found(id, findings.json(), findings.fingerprint());
    }

    @Scheduled(fixedDelay = 60, initialDelay = 7, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        int unused = files.forgetOlderThan(clock.instant().minus(KEPT));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    sealed interface Stored {
        record Kept(String id, int rows) implements Stored {}

        record Unreadable(List<String> problems) implements Stored {}
    }

    /** @param findings empty before the dry run @param importedAt empty before the import */
    record Kept(
            String id, ImportKind kind, Content content, Optional<Findings> findings, Optional<Instant> importedAt) {}
}
