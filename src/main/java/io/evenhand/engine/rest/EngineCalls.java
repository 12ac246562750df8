package io.evenhand.engine.rest;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.evenhand.engine.EngineUnavailableException;
import io.evenhand.engine.core.CommandResponse;
import io.evenhand.engine.core.Commands;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends commands to the engine and waits; everything but an acceptance becomes a {@link Problem}. */
final class EngineCalls {
    /** Longer than the engine's own limit, which normally ends the waiting. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);

    private final Commands commands;

    EngineCalls(Commands commands) {
        this.commands = commands;
    }

    CommandResponse send(ValueType valueType, Intent intent, long key, UnifiedRecordValue value) {
        return send(valueType, intent, key, value, LONGEST_WAIT);
    }

    /** @param patience after which the caller is told 504, though the command may still take effect */
    CommandResponse send(ValueType valueType, Intent intent, long key, UnifiedRecordValue value, Duration patience) {
        try {
            CommandResponse response =
                    commands.execute(valueType, intent, key, value).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.rejected()) {
                throw Problem.rejected(response);
            }
            return response;
        } catch (TimeoutException e) {
            throw timeout(intent);
        } catch (ExecutionException e) {
            throw failed(intent, e);
        } catch (EngineUnavailableException e) {
            throw Problem.unavailable(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The engine is stopping");
        }
    }

    /** Sends without waiting, for what nobody is there to hear about. */
    void sendAndForget(ValueType valueType, Intent intent, long key, UnifiedRecordValue value) {
        var unused = commands.execute(valueType, intent, key, value);
    }

    private static RuntimeException failed(Intent intent, ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return switch (cause) {
            case EngineUnavailableException e -> Problem.unavailable(String.valueOf(e.getMessage()));
            case TimeoutException e -> timeout(intent);
            case IllegalArgumentException e -> new Problem(400, "INVALID_ARGUMENT", String.valueOf(e.getMessage()));
            default -> new IllegalStateException("Command " + intent + " failed", failure);
        };
    }

    private static Problem timeout(Intent intent) {
        return new Problem(504, "GATEWAY_TIMEOUT", "Command '" + intent + "' was not answered in time");
    }
}
