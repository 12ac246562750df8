package io.evenhand.engine.core;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.evenhand.engine.EngineUnavailableException;
import java.util.concurrent.CompletableFuture;

/** Asks the engine to do something. */
public interface Commands {
    /** For commands that create something and so have no key yet. */
    long NO_KEY = -1;

    /**
     * Writes one command and answers when it has been processed and its outcome is safe on disk.
     *
     * <p>A refusal by the engine is an ordinary response, see {@link CommandResponse#rejected()}. The future fails with
     * {@link EngineUnavailableException} when the engine is stopping, was purged meanwhile or can no longer write its
     * log, and with {@link java.util.concurrent.TimeoutException} when no answer came within a minute; in these cases
     * the command may or may not have taken effect. It may complete on any thread; callers must not block in callbacks.
     *
     * @param key the record that the command is about, or {@link #NO_KEY}
     * @param value copied before this method returns
     */
    CompletableFuture<CommandResponse> execute(ValueType valueType, Intent intent, long key, UnifiedRecordValue value);
}
