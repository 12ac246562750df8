package io.evenhand.engine.core;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.stream.api.CommandResponseWriter;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.camunda.zeebe.util.buffer.BufferWriter;
import io.evenhand.engine.log.DurableLog;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Takes the engine's responses and gives them to those who wait, but not before everything written until then is on
 * disk: the command and all that followed from it. Used by the processor's thread only.
 */
final class Responses implements CommandResponseWriter {
    private final PendingCommands pending;
    private final DurableLog log;
    private long key;
    private Intent intent = Intent.UNKNOWN;
    private RecordType recordType = RecordType.NULL_VAL;
    private ValueType valueType = ValueType.NULL_VAL;
    private RejectionType rejectionType = RejectionType.NULL_VAL;
    private String reason = "";
    private byte[] value = {};

    Responses(PendingCommands pending, DurableLog log) {
        this.pending = pending;
        this.log = log;
    }

    @Override
    public CommandResponseWriter partitionId(int partitionId) {
        return this;
    }

    @Override
    public CommandResponseWriter key(long key) {
        this.key = key;
        return this;
    }

    @Override
    public CommandResponseWriter intent(Intent intent) {
        this.intent = intent;
        return this;
    }

    @Override
    public CommandResponseWriter recordType(RecordType recordType) {
        this.recordType = recordType;
        return this;
    }

    @Override
    public CommandResponseWriter valueType(ValueType valueType) {
        this.valueType = valueType;
        return this;
    }

    @Override
    public CommandResponseWriter rejectionType(RejectionType rejectionType) {
        this.rejectionType = rejectionType;
        return this;
    }

    @Override
    public CommandResponseWriter rejectionReason(DirectBuffer reason) {
        this.reason = BufferUtil.bufferAsString(reason);
        return this;
    }

    @Override
    public CommandResponseWriter valueWriter(BufferWriter writer) {
        value = new byte[writer.getLength()];
        writer.write(new UnsafeBuffer(value), 0);
        return this;
    }

    @Override
    public void tryWriteResponse(int requestStreamId, long requestId) {
        if (!pending.awaits(requestId)) {
            return; // Asked in an earlier life of the process, or given up meanwhile.
        }
        UnifiedRecordValue answer = UnifiedRecordValue.fromValueType(valueType);
        if (answer == null) {
            throw new IllegalStateException("The engine answered with an unknown kind of record: " + valueType);
        }
        answer.wrap(new UnsafeBuffer(value));
        CommandResponse response =
                new CommandResponse(key, intent, valueType, recordType, answer, rejectionType, reason);
        log.whenDurable(log.lastPosition(), () -> pending.complete(requestId, () -> response));
    }
}
