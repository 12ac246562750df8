package io.evenhand.engine.read;

import static io.evenhand.engine.read.Schema.ALL;
import static io.evenhand.engine.read.Schema.HIDDEN;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.util.List;

/** Process instances, and the sequence flows that each has taken. */
final class ProcessInstances {
    static final List<String> STATES = List.of("ACTIVE", "COMPLETED", "TERMINATED");

    static final Schema SCHEMA = new Schema("Process instance");
    static final Column<Long> KEY = SCHEMA.key("processInstanceKey", ALL);
    static final Column<Long> DEFINITION_KEY = SCHEMA.key("processDefinitionKey", ALL);
    static final Column<String> DEFINITION_ID = SCHEMA.text("processDefinitionId", ALL);
    static final Column<String> DEFINITION_NAME = SCHEMA.text("processDefinitionName", ALL);
    static final Column<Integer> DEFINITION_VERSION = SCHEMA.integer("processDefinitionVersion", ALL);
    static final Column<String> DEFINITION_VERSION_TAG = SCHEMA.text("processDefinitionVersionTag", ALL);
    static final Column<Long> PARENT_KEY = SCHEMA.key("parentProcessInstanceKey", ALL);
    static final Column<Long> PARENT_ELEMENT_KEY = SCHEMA.key("parentElementInstanceKey", ALL);
    static final Column<Long> START = SCHEMA.instant("startDate", ALL);
    static final Column<Long> END = SCHEMA.instant("endDate", ALL);
    static final Column<String> STATE = SCHEMA.choice("state", ALL, STATES);
    static final Column<Boolean> HAS_INCIDENT = SCHEMA.flag("hasIncident", ALL);
    static final Column<String> TENANT = SCHEMA.text("tenantId", ALL);
    static final Column<List<String>> TAGS = SCHEMA.texts("tags", Schema.ONLY_SHOWN, "tags");
    static final Column<Integer> INCIDENTS = SCHEMA.integer("incidents", HIDDEN);

    private final Store store;
    private final ProcessDefinitions definitions;

    ProcessInstances(Store store, ProcessDefinitions definitions) {
        this.store = store;
        this.definitions = definitions;
    }

    void apply(Record<ProcessInstanceRecordValue> record) {
        ProcessInstanceRecordValue value = record.getValue();
        switch ((ProcessInstanceIntent) record.getIntent()) {
            case SEQUENCE_FLOW_TAKEN -> {
                InstanceRows rows = store.instance(value.getProcessInstanceKey());
                if (rows != null) {
                    rows.takenSequenceFlows().add(value.getElementId().intern());
                }
            }
            case ELEMENT_ACTIVATING -> {
                if (value.getBpmnElementType() == BpmnElementType.PROCESS) {
                    started(record, value);
                }
            }
            case ELEMENT_COMPLETED -> ended(record, "COMPLETED");
            case ELEMENT_TERMINATED -> ended(record, "TERMINATED");
            default -> {
                // The API shows no state between these.
            }
        }
    }

    private void started(Record<ProcessInstanceRecordValue> record, ProcessInstanceRecordValue value) {
        long key = value.getProcessInstanceKey();
        store.addOfInstance(Entity.PROCESS_INSTANCE, RowId.of(key), key)
                .set(KEY, key)
                .set(DEFINITION_KEY, value.getProcessDefinitionKey())
                .set(DEFINITION_ID, value.getBpmnProcessId().intern())
                .set(DEFINITION_NAME, nameOf(value))
                .set(DEFINITION_VERSION, value.getVersion())
                .set(DEFINITION_VERSION_TAG, definitions.versionTag(value.getProcessDefinitionKey()))
                .set(PARENT_KEY, Records.keyOrNull(value.getParentProcessInstanceKey()))
                .set(PARENT_ELEMENT_KEY, Records.keyOrNull(value.getParentElementInstanceKey()))
                .set(START, record.getTimestamp())
                .set(STATE, "ACTIVE")
                .set(HAS_INCIDENT, false)
                .set(INCIDENTS, 0)
                .set(TENANT, value.getTenantId().intern())
                .set(TAGS, List.copyOf(value.getTags()));
        if (value.getParentProcessInstanceKey() > 0) {
            store.called(value.getParentProcessInstanceKey(), key);
        }
    }

    private String nameOf(ProcessInstanceRecordValue value) {
        String name = definitions.processName(value.getProcessDefinitionKey());
        return name == null ? value.getBpmnProcessId() : name;
    }

    private void ended(Record<ProcessInstanceRecordValue> record, String state) {
        if (record.getValue().getBpmnElementType() != BpmnElementType.PROCESS) {
            return;
        }
        long key = record.getValue().getProcessInstanceKey();
        store.find(Entity.PROCESS_INSTANCE, key).ifPresent(row -> {
            row.set(STATE, state).set(END, record.getTimestamp());
            if (row.get(PARENT_KEY) == null) {
                store.ended(key);
            }
        });
    }
}
