package io.evenhand.engine.core;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Who waits for which response. */
final class PendingCommands {
    private static final long TIMEOUT_SECONDS = 60;

    record Pending(long id, CompletableFuture<CommandResponse> response) {}

    private final Map<Long, CompletableFuture<CommandResponse>> waiting = new ConcurrentHashMap<>();
    /** Begun anew somewhere else each time: the log may hold commands of a former process, whose answers are nobody's now. */
    private final AtomicLong ids = new AtomicLong(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE / 2));

    /** Callbacks of callers must not hold up the engine's threads. */
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    Pending register() {
        long id = ids.incrementAndGet();
        CompletableFuture<CommandResponse> response = new CompletableFuture<>();
        waiting.put(id, response);
        response.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).whenComplete((answer, failure) -> waiting.remove(id));
        return new Pending(id, response);
    }

    boolean awaits(long id) {
        return waiting.containsKey(id);
    }

    void complete(long id, Supplier<CommandResponse> response) {
        CompletableFuture<CommandResponse> future = waiting.get(id);
        if (future != null) {
            future.completeAsync(response, executor);
        }
    }

    void fail(RuntimeException failure) {
        waiting.values().forEach(future -> executor.execute(() -> future.completeExceptionally(failure)));
    }
}
