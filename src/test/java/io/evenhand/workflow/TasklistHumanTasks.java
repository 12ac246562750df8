package io.evenhand.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Registration;
import io.evenhand.access.Role;
import io.evenhand.workflow.CompletionResult.Completed;
import io.evenhand.workflow.CompletionResult.Denied;
import io.evenhand.workflow.CompletionResult.NoLongerOpen;
import io.evenhand.workflow.CompletionResult.NotKnownYet;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Decides human tasks through the engine's own calls alone, as Camunda's Tasklist does, and not through our button. The first task of
 * each element is first tried by nobody, by an account that we do not know, and by a stranger who holds every role at another partner:
 * each must be denied with words, and leave the task open.
 */
public final class TasklistHumanTasks extends HumanTasks {
    private static final String STRANGER = "tasklist.stranger";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final Pattern DENIAL = Pattern.compile("[Rr]eason to deny: '(.*)'", Pattern.DOTALL);
    private static final Set<String> DECIDED = ConcurrentHashMap.newKeySet();
    private static final Set<String> REFUSED_TO_STRANGERS = ConcurrentHashMap.newKeySet();

    private final CamundaClient client;
    private final HumanTaskRecords records;
    private final Accounts accounts;

    private TasklistHumanTasks(CamundaClient client, HumanTaskRecords records, Accounts accounts) {
        super(client, records);
        this.client = client;
        this.records = records;
        this.accounts = accounts;
    }

    /** Takes the place of the button wherever the application's own components decide tasks. */
    @TestConfiguration
    public static class InsteadOfTheButton {
        @Bean
        @Primary
        HumanTasks tasklist(CamundaClient client, HumanTaskRecords records, Accounts accounts) {
            return new TasklistHumanTasks(client, records, accounts);
        }
    }

    /** Elements of which a task was decided, and strangers were denied before. */
    public static SortedSet<String> decidedElements() {
        SortedSet<String> both = new TreeSet<>(DECIDED);
        both.retainAll(REFUSED_TO_STRANGERS);
        return both;
    }

    @Override
    public CompletionResult complete(long taskKey, String username, TaskAnswer answer) {
        Optional<HumanTaskView> task = records.find(taskKey).filter(open -> open.state() == HumanTaskState.OPEN);
        if (task.isEmpty()) {
            return new NoLongerOpen();
        }
        String element = task.get().elementId();
        if (REFUSED_TO_STRANGERS.add(element) && task.get().assignee() == null) {
            refuseStrangers(taskKey, answer);
        }
        CompletionResult result = attempt(taskKey, username, answer);
        long since = System.nanoTime();
        while (result instanceof NotKnownYet && isOpen(taskKey) && System.nanoTime() - since < PATIENCE.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            result = attempt(taskKey, username, answer);
        }
        if (!(result instanceof Completed)) {
            return result;
        }
        HumanTaskView decided = records.find(taskKey).orElseThrow();
        assertThat(decided.state()).as(element).isEqualTo(HumanTaskState.DONE);
        assertThat(decided.assignee()).as(element).isEqualTo(username);
        assertThat(decided.decision()).as(element).isEqualTo(answer.decision());
        DECIDED.add(element);
        return result;
    }

    /** As the desk does: our record is there a moment before the engine has finished to create the task. */
    private CompletionResult attempt(long taskKey, String username, TaskAnswer answer) {
        try {
            assign(taskKey, username);
            send(taskKey, answer);
            return new Completed();
        } catch (ProblemException e) {
            return refusal(e, taskKey, username);
        }
    }

    private boolean isOpen(long taskKey) {
        return records.find(taskKey)
                .filter(task -> task.state() == HumanTaskState.OPEN)
                .isPresent();
    }

    private void refuseStrangers(long taskKey, TaskAnswer answer) {
        assertDenied(taskKey, answer, "Take the task first");
        assign(taskKey, "nobody.knows");
        assertDenied(taskKey, answer, "Take the task first");
        Registration unused = accounts.register(NewAccount.demo(
                STRANGER,
                "A stranger",
                STRANGER,
                "elsewhere",
                Role.OPERATIONS,
                Role.FINANCE,
                Role.LEGAL,
                Role.SIGNATORY,
                Role.ADMINISTRATOR));
        assign(taskKey, STRANGER);
        assertDenied(taskKey, answer, "A stranger may not decide this");
    }

    private void assertDenied(long taskKey, TaskAnswer answer, String reason) {
        // Our record is there a moment before the engine has finished to create the task.
        await(reason)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(denial(taskKey, answer)).contains(reason));
        assertThat(records.find(taskKey).orElseThrow().state()).isEqualTo(HumanTaskState.OPEN);
    }

    private String denial(long taskKey, TaskAnswer answer) {
        try {
            send(taskKey, answer);
            return "not denied";
        } catch (ProblemException e) {
            assertThat(e.code()).isEqualTo(CONFLICT);
            return Optional.ofNullable(e.details().getDetail()).orElse("");
        }
    }

    private void assign(long taskKey, String username) {
        client.newAssignUserTaskCommand(taskKey)
                .assignee(username)
                .allowOverride(true)
                .send()
                .join();
    }

    private void send(long taskKey, TaskAnswer answer) {
        Map<String, Object> variables = new HashMap<>(answer.ids());
        variables.put("decision", answer.decision());
        if (answer.reason() != null) {
            variables.put("reason", answer.reason());
        }
        client.newCompleteUserTaskCommand(taskKey).variables(variables).send().join();
    }

    private CompletionResult refusal(ProblemException e, long taskKey, String username) {
        if (e.code() == NOT_FOUND) {
            return records.find(taskKey)
                    .filter(task -> task.state() == HumanTaskState.DONE && username.equals(task.assignee()))
                    .<CompletionResult>map(task -> new Completed())
                    .orElse(new NoLongerOpen());
        }
        Matcher denial =
                DENIAL.matcher(Optional.ofNullable(e.details().getDetail()).orElse(""));
        if (e.code() != CONFLICT) {
            throw e;
        }
        // Without a denial the process has just gone another way.
        return denial.find() ? new Denied(denial.group(1)) : new NotKnownYet();
    }
}
