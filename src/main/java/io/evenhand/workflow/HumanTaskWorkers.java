package io.evenhand.workflow;

import static java.util.Map.entry;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.UserTaskProperties;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The listeners that every user task has. Idempotent by user task key. */
@Component
class HumanTaskWorkers {
    /** What tells apart the tasks of one element that are open together: looked up by element, for a variable of an
     * earlier step may still be there. */
    private static final Map<String, String> SUBJECTS = Map.ofEntries(
            entry("answer-offer", "offerId"),
            entry("acknowledge-notice", "acknowledgerId"),
            entry("review-draft", "reviewerId"),
            entry("review-statement", "reviewerId"),
            entry("demand-audit", "reviewerId"),
            entry("sign-agreement", "signatureId"),
            entry("resolve-deliverer-duty", "delivererId"),
            entry("decide-deliverer-release", "delivererId"),
            entry("state-prior-relationship", "delivererId"),
            entry("judge-prior-relationship", "delivererId"),
            entry("decide-settlement", "offerId"),
            entry("confirm-award", "awardId"),
            entry("see-award", "awardId"),
            entry("answer-transfer", "deciderId"));

    /** What else a task is about: a decision must not take it from what is sent with it. */
    private static final Map<String, String> MATTERS = Map.of(
            "resolve-introducer-duty", "dutyId",
            "decide-introducer-release", "dutyId",
            "resolve-deliverer-duty", "dutyId",
            "decide-deliverer-release", "dutyId");

    /** Of every job of these workers, whatever the process. */
    static final Set<String> READ = Stream.of(BusinessId.variables(), SUBJECTS.values(), MATTERS.values())
            .flatMap(Collection::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final HumanTaskRecords records;
    private final StepFailures failures;

    HumanTaskWorkers(HumanTaskRecords records, StepFailures failures) {
        this.records = records;
        this.failures = failures;
    }

    @JobWorker(type = "human-task.created")
    void created(ActivatedJob job) {
        UserTaskProperties task = userTask(job);
        Map<String, Object> variables = job.getVariablesAsMap();
        CandidateGroup group = task.getCandidateGroups().stream()
                .findFirst()
                .map(CandidateGroup::parse)
                .orElseThrow(() -> new IllegalStateException("User task " + job.getElementId() + " of "
                        + job.getBpmnProcessId() + " has no candidate group"));
        records.created(new HumanTaskCreated(
                task.getUserTaskKey(),
                job.getBpmnProcessId(),
                job.getProcessInstanceKey(),
                job.getElementId(),
                BusinessId.of(job),
                named(SUBJECTS, job, variables),
                named(MATTERS, job, variables),
                group.partnerId(),
                group.role(),
                dueAt(task)));
        failures.mended(job);
    }

    private static String named(Map<String, String> names, ActivatedJob job, Map<String, Object> variables) {
        Object value = variables.get(names.getOrDefault(job.getElementId(), ""));
        return value == null ? "" : value.toString();
    }

    @JobWorker(type = "human-task.assigned")
    void assigned(ActivatedJob job) {
        UserTaskProperties task = userTask(job);
        String assignee = task.getAssignee();
        records.assigned(task.getUserTaskKey(), assignee == null || assignee.isBlank() ? null : assignee);
        failures.mended(job);
    }

    @JobWorker(type = "human-task.canceled")
    void canceled(ActivatedJob job) {
        records.cancelled(userTask(job).getUserTaskKey());
        failures.mended(job);
    }

    private static @Nullable Instant dueAt(UserTaskProperties task) {
        return task.getDueDate() == null ? null : task.getDueDate().toInstant();
    }

    private static UserTaskProperties userTask(ActivatedJob job) {
        return Objects.requireNonNull(job.getUserTask(), "not a task listener job");
    }
}
