package io.evenhand.engine.read;

import static io.evenhand.engine.read.Schema.ALL;
import static io.evenhand.engine.read.Schema.ONLY_SHOWN;
import static io.evenhand.engine.read.Schema.SHOWN_AND_FILTERED;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.value.JobKind;
import io.camunda.zeebe.protocol.record.value.JobListenerEventType;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jobs of service tasks and listeners. */
final class Jobs {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> STATES = List.of(
            "CANCELED", "COMPLETED", "CREATED", "ERROR_THROWN", "FAILED", "MIGRATED", "RETRIES_UPDATED", "TIMED_OUT");
    private static final List<String> KINDS =
            Arrays.stream(JobKind.values()).map(JobKind::name).toList();
    private static final List<String> LISTENER_EVENTS = Arrays.stream(JobListenerEventType.values())
            .map(JobListenerEventType::name)
            .toList();

    static final Schema SCHEMA = new Schema("Job");
    static final Column<Long> KEY = SCHEMA.key("jobKey", ALL);
    static final Column<String> TYPE = SCHEMA.text("type", ALL);
    static final Column<String> WORKER = SCHEMA.text("worker", ALL);
    static final Column<String> STATE = SCHEMA.choice("state", ALL, STATES);
    static final Column<String> KIND = SCHEMA.choice("kind", ALL, KINDS);
    static final Column<String> LISTENER_EVENT = SCHEMA.choice("listenerEventType", ALL, LISTENER_EVENTS);
    static final Column<Integer> RETRIES = SCHEMA.integer("retries", ALL);
    static final Column<Boolean> DENIED = SCHEMA.flag("isDenied", ALL);
    static final Column<String> DENIED_REASON = SCHEMA.text("deniedReason", ALL);
    static final Column<Boolean> FAILED_WITH_RETRIES = SCHEMA.flag("hasFailedWithRetriesLeft", SHOWN_AND_FILTERED);
    static final Column<String> ERROR_CODE = SCHEMA.text("errorCode", ALL);
    static final Column<String> ERROR_MESSAGE = SCHEMA.text("errorMessage", ALL);
    static final Column<Long> DEADLINE = SCHEMA.instant("deadline", ALL);
    static final Column<Long> END = SCHEMA.instant("endTime", ALL);
    static final Column<String> DEFINITION_ID = SCHEMA.text("processDefinitionId", ALL);
    static final Column<Long> DEFINITION_KEY = SCHEMA.key("processDefinitionKey", ALL);
    static final Column<Long> INSTANCE_KEY = SCHEMA.key("processInstanceKey", ALL);
    static final Column<String> ELEMENT_ID = SCHEMA.text("elementId", ALL);
    static final Column<Long> ELEMENT_KEY = SCHEMA.key("elementInstanceKey", ALL);
    static final Column<String> HEADERS = SCHEMA.json("customHeaders", ONLY_SHOWN);
    static final Column<String> TENANT = SCHEMA.text("tenantId", ALL);

    private final Store store;

    Jobs(Store store) {
        this.store = store;
    }

    void apply(Record<JobRecordValue> record) {
        JobIntent intent = (JobIntent) record.getIntent();
        JobRecordValue job = record.getValue();
        if (intent == JobIntent.CREATED) {
            create(record, job);
            return;
        }
        store.find(Entity.JOB, record.getKey()).ifPresent(row -> change(row, record, intent));
    }

    private void create(Record<JobRecordValue> record, JobRecordValue job) {
        store.addOfInstance(Entity.JOB, RowId.of(record.getKey()), job.getProcessInstanceKey())
                .set(KEY, record.getKey())
                .set(TYPE, job.getType().intern())
                .set(WORKER, "")
                .set(STATE, "CREATED")
                .set(KIND, job.getJobKind().name())
                .set(LISTENER_EVENT, job.getJobListenerEventType().name())
                .set(RETRIES, job.getRetries())
                .set(FAILED_WITH_RETRIES, false)
                .set(DEFINITION_ID, job.getBpmnProcessId().intern())
                .set(DEFINITION_KEY, job.getProcessDefinitionKey())
                .set(INSTANCE_KEY, job.getProcessInstanceKey())
                .set(ELEMENT_ID, job.getElementId().intern())
                .set(ELEMENT_KEY, job.getElementInstanceKey())
                .set(
                        HEADERS,
                        JSON.valueToTree(job.getCustomHeaders()).toString().intern())
                .set(TENANT, job.getTenantId().intern());
    }

    private static void change(Row row, Record<JobRecordValue> record, JobIntent intent) {
        JobRecordValue job = record.getValue();
        String state = stateAfter(intent);
        if (state != null) {
            row.set(STATE, state)
                    .set(FAILED_WITH_RETRIES, intent == JobIntent.FAILED && job.getRetries() > 0)
                    .set(ERROR_CODE, Records.textOrNull(job.getErrorCode()))
                    .set(ERROR_MESSAGE, Records.textOrNull(job.getErrorMessage()));
        }
        row.set(RETRIES, job.getRetries());
        if (!job.getWorker().isEmpty()) {
            row.set(WORKER, job.getWorker().intern());
        }
        if (job.getDeadline() > 0) {
            row.set(DEADLINE, job.getDeadline());
        }
        if (intent == JobIntent.COMPLETED && job.getJobKind() == JobKind.TASK_LISTENER) {
            row.set(DENIED, job.getResult().isDenied())
                    .set(DENIED_REASON, Records.textOrNull(job.getResult().getDeniedReason()));
        }
        if (intent == JobIntent.COMPLETED || intent == JobIntent.CANCELED || intent == JobIntent.ERROR_THROWN) {
            row.set(END, record.getTimestamp());
        }
    }

    /** @return null when the record says nothing about the state */
    private static @Nullable String stateAfter(JobIntent intent) {
        return switch (intent) {
            case COMPLETED -> "COMPLETED";
            case FAILED -> "FAILED";
            case TIMED_OUT -> "TIMED_OUT";
            case CANCELED -> "CANCELED";
            case ERROR_THROWN -> "ERROR_THROWN";
            case RETRIES_UPDATED -> "RETRIES_UPDATED";
            case MIGRATED -> "MIGRATED";
            default -> null;
        };
    }
}
