package io.evenhand.intake;

import io.evenhand.access.Actor;
import io.evenhand.intake.ImportFiles.Kept;
import io.evenhand.intake.ImportFiles.Stored;
import io.evenhand.intake.ImportPasses.Imported;
import io.evenhand.partner.ExternalIds;
import io.evenhand.text.FileEncoding;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Imports of files: first a dry run, always, then exactly what it showed. Both go on behind the scenes, one of each file at a time, and
 * whoever asks is told how far they are; a short one is over before it is asked for. A file is its uploader's alone.
 */
@Component
public class Imports {
    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final int REMEMBERED = 500;
    private static final int PATIENCE_SECONDS = 3;

    /** Each pass holds a database connection, and the desk needs the others. */
    private static final int AT_ONCE = 2;

    private final ImportFiles files;
    private final ImportPasses passes;
    private final ExecutorService work = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("import-", 1).daemon().factory());
    private final Map<String, Run> runs = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Run> eldest) {
            return size() > REMEMBERED && eldest.getValue().future().isDone();
        }
    };

    Imports(ImportFiles files, ImportPasses passes) {
        this.files = files;
        this.passes = passes;
    }

    @PreDestroy
    void stop() {
        work.shutdownNow();
    }

    /**
     * Takes a file and begins its dry run.
     *
     * @param encoding "windows-1252", or anything else for UTF-8, and UTF-16 with its mark
     * @param system the name of the system from which its external ids come
     */
    public Upload upload(Actor actor, ImportKind kind, String name, byte[] bytes, String encoding, String system) {
        if (!kind.isFor(actor)) {
            return new Upload.NotAllowed();
        }
        Optional<String> problem = ExternalIds.problemOfSystem(system);
        if (problem.isPresent()) {
            return new Upload.Unreadable(List.of(problem.get()));
        }
        return switch (files.store(actor, kind, name, bytes, FileEncoding.of(encoding), system)) {
            case Stored.Unreadable unreadable -> new Upload.Unreadable(unreadable.problems());
            case Stored.Kept kept -> {
                check(actor, files.find(actor, kind, kept.id()).orElseThrow());
                yield new Upload.Taken(kept.id());
            }
        };
    }

    /** How a file stands; empty when there is none such of the actor's. */
    public Optional<Standing> standing(Actor actor, ImportKind kind, String id) {
        if (!kind.isFor(actor)) {
            return Optional.empty();
        }
        Run run = run(id);
        // Before the file is read: what ends meanwhile has left its findings there.
        Progress progress = run == null ? null : run.progress();
        Optional<Kept> file = files.find(actor, kind, id);
        if (run == null && file.isPresent() && file.get().findings().isEmpty()) {
            // The program ended while the dry run went on.
            check(actor, file.get());
            return standing(actor, kind, id);
        }
        return file.map(kept -> standing(kept, run, progress));
    }

    private static Standing standing(Kept file, @Nullable Run run, @Nullable Progress progress) {
        return new Standing(
                file.id(),
                file.content().name(),
                file.content().charset(),
                file.content().system(),
                file.findings().orElse(null),
                progress,
                run == null ? null : run.said().get(),
                file.importedAt().orElse(null));
    }

    private @Nullable Run run(String id) {
        synchronized (runs) {
            return runs.get(id);
        }
    }

    /**
     * Imports what the dry run of this fingerprint showed: all of it, or nothing when it would do something else by now. Idempotent.
     *
     * @param fingerprint of the findings that the actor has seen
     */
    public Confirmation confirm(Actor actor, ImportKind kind, String id, String fingerprint) {
        Optional<Kept> found = kind.isFor(actor) ? files.find(actor, kind, id) : Optional.empty();
        if (found.isEmpty()) {
            return Confirmation.UNKNOWN;
        }
        Kept file = found.get();
        if (file.importedAt().isPresent()) {
            return Confirmation.TAKEN;
        }
        if (file.findings()
                .filter(findings -> findings.fingerprint().equals(fingerprint))
                .isEmpty()) {
            return Confirmation.STALE;
        }
        Run run = begin(file, true, (said, rows, done) -> {
            switch (passes.carryOut(actor, file, rows, fingerprint, done::set)) {
                case Imported.Done imported -> {}
                case Imported.AlreadyDone before -> {}
                case Imported.WouldDiffer other -> {
                    files.found(file.id(), other.findings());
                    said.set(
                            "Something changed since the dry run, so nothing was imported. This is what would happen now.");
                }
            }
        });
        return run.said().get() == null ? Confirmation.TAKEN : Confirmation.STALE;
    }

    private void check(Actor actor, Kept file) {
        Run unused = begin(
                file, false, (said, rows, done) -> files.found(file.id(), passes.dryRun(actor, file, rows, done::set)));
    }

    /** Begins the work unless some is going on, and waits a moment for its end. */
    private Run begin(Kept file, boolean importing, Work pass) {
        Run run;
        synchronized (runs) {
            Run present = runs.get(file.id());
            if (present != null && !present.future().isDone()) {
                return present;
            }
            AtomicInteger done = new AtomicInteger();
            AtomicInteger total = new AtomicInteger();
            Saying said = new Saying();
            // Read only when its turn has come: many that wait would fill the memory.
            CompletableFuture<Void> future =
                    CompletableFuture.runAsync(() -> carryOut(pass, said, () -> read(file, total), done), work);
            run = new Run(future, done, total, importing, said);
            runs.put(file.id(), run);
        }
        try {
            run.future().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException goesOn) {
            // The page asks again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new CompletionException(e);
        }
        return run;
    }

    private List<CsvRow> read(Kept file, AtomicInteger total) {
        List<CsvRow> rows = files.rows(file);
        total.set(rows.size());
        return rows;
    }

    private static void carryOut(Work pass, Saying said, Supplier<List<CsvRow>> rows, AtomicInteger done) {
        try {
            pass.run(said, rows.get(), done);
        } catch (RuntimeException e) {
            // What was in the file may be in the message; the place suffices to look for it.
            LOG.error("A pass through a file failed with {}", e.getClass().getName(), e);
            said.set("We made a mistake with this file, so nothing was imported. It has been noted; try again later.");
        }
    }

    private interface Work {
        void run(Saying said, List<CsvRow> rows, AtomicInteger done);
    }

    /** A sentence about how a run ended, where there is something to say. */
    private static final class Saying {
        @Nullable
        private volatile String sentence;

        @Nullable
        String get() {
            return sentence;
        }

        void set(String words) {
            sentence = words;
        }
    }

    private record Run(
            CompletableFuture<Void> future, AtomicInteger done, AtomicInteger total, boolean importing, Saying said) {
        /** Null when it is over. */
        @Nullable
        Progress progress() {
            return future.isDone() ? null : new Progress(done.get(), total.get(), importing);
        }
    }

    /** What came of an upload. */
    public sealed interface Upload {
        record Taken(String id) implements Upload {}

        /** @param problems sentences, at least one, that say what to do */
        record Unreadable(List<String> problems) implements Upload {
            public Unreadable {
                problems = List.copyOf(problems);
            }
        }

        record NotAllowed() implements Upload {}
    }

    /** What came of a confirmation. */
    public enum Confirmation {
        /** It is imported, or on its way. */
        TAKEN,
        /** Nothing was imported: look at the findings again. */
        STALE,
        UNKNOWN
    }

    /**
     * How a file stands.
     *
     * @param findings null before the first dry run is over
     * @param progress null when nothing goes on
     * @param said how the last pass ended, where there is something to say
     * @param importedAt null until it is
     */
    public record Standing(
            String id,
            String name,
            String charset,
            String system,
            @Nullable Findings findings,
            @Nullable Progress progress,
            @Nullable String said,
            @Nullable Instant importedAt) {}

    /** @param done how many of all rows @param total zero while it waits for its turn */
    public record Progress(int done, int total, boolean importing) {}
}
