package io.evenhand.wording.draft;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Does work of which only the newest for each of several is wanted: what was asked for before is given up, whether it waits or is under way.
 * Few at once, and no long queue.
 */
final class NewestWins implements AutoCloseable {
    private final ThreadPoolExecutor threads;
    private final Duration limit;
    private final Map<String, Future<?>> newest = new ConcurrentHashMap<>();

    /** @param limit after which work is given up */
    NewestWins(int atOnce, int waiting, Duration limit) {
        this.limit = limit;
        this.threads = new ThreadPoolExecutor(
                atOnce, atOnce, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), task -> {
                    Thread thread = new Thread(task, "draft-preview");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** What came of it. */
    sealed interface Outcome<T> {
        record Done<T>(T value) implements Outcome<T> {}

        /** Newer work of the same one came meanwhile. */
        record Superseded<T>() implements Outcome<T> {}

        /** It took longer than the limit. */
        record TooLong<T>() implements Outcome<T> {}

        /** Too much waits already. */
        record Full<T>() implements Outcome<T> {}
    }

    /** Waits for the work. What it throws unchecked is thrown to the caller. */
    <T> Outcome<T> run(String whose, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        @Nullable Future<?> before = newest.put(whose, task);
        if (before != null && before.cancel(true)) {
            // What waits no longer does not take a place in the queue.
            threads.purge();
        }
        try {
            threads.execute(task);
            return new Outcome.Done<>(task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException full) {
            return new Outcome.Full<>();
        } catch (CancellationException superseded) {
            return new Outcome.Superseded<>();
        } catch (TimeoutException tooLong) {
            task.cancel(true);
            return new Outcome.TooLong<>();
        } catch (InterruptedException interrupted) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Superseded<>();
        } catch (ExecutionException failed) {
            throw unchecked(failed);
        } finally {
            newest.remove(whose, task);
        }
    }

    private static RuntimeException unchecked(ExecutionException failed) {
        return Optional.ofNullable(failed.getCause())
                .filter(RuntimeException.class::isInstance)
                .map(RuntimeException.class::cast)
                .orElseGet(() -> new IllegalStateException("The work failed", failed.getCause()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
