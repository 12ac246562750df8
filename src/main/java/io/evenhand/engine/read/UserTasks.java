package io.evenhand.engine.read;

import static io.evenhand.engine.read.Schema.ALL;
import static io.evenhand.engine.read.Schema.ONLY_SHOWN;
import static io.evenhand.engine.read.Schema.SHOWN_AND_FILTERED;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Human tasks. */
final class UserTasks {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STATES = List.of(
            "CREATING",
            "CREATED",
            "ASSIGNING",
            "UPDATING",
            "COMPLETING",
            "COMPLETED",
            "CANCELING",
            "CANCELED",
            "FAILED");

    static final Schema SCHEMA = new Schema("User task");
    static final Column<Long> KEY = SCHEMA.key("userTaskKey", SHOWN_AND_FILTERED);
    static final Column<String> NAME = SCHEMA.text("name", ALL);
    static final Column<String> STATE = SCHEMA.choice("state", SHOWN_AND_FILTERED, STATES);
    static final Column<String> ASSIGNEE = SCHEMA.text("assignee", SHOWN_AND_FILTERED);
    static final Column<String> ELEMENT_ID = SCHEMA.text("elementId", SHOWN_AND_FILTERED);
    static final Column<List<String>> GROUPS = SCHEMA.texts("candidateGroups", SHOWN_AND_FILTERED, "candidateGroup");
    static final Column<List<String>> USERS = SCHEMA.texts("candidateUsers", SHOWN_AND_FILTERED, "candidateUser");
    static final Column<Long> CREATED = SCHEMA.instant("creationDate", ALL);
    static final Column<Long> ENDED = SCHEMA.instant("completionDate", ALL);
    static final Column<Long> FOLLOW_UP = SCHEMA.instant("followUpDate", ALL);
    static final Column<Long> DUE = SCHEMA.instant("dueDate", ALL);
    static final Column<Integer> PRIORITY = SCHEMA.integer("priority", ALL);
    static final Column<String> DEFINITION_ID = SCHEMA.text("processDefinitionId", SHOWN_AND_FILTERED);
    static final Column<Long> DEFINITION_KEY = SCHEMA.key("processDefinitionKey", SHOWN_AND_FILTERED);
    static final Column<Integer> DEFINITION_VERSION = SCHEMA.integer("processDefinitionVersion", ONLY_SHOWN);
    static final Column<String> PROCESS_NAME = SCHEMA.text("processName", ONLY_SHOWN);
    static final Column<Long> INSTANCE_KEY = SCHEMA.key("processInstanceKey", SHOWN_AND_FILTERED);
    static final Column<Long> ELEMENT_KEY = SCHEMA.key("elementInstanceKey", SHOWN_AND_FILTERED);
    static final Column<Long> FORM_KEY = SCHEMA.key("formKey", ONLY_SHOWN);
    static final Column<String> EXTERNAL_FORM = SCHEMA.text("externalFormReference", ONLY_SHOWN);
    static final Column<String> HEADERS = SCHEMA.json("customHeaders", ONLY_SHOWN);
    static final Column<String> TENANT = SCHEMA.text("tenantId", SHOWN_AND_FILTERED);

    private final Store store;
    private final ProcessDefinitions definitions;

    UserTasks(Store store, ProcessDefinitions definitions) {
        this.store = store;
        this.definitions = definitions;
    }

    void apply(Record<UserTaskRecordValue> record) {
        String state = stateAfter((UserTaskIntent) record.getIntent());
        if (state == null) {
            return;
        }
        UserTaskRecordValue task = record.getValue();
        Row row = store.addOfInstance(Entity.USER_TASK, RowId.of(task.getUserTaskKey()), task.getProcessInstanceKey());
        row.set(STATE, state);
        boolean stillBeingDecided =
                List.of("ASSIGNING", "UPDATING", "COMPLETING", "CANCELING").contains(state);
        if (stillBeingDecided) {
            // A listener may yet deny or correct what these records announce.
            return;
        }
        describe(row, task);
        if (state.equals("COMPLETED") || state.equals("CANCELED")) {
            row.set(ENDED, record.getTimestamp());
        }
    }

    private void describe(Row row, UserTaskRecordValue task) {
        long definitionKey = task.getProcessDefinitionKey();
        row.set(KEY, task.getUserTaskKey())
                .set(NAME, definitions.elementName(definitionKey, task.getElementId()))
                .set(ASSIGNEE, Records.textOrNull(task.getAssignee()))
                .set(ELEMENT_ID, task.getElementId().intern())
                .set(GROUPS, List.copyOf(task.getCandidateGroupsList()))
                .set(USERS, List.copyOf(task.getCandidateUsersList()))
                .set(CREATED, task.getCreationTimestamp())
                .set(FOLLOW_UP, Records.instantOrNull(task.getFollowUpDate()))
                .set(DUE, Records.instantOrNull(task.getDueDate()))
                .set(PRIORITY, task.getPriority())
                .set(DEFINITION_ID, task.getBpmnProcessId().intern())
                .set(DEFINITION_KEY, definitionKey)
                .set(DEFINITION_VERSION, task.getProcessDefinitionVersion())
                .set(PROCESS_NAME, definitions.processName(definitionKey))
                .set(INSTANCE_KEY, task.getProcessInstanceKey())
                .set(ELEMENT_KEY, task.getElementInstanceKey())
                .set(FORM_KEY, Records.keyOrNull(task.getFormKey()))
                .set(EXTERNAL_FORM, Records.textOrNull(task.getExternalFormReference()))
                .set(
                        HEADERS,
                        JSON.valueToTree(task.getCustomHeaders()).toString().intern())
                .set(TENANT, task.getTenantId().intern());
    }

    /** @return null when the record says nothing about the state */
    private static @Nullable String stateAfter(UserTaskIntent intent) {
        return switch (intent) {
            case CREATING -> "CREATING";
            case CREATED, ASSIGNED, UPDATED, COMPLETION_DENIED, ASSIGNMENT_DENIED, UPDATE_DENIED -> "CREATED";
            case ASSIGNING, CLAIMING -> "ASSIGNING";
            case UPDATING -> "UPDATING";
            case COMPLETING -> "COMPLETING";
            case COMPLETED -> "COMPLETED";
            case CANCELING -> "CANCELING";
            case CANCELED -> "CANCELED";
            default -> null;
        };
    }
}
