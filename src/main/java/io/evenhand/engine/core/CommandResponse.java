package io.evenhand.engine.core;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;

/**
 * What the engine answered to a command.
 *
 * @param key of the record that answers, for a creation the new key
 * @param value belongs to the receiver alone
 * @param reason why the command was rejected, else empty
 */
public record CommandResponse(
        long key,
        Intent intent,
        ValueType valueType,
        RecordType recordType,
        UnifiedRecordValue value,
        RejectionType rejectionType,
        String reason) {

    public boolean rejected() {
        return recordType == RecordType.COMMAND_REJECTION || rejectionType != RejectionType.NULL_VAL;
    }
}
