package io.evenhand.engine.read;

import static io.evenhand.engine.read.Schema.ALL;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.value.ErrorType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Incidents, and the marks that each leaves on everything that contains its element, up to the calling processes. */
final class Incidents {
    private static final List<String> ERROR_TYPES =
            Arrays.stream(ErrorType.values()).map(ErrorType::name).toList();
    private static final List<String> STATES = List.of("ACTIVE", "MIGRATED", "RESOLVED", "PENDING");

    static final Schema SCHEMA = new Schema("Incident");
    static final Column<Long> KEY = SCHEMA.key("incidentKey", ALL);
    static final Column<String> ERROR_TYPE = SCHEMA.choice("errorType", ALL, ERROR_TYPES);
    static final Column<String> ERROR_MESSAGE = SCHEMA.text("errorMessage", ALL);
    static final Column<String> STATE = SCHEMA.choice("state", ALL, STATES);
    static final Column<Long> CREATED = SCHEMA.instant("creationTime", ALL);
    static final Column<String> DEFINITION_ID = SCHEMA.text("processDefinitionId", ALL);
    static final Column<Long> DEFINITION_KEY = SCHEMA.key("processDefinitionKey", ALL);
    static final Column<Long> INSTANCE_KEY = SCHEMA.key("processInstanceKey", ALL);
    static final Column<String> ELEMENT_ID = SCHEMA.text("elementId", ALL);
    static final Column<Long> ELEMENT_KEY = SCHEMA.key("elementInstanceKey", ALL);
    static final Column<Long> JOB_KEY = SCHEMA.key("jobKey", ALL);
    static final Column<String> TENANT = SCHEMA.text("tenantId", ALL);

    private final Store store;

    Incidents(Store store) {
        this.store = store;
    }

    void apply(Record<IncidentRecordValue> record) {
        switch ((IncidentIntent) record.getIntent()) {
            case CREATED -> {
                create(record, record.getValue());
                mark(record.getValue(), record.getKey(), 1);
            }
            case RESOLVED ->
                store.find(Entity.INCIDENT, record.getKey()).ifPresent(row -> {
                    row.set(STATE, "RESOLVED");
                    mark(record.getValue(), record.getKey(), -1);
                });
            default -> {
                // MIGRATED concerns a call that the front does not offer.
            }
        }
    }

    private void create(Record<IncidentRecordValue> record, IncidentRecordValue incident) {
        store.addOfInstance(Entity.INCIDENT, RowId.of(record.getKey()), incident.getProcessInstanceKey())
                .set(KEY, record.getKey())
                .set(ERROR_TYPE, incident.getErrorType().name())
                .set(ERROR_MESSAGE, incident.getErrorMessage())
                .set(STATE, "ACTIVE")
                .set(CREATED, record.getTimestamp())
                .set(DEFINITION_ID, incident.getBpmnProcessId().intern())
                .set(DEFINITION_KEY, incident.getProcessDefinitionKey())
                .set(INSTANCE_KEY, incident.getProcessInstanceKey())
                .set(ELEMENT_ID, incident.getElementId().intern())
                .set(ELEMENT_KEY, incident.getElementInstanceKey())
                .set(JOB_KEY, Records.keyOrNull(incident.getJobKey()))
                .set(TENANT, incident.getTenantId().intern());
    }

    private void mark(IncidentRecordValue incident, long incidentKey, int change) {
        store.find(Entity.ELEMENT_INSTANCE, incident.getElementInstanceKey())
                .ifPresent(row -> row.set(ElementInstances.INCIDENT_KEY, change > 0 ? incidentKey : null));
        long element = incident.getElementInstanceKey();
        long instance = incident.getProcessInstanceKey();
        while (true) {
            markElements(element, change);
            Optional<Row> found = store.find(Entity.PROCESS_INSTANCE, instance);
            if (found.isEmpty()) {
                return;
            }
            Row row = found.get();
            int incidents = row.require(ProcessInstances.INCIDENTS) + change;
            row.set(ProcessInstances.INCIDENTS, incidents).set(ProcessInstances.HAS_INCIDENT, incidents > 0);
            Long parent = row.get(ProcessInstances.PARENT_KEY);
            Long parentElement = row.get(ProcessInstances.PARENT_ELEMENT_KEY);
            if (parent == null || parentElement == null) {
                return;
            }
            instance = parent;
            element = parentElement;
        }
    }

    /** From an element outwards to the process, which is in another table and ends the walk. */
    private void markElements(long elementInstanceKey, int change) {
        Optional<Row> element = store.find(Entity.ELEMENT_INSTANCE, elementInstanceKey);
        while (element.isPresent()) {
            Row row = element.get();
            int incidents = row.require(ElementInstances.INCIDENTS) + change;
            row.set(ElementInstances.INCIDENTS, incidents).set(ElementInstances.HAS_INCIDENT, incidents > 0);
            element = store.find(Entity.ELEMENT_INSTANCE, row.require(ElementInstances.SCOPE_KEY));
        }
    }
}
