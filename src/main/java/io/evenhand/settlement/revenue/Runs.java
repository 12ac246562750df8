package io.evenhand.settlement.revenue;

import io.evenhand.table.FileWatch;
import jakarta.annotation.PreDestroy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Work that may take minutes, one of each thing at a time, with how far it is. */
@Component
class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final int REMEMBERED = 500;
    private static final int PATIENCE_SECONDS = 3;

    /** Each holds a database connection once its file is read, and the desk needs the others. */
    private static final int AT_ONCE = 2;

    private final ExecutorService work = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("revenue-", 1).daemon().factory());
    private final Map<String, Run> runs = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Run> eldest) {
            return size() > REMEMBERED && eldest.getValue().future().isDone();
        }
    };

    @PreDestroy
    void stop() {
        work.shutdownNow();
    }

    interface Work<T> {
        T carryOut(FileWatch watch);
    }

    /** @param percent zero while it waits for its turn @param second whether it is what follows the check */
    record Progress(int percent, boolean second) {}

    private record Run(
            CompletableFuture<?> future,
            AtomicInteger percent,
            boolean second,
            AtomicReference<@Nullable String> said) {}

    /** Null when nothing goes on. */
    @Nullable
    Progress progress(String id) {
        Run run = run(id);
        return run == null || run.future().isDone()
                ? null
                : new Progress(run.percent().get(), run.second());
    }

    /** A sentence about how the last run ended, where there is something to say. */
    @Nullable
    String said(String id) {
        Run run = run(id);
        return run == null ? null : run.said().get();
    }

    private @Nullable Run run(String id) {
        synchronized (runs) {
            return runs.get(id);
        }
    }

    /** What the last run brought; null while it goes on, and where there was none or it failed. */
    <T> @Nullable T result(String id, Class<T> type) {
        Run run = run(id);
        Object result = run == null || !run.future().isDone() || run.future().isCompletedExceptionally()
                ? null
                : run.future().getNow(null);
        return type.isInstance(result) ? type.cast(result) : null;
    }

    /** Begins the work unless some of this thing goes on, and waits a moment for its end. */
    void begin(String id, boolean second, Work<? extends @Nullable Object> pass) {
        Run run;
        synchronized (runs) {
            Run present = runs.get(id);
            if (present != null && !present.future().isDone()) {
                return;
            }
            AtomicInteger percent = new AtomicInteger();
            AtomicReference<@Nullable String> said = new AtomicReference<>();
            CompletableFuture<?> future = CompletableFuture.supplyAsync(
                    () -> carryOut(pass, (done, total) -> percent.set((int) (100 * done / Math.max(1, total))), said),
                    work);
            run = new Run(future, percent, second, said);
            runs.put(id, run);
        }
        try {
            run.future().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException goesOn) {
            // The page asks again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object carryOut(
            Work<? extends @Nullable Object> pass, FileWatch watch, AtomicReference<@Nullable String> said) {
        try {
            return pass.carryOut(watch);
        } catch (RuntimeException e) {
            // What was in the file may be in the message; the place suffices to look for it.
            LOG.error(
                    "A pass through revenue lines failed with {}", e.getClass().getName(), e);
            said.set("We made a mistake here, so nothing was stored. It has been noted; try again later.");
            return null;
        }
    }
}
