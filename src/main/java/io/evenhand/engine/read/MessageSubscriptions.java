package io.evenhand.engine.read;

import static io.evenhand.engine.read.Schema.ALL;
import static io.evenhand.engine.read.Schema.ONLY_SHOWN;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;
import io.camunda.zeebe.protocol.record.value.ProcessMessageSubscriptionRecordValue;
import java.util.List;

/** Places where a process instance waits, or has waited, for a message. */
final class MessageSubscriptions {
    private static final List<String> STATES = List.of("CORRELATED", "CREATED", "DELETED", "MIGRATED");

    static final Schema SCHEMA = new Schema("Message subscription");
    static final Column<Long> KEY = SCHEMA.key("messageSubscriptionKey", ALL);
    static final Column<String> STATE = SCHEMA.choice("messageSubscriptionState", ALL, STATES);
    static final Column<String> MESSAGE_NAME = SCHEMA.text("messageName", ALL);
    static final Column<String> CORRELATION_KEY = SCHEMA.text("correlationKey", ALL);
    static final Column<Long> UPDATED = SCHEMA.instant("lastUpdatedDate", ALL);
    static final Column<String> DEFINITION_ID = SCHEMA.text("processDefinitionId", ALL);
    static final Column<Long> DEFINITION_KEY = SCHEMA.key("processDefinitionKey", ONLY_SHOWN);
    static final Column<Long> INSTANCE_KEY = SCHEMA.key("processInstanceKey", ALL);
    static final Column<String> ELEMENT_ID = SCHEMA.text("elementId", ALL);
    static final Column<Long> ELEMENT_KEY = SCHEMA.key("elementInstanceKey", ALL);
    static final Column<String> TENANT = SCHEMA.text("tenantId", ALL);

    private final Store store;

    MessageSubscriptions(Store store) {
        this.store = store;
    }

    void apply(Record<ProcessMessageSubscriptionRecordValue> record) {
        switch ((ProcessMessageSubscriptionIntent) record.getIntent()) {
            case CREATED -> create(record, record.getValue());
            case CORRELATED -> change(record, "CORRELATED");
            case DELETED -> change(record, "DELETED");
            default -> {
                // The subscription is not there yet, or still there.
            }
        }
    }

    private void create(
            Record<ProcessMessageSubscriptionRecordValue> record, ProcessMessageSubscriptionRecordValue value) {
        Row row = store.addOfInstance(
                Entity.MESSAGE_SUBSCRIPTION, RowId.of(record.getKey()), value.getProcessInstanceKey());
        row.set(KEY, record.getKey())
                .set(STATE, "CREATED")
                .set(MESSAGE_NAME, value.getMessageName().intern())
                .set(CORRELATION_KEY, value.getCorrelationKey())
                .set(UPDATED, record.getTimestamp())
                .set(DEFINITION_ID, value.getBpmnProcessId().intern())
                .set(INSTANCE_KEY, value.getProcessInstanceKey())
                .set(ELEMENT_ID, value.getElementId().intern())
                .set(ELEMENT_KEY, value.getElementInstanceKey())
                .set(TENANT, value.getTenantId().intern());
        store.find(Entity.PROCESS_INSTANCE, value.getProcessInstanceKey())
                .ifPresent(instance -> row.set(DEFINITION_KEY, instance.get(ProcessInstances.DEFINITION_KEY)));
    }

    private void change(Record<ProcessMessageSubscriptionRecordValue> record, String state) {
        store.find(Entity.MESSAGE_SUBSCRIPTION, record.getKey())
                .ifPresent(row -> row.set(STATE, state).set(UPDATED, record.getTimestamp()));
    }
}
