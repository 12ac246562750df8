package io.evenhand.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Plays every worker and every person of the processes. A service task answers what was said for its element, first what
 * was said {@code once}; a listener completes its job, or denies once.
 */
final class Stage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final CamundaClient client;
    private final List<JobWorker> workers = new ArrayList<>();
    private final Map<String, Map<String, Object>> answers = new ConcurrentHashMap<>();
    private final Map<String, Deque<Map<String, Object>>> answersOnce = new HashMap<>();
    private final Map<String, String> denials = new ConcurrentHashMap<>();
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final Set<Long> completed = new HashSet<>();

    /** A job that ran: its type, element, and what its worker saw. */
    record Heard(String type, String elementId, Map<String, Object> variables, Map<String, String> headers) {}

    Stage(CamundaProcessTestContext camunda) {
        client = camunda.createClient(builder -> builder.defaultRequestTimeout(PATIENCE));
        CamundaAssert.setAssertionTimeout(PATIENCE);
        deploy();
        Stream<String> tasks =
                ProcessFiles.all(ZeebeTaskDefinition.class).stream().map(ZeebeTaskDefinition::getType);
        Stream<String> listeners =
                ProcessFiles.all(ZeebeTaskListener.class).stream().map(ZeebeTaskListener::getType);
        Stream.concat(tasks, listeners)
                .distinct()
                .forEach(type -> workers.add(client.newWorker()
                        .jobType(type)
                        .handler(this::work)
                        .timeout(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofMillis(50))
                        .open()));
    }

    CamundaClient client() {
        return client;
    }

    /** What a service task answers each time. */
    Stage always(String elementId, Map<String, Object> variables) {
        answers.put(elementId, variables);
        return this;
    }

    /** What a service task answers the next time. */
    synchronized Stage once(String elementId, Map<String, Object> variables) {
        answersOnce.computeIfAbsent(elementId, id -> new ArrayDeque<>()).add(variables);
        return this;
    }

    /** A listener denies the next time. */
    Stage denyOnce(String listener, String reason) {
        denials.put(listener, reason);
        return this;
    }

    /** Waits for a task of that element, assigns and completes it. */
    Stage decide(String elementId, String decision) {
        return decide(elementId, null, Map.of("decision", decision, "reason", "because"));
    }

    /** As {@link #decide(String, String)}, for the task of one group when several are open. */
    Stage decideAs(String group, String elementId, String decision) {
        return decide(elementId, group, Map.of("decision", decision, "reason", "because"));
    }

    Stage decide(String elementId, String group, Map<String, Object> variables) {
        return complete(awaitTask(elementId, ofGroup(group)), variables);
    }

    private Stage complete(UserTask task, Map<String, Object> variables) {
        client.newAssignUserTaskCommand(task.getUserTaskKey())
                .assignee("ada")
                .send()
                .join();
        client.newCompleteUserTaskCommand(task.getUserTaskKey())
                .variables(variables)
                .send()
                .join();
        completed.add(task.getUserTaskKey());
        return this;
    }

    /** Waits until a person has a task of that element. */
    UserTask awaitTask(String elementId) {
        return awaitTask(elementId, task -> true);
    }

    /** Waits until so many tasks of that element are open. */
    void awaitTasks(String elementId, int many) {
        await(elementId).atMost(PATIENCE).until(() -> openTasks(elementId).size() == many);
    }

    /** What ran in the jobs of a type, in order. */
    List<Heard> heard(String type) {
        return heard.stream().filter(job -> job.type().equals(type)).toList();
    }

    private void assertNoIncident() {
        assertThat(client.newIncidentSearchRequest()
                        .filter(filter -> filter.state(IncidentState.ACTIVE))
                        .send()
                        .join()
                        .items())
                .as("incidents")
                .isEmpty();
    }

    @Override
    public void close() {
        workers.forEach(JobWorker::close);
        client.close();
    }

    private UserTask awaitTask(String elementId, Predicate<UserTask> wanted) {
        return await(elementId)
                .atMost(PATIENCE)
                .until(
                        () -> {
                            assertNoIncident();
                            return openTasks(elementId).stream().filter(wanted).findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<UserTask> openTasks(String elementId) {
        return client
                .newUserTaskSearchRequest()
                .filter(filter -> filter.elementId(elementId).state(UserTaskState.CREATED))
                .send()
                .join()
                .items()
                .stream()
                .filter(task -> !completed.contains(task.getUserTaskKey()))
                .toList();
    }

    private static Predicate<UserTask> ofGroup(String group) {
        return task -> group == null || task.getCandidateGroups().contains(group);
    }

    private void work(JobClient jobs, ActivatedJob job) {
        heard.add(new Heard(job.getType(), job.getElementId(), job.getVariablesAsMap(), job.getCustomHeaders()));
        if (job.getUserTask() != null) {
            listen(jobs, job);
            return;
        }
        jobs.newCompleteCommand(job).variables(answer(job)).send().join();
    }

    private void listen(JobClient jobs, ActivatedJob job) {
        String denial = denials.remove(job.getType());
        jobs.newCompleteCommand(job)
                .withResult(result -> result.forUserTask().deny(denial != null, denial))
                .send()
                .join();
    }

    private synchronized Map<String, Object> answer(ActivatedJob job) {
        Map<String, Object> next =
                answersOnce.getOrDefault(job.getElementId(), new ArrayDeque<>()).poll();
        if (next != null) {
            return next;
        }
        String outcome = job.getCustomHeaders().get("outcome");
        return job.getType().equals("agreement.end")
                ? Map.of("agreementOutcome", outcome)
                : answers.getOrDefault(job.getElementId(), Map.of());
    }

    private void deploy() {
        var command = client.newDeployResourceCommand();
        DeployResourceCommandStep2 complete = null;
        try (Stream<Path> files = Files.walk(ProcessFiles.FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                complete = (complete == null ? command : complete)
                        .addResourceFile(file.toAbsolutePath().toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (complete == null) {
            throw new IllegalStateException("No process was found");
        }
        complete.send().join();
    }
}
