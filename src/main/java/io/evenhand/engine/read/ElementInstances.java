package io.evenhand.engine.read;

import static io.evenhand.engine.read.Schema.ALL;
import static io.evenhand.engine.read.Schema.HIDDEN;
import static io.evenhand.engine.read.Schema.ONLY_FILTERED;
import static io.evenhand.engine.read.Schema.SHOWN_AND_FILTERED;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.util.Arrays;
import java.util.List;

/** Element instances: each time that a process instance was at an element of its diagram. */
final class ElementInstances {
    private static final List<String> TYPES =
            Arrays.stream(BpmnElementType.values()).map(BpmnElementType::name).toList();

    static final Schema SCHEMA = new Schema("Element instance");
    static final Column<Long> KEY = SCHEMA.key("elementInstanceKey", ALL);
    static final Column<Long> INSTANCE_KEY = SCHEMA.key("processInstanceKey", ALL);
    static final Column<Long> DEFINITION_KEY = SCHEMA.key("processDefinitionKey", ALL);
    static final Column<String> DEFINITION_ID = SCHEMA.text("processDefinitionId", ALL);
    static final Column<String> ELEMENT_ID = SCHEMA.text("elementId", ALL);
    static final Column<String> NAME = SCHEMA.text("elementName", ALL);
    static final Column<String> TYPE = SCHEMA.choice("type", ALL, TYPES);
    static final Column<String> STATE = SCHEMA.choice("state", ALL, ProcessInstances.STATES);
    static final Column<Long> START = SCHEMA.instant("startDate", ALL);
    static final Column<Long> END = SCHEMA.instant("endDate", ALL);
    static final Column<Boolean> HAS_INCIDENT = SCHEMA.flag("hasIncident", SHOWN_AND_FILTERED);
    static final Column<Long> INCIDENT_KEY = SCHEMA.key("incidentKey", ALL);
    static final Column<String> TENANT = SCHEMA.text("tenantId", ALL);
    static final Column<Long> SCOPE_KEY = SCHEMA.key("elementInstanceScopeKey", ONLY_FILTERED);
    static final Column<Integer> INCIDENTS = SCHEMA.integer("incidents", HIDDEN);

    private final Store store;
    private final ProcessDefinitions definitions;

    ElementInstances(Store store, ProcessDefinitions definitions) {
        this.store = store;
        this.definitions = definitions;
    }

    void apply(Record<ProcessInstanceRecordValue> record) {
        ProcessInstanceRecordValue value = record.getValue();
        if (value.getBpmnElementType() == BpmnElementType.PROCESS) {
            return;
        }
        switch ((ProcessInstanceIntent) record.getIntent()) {
            case ELEMENT_ACTIVATING -> activating(record, value);
            case ELEMENT_COMPLETED -> ended(record, "COMPLETED");
            case ELEMENT_TERMINATED -> ended(record, "TERMINATED");
            default -> {
                // The API shows no state between these.
            }
        }
    }

    private void activating(Record<ProcessInstanceRecordValue> record, ProcessInstanceRecordValue value) {
        String elementId = value.getElementId().intern();
        store.addOfInstance(Entity.ELEMENT_INSTANCE, RowId.of(record.getKey()), value.getProcessInstanceKey())
                .set(KEY, record.getKey())
                .set(INSTANCE_KEY, value.getProcessInstanceKey())
                .set(DEFINITION_KEY, value.getProcessDefinitionKey())
                .set(DEFINITION_ID, value.getBpmnProcessId().intern())
                .set(ELEMENT_ID, elementId)
                .set(NAME, definitions.elementName(value.getProcessDefinitionKey(), elementId))
                .set(TYPE, value.getBpmnElementType().name())
                .set(STATE, "ACTIVE")
                .set(START, record.getTimestamp())
                .set(HAS_INCIDENT, false)
                .set(INCIDENTS, 0)
                .set(TENANT, value.getTenantId().intern())
                .set(SCOPE_KEY, value.getFlowScopeKey());
    }

    private void ended(Record<ProcessInstanceRecordValue> record, String state) {
        store.find(Entity.ELEMENT_INSTANCE, record.getKey())
                .ifPresent(row -> row.set(STATE, state).set(END, record.getTimestamp()));
    }
}
