package io.evenhand.workflow;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.UserTaskProperties;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The listeners that every user task has. Idempotent by user task key. */
@Component
class HumanTaskWorkers {
    /** From the most particular: what tells apart the tasks of one element that are open together. */
    private static final List<String> SUBJECTS =
            List.of("offerId", "signatureId", "reviewerId", "delivererId", "dutyId");

    private final HumanTaskRecords records;

    HumanTaskWorkers(HumanTaskRecords records) {
        this.records = records;
    }

    @JobWorker(
            type = "human-task.created",
            fetchVariables = {
                "referralId",
                "agreementId",
                "offerId",
                "signatureId",
                "reviewerId",
                "delivererId",
                "dutyId"
            })
    void created(ActivatedJob job) {
        UserTaskProperties task = userTask(job);
        Map<String, Object> variables = job.getVariablesAsMap();
        CandidateGroup group = task.getCandidateGroups().stream()
                .findFirst()
                .map(CandidateGroup::parse)
                .orElseThrow(() -> new IllegalStateException("User task " + job.getElementId() + " of "
                        + job.getBpmnProcessId() + " has no candidate group"));
        String businessId = Stream.of("agreementId", "referralId")
                .filter(name ->
                        !name.startsWith("agreement") || job.getBpmnProcessId().equals("agreement"))
                .map(variables::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("User task " + job.getElementId() + " has no business id"));
        String subject = SUBJECTS.stream()
                .map(variables::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
        records.created(new HumanTaskCreated(
                task.getUserTaskKey(),
                job.getBpmnProcessId(),
                job.getProcessInstanceKey(),
                job.getElementId(),
                businessId,
                subject,
                group.partnerId(),
                group.role()));
    }

    @JobWorker(type = "human-task.assigned", fetchVariables = "referralId")
    void assigned(ActivatedJob job) {
        UserTaskProperties task = userTask(job);
        String assignee = task.getAssignee();
        records.assigned(task.getUserTaskKey(), assignee == null || assignee.isBlank() ? null : assignee);
    }

    @JobWorker(type = "human-task.canceled", fetchVariables = "referralId")
    void canceled(ActivatedJob job) {
        records.cancelled(userTask(job).getUserTaskKey());
    }

    private static UserTaskProperties userTask(ActivatedJob job) {
        return Objects.requireNonNull(job.getUserTask(), "not a task listener job");
    }
}
