package io.evenhand.engine.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.record.value.JobKind;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the API describes jobs to the worker that gets them. */
final class ActivatedJobs {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ActivatedJobs() {}

    static ObjectNode describe(JobBatchRecord batch) {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode jobs = node.putArray("jobs");
        for (int i = 0; i < batch.getJobKeys().size(); i++) {
            jobs.add(describe(batch.getJobKeys().get(i), batch.getJobs().get(i)));
        }
        return node;
    }

    private static ObjectNode describe(long key, JobRecordValue job) {
        ObjectNode node = JSON.createObjectNode()
                .put("jobKey", Long.toString(key))
                .put("type", job.getType())
                .put("processDefinitionId", job.getBpmnProcessId())
                .put("processDefinitionVersion", job.getProcessDefinitionVersion())
                .put("processDefinitionKey", Long.toString(job.getProcessDefinitionKey()))
                .put("processInstanceKey", Long.toString(job.getProcessInstanceKey()))
                .put("elementId", job.getElementId())
                .put("elementInstanceKey", Long.toString(job.getElementInstanceKey()))
                .put("worker", job.getWorker())
                .put("retries", job.getRetries())
                .put("deadline", job.getDeadline())
                .put("tenantId", job.getTenantId())
                .put("kind", job.getJobKind().name())
                .put("listenerEventType", job.getJobListenerEventType().name());
        node.set("customHeaders", JSON.valueToTree(job.getCustomHeaders()));
        node.set("variables", JSON.valueToTree(job.getVariables()));
        node.set("tags", JSON.valueToTree(job.getTags()));
        if (job.getJobKind() == JobKind.TASK_LISTENER) {
            node.set("userTask", userTask(job.getCustomHeaders()));
        }
        return node;
    }

    /** The engine hands a listener its task in reserved headers. */
    private static ObjectNode userTask(Map<String, String> headers) {
        ObjectNode task = JSON.createObjectNode();
        putText(task, "action", headers.get(Protocol.USER_TASK_ACTION_HEADER_NAME));
        putText(task, "assignee", headers.get(Protocol.USER_TASK_ASSIGNEE_HEADER_NAME));
        putText(task, "dueDate", headers.get(Protocol.USER_TASK_DUE_DATE_HEADER_NAME));
        putText(task, "followUpDate", headers.get(Protocol.USER_TASK_FOLLOW_UP_DATE_HEADER_NAME));
        putText(task, "formKey", headers.get(Protocol.USER_TASK_FORM_KEY_HEADER_NAME));
        putText(task, "userTaskKey", headers.get(Protocol.USER_TASK_KEY_HEADER_NAME));
        String priority = headers.get(Protocol.USER_TASK_PRIORITY_HEADER_NAME);
        if (priority != null) {
            task.put("priority", Integer.parseInt(priority));
        }
        task.set("candidateGroups", texts(headers.get(Protocol.USER_TASK_CANDIDATE_GROUPS_HEADER_NAME)));
        task.set("candidateUsers", texts(headers.get(Protocol.USER_TASK_CANDIDATE_USERS_HEADER_NAME)));
        task.set("changedAttributes", texts(headers.get(Protocol.USER_TASK_CHANGED_ATTRIBUTES_HEADER_NAME)));
        return task;
    }

    private static void putText(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static ArrayNode texts(@Nullable String json) {
        if (json == null) {
            return JSON.createArrayNode();
        }
        try {
            return JSON.readValue(json, ArrayNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A task listener's header is no list: " + json, e);
        }
    }
}
