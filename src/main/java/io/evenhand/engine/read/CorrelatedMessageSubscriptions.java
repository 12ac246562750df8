package io.evenhand.engine.read;

import static io.evenhand.engine.read.Schema.ALL;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.MessageStartEventSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;
import io.camunda.zeebe.protocol.record.value.MessageStartEventSubscriptionRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessMessageSubscriptionRecordValue;

/** Messages that have reached, or started, a process instance. */
final class CorrelatedMessageSubscriptions {
    static final Schema SCHEMA = new Schema("Correlated message subscription");
    static final Column<Long> SUBSCRIPTION_KEY = SCHEMA.key("subscriptionKey", ALL);
    static final Column<Long> MESSAGE_KEY = SCHEMA.key("messageKey", ALL);
    static final Column<String> MESSAGE_NAME = SCHEMA.text("messageName", ALL);
    static final Column<String> CORRELATION_KEY = SCHEMA.text("correlationKey", ALL);
    static final Column<Long> CORRELATED = SCHEMA.instant("correlationTime", ALL);
    static final Column<Integer> PARTITION = SCHEMA.integer("partitionId", ALL);
    static final Column<String> DEFINITION_ID = SCHEMA.text("processDefinitionId", ALL);
    static final Column<Long> DEFINITION_KEY = SCHEMA.key("processDefinitionKey", ALL);
    static final Column<Long> INSTANCE_KEY = SCHEMA.key("processInstanceKey", ALL);
    static final Column<String> ELEMENT_ID = SCHEMA.text("elementId", ALL);
    static final Column<Long> ELEMENT_KEY = SCHEMA.key("elementInstanceKey", ALL);
    static final Column<String> TENANT = SCHEMA.text("tenantId", ALL);

    private final Store store;

    CorrelatedMessageSubscriptions(Store store) {
        this.store = store;
    }

    void applyCatch(Record<ProcessMessageSubscriptionRecordValue> record) {
        if (record.getIntent() != ProcessMessageSubscriptionIntent.CORRELATED) {
            return;
        }
        ProcessMessageSubscriptionRecordValue value = record.getValue();
        Row row = add(record, value.getProcessInstanceKey())
                .set(MESSAGE_KEY, value.getMessageKey())
                .set(MESSAGE_NAME, value.getMessageName().intern())
                .set(CORRELATION_KEY, value.getCorrelationKey())
                .set(DEFINITION_ID, value.getBpmnProcessId().intern())
                .set(ELEMENT_ID, value.getElementId().intern())
                .set(ELEMENT_KEY, value.getElementInstanceKey())
                .set(TENANT, value.getTenantId().intern());
        store.find(Entity.PROCESS_INSTANCE, value.getProcessInstanceKey())
                .ifPresent(instance -> row.set(DEFINITION_KEY, instance.get(ProcessInstances.DEFINITION_KEY)));
    }

    void applyStart(Record<MessageStartEventSubscriptionRecordValue> record) {
        if (record.getIntent() != MessageStartEventSubscriptionIntent.CORRELATED) {
            return;
        }
        MessageStartEventSubscriptionRecordValue value = record.getValue();
        add(record, value.getProcessInstanceKey())
                .set(MESSAGE_KEY, value.getMessageKey())
                .set(MESSAGE_NAME, value.getMessageName().intern())
                .set(CORRELATION_KEY, value.getCorrelationKey())
                .set(DEFINITION_ID, value.getBpmnProcessId().intern())
                .set(DEFINITION_KEY, value.getProcessDefinitionKey())
                .set(ELEMENT_ID, value.getStartEventId().intern())
                .set(TENANT, value.getTenantId().intern());
    }

    /** One subscription can correlate many messages, so the record's position, not its key, tells the rows apart. */
    private Row add(Record<?> record, long processInstanceKey) {
        return store.addOfInstance(
                        Entity.CORRELATED_MESSAGE_SUBSCRIPTION, RowId.of(record.getPosition()), processInstanceKey)
                .set(SUBSCRIPTION_KEY, record.getKey())
                .set(CORRELATED, record.getTimestamp())
                .set(PARTITION, record.getPartitionId())
                .set(INSTANCE_KEY, processInstanceKey);
    }
}
