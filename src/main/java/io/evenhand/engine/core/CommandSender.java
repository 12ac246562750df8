package io.evenhand.engine.core;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.protocol.impl.encoding.AuthInfo;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.stream.api.InterPartitionCommandSender;
import io.evenhand.engine.log.LogClosedException;
import org.jspecify.annotations.Nullable;

/** Writes commands to the log: those from outside, and those that the engine sends to its one partition itself. */
final class CommandSender implements InterPartitionCommandSender {
    /** Any number; responses go to whoever waits for the request, not to a stream. */
    private static final int REQUEST_STREAM = 2;

    private final LogStreamWriter writer;

    CommandSender(LogStreamWriter writer) {
        this.writer = writer;
    }

    /**
     * @throws LogClosedException when the log is closed
     */
    void send(long requestId, ValueType valueType, Intent intent, long key, UnifiedRecordValue value) {
        write(
                new RecordMetadata()
                        .recordType(RecordType.COMMAND)
                        .requestStreamId(REQUEST_STREAM)
                        .requestId(requestId)
                        .valueType(valueType)
                        .intent(intent),
                key,
                value);
    }

    @Override
    public void sendCommand(int partition, ValueType valueType, Intent intent, UnifiedRecordValue command) {
        sendCommand(partition, valueType, intent, null, command, null);
    }

    @Override
    public void sendCommand(
            int partition, ValueType valueType, Intent intent, @Nullable Long key, UnifiedRecordValue command) {
        sendCommand(partition, valueType, intent, key, command, null);
    }

    @Override
    public void sendCommand(
            int partition,
            ValueType valueType,
            Intent intent,
            @Nullable Long key,
            UnifiedRecordValue command,
            @Nullable AuthInfo authorization) {
        RecordMetadata metadata = new RecordMetadata()
                .recordType(RecordType.COMMAND)
                .valueType(valueType)
                .intent(intent);
        if (authorization != null) {
            metadata.authorization(authorization);
        }
        write(metadata, key == null ? Commands.NO_KEY : key, command);
    }

    private void write(RecordMetadata metadata, long key, UnifiedRecordValue value) {
        LogAppendEntry entry = key > 0 ? LogAppendEntry.of(key, metadata, value) : LogAppendEntry.of(metadata, value);
        var written = writer.tryWrite(WriteContext.internal(), entry);
        if (written.isLeft()) {
            throw new CommandNotWrittenException(String.valueOf(written.getLeft()));
        }
    }

    /** The engine's log did not take a command, because it is closed or the command is too large. */
    static final class CommandNotWrittenException extends RuntimeException {
        CommandNotWrittenException(String reason) {
            super("The engine did not take the command: " + reason);
        }
    }
}
