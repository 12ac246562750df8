package io.evenhand.workflow;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ProblemException;
import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.workflow.CompletionResult.Completed;
import io.evenhand.workflow.CompletionResult.Denied;
import io.evenhand.workflow.CompletionResult.NoLongerOpen;
import io.evenhand.workflow.CompletionResult.NotKnownYet;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The human tasks of all processes. Reading looks at our own records; deciding completes the task in Camunda, whose
 * completing listener runs the use case: the same way as a decision taken in Camunda's own Tasklist.
 */
@Component
public class HumanTasks {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    /** Camunda wraps the listener's words: "… was denied … Reason to deny: 'the words'". */
    private static final Pattern DENIAL = Pattern.compile("[Rr]eason to deny: '(.*)'", Pattern.DOTALL);

    /** A task is in our records a moment before the engine lets it be decided, and busy while it takes a decision. */
    private static final int ATTEMPTS = 100;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final CamundaClient client;
    private final HumanTaskRecords records;

    HumanTasks(CamundaClient client, HumanTaskRecords records) {
        this.client = client;
        this.records = records;
    }

    /** All open tasks, oldest first. */
    public List<HumanTaskView> open() {
        return records.open();
    }

    /** The open tasks of some referrals and agreements, oldest first. */
    public List<HumanTaskView> open(Collection<String> businessIds) {
        return records.open(businessIds);
    }

    /** The open tasks of some partners, those that press first. */
    public List<HumanTaskView> openOf(Collection<String> partnerIds, int most) {
        return records.openOf(partnerIds, most);
    }

    /** The open tasks that the actor may decide, those that press first. */
    public List<HumanTaskView> waitingFor(Actor actor, int most) {
        return records.waitingFor(actor, most);
    }

    /** The open tasks of the actor's organisation that only others there may decide, those that press first. */
    public List<HumanTaskView> waitingForOthers(Actor actor, int most) {
        return records.waitingForOthers(actor, most);
    }

    public WaitingCount countWaiting(Actor actor) {
        return records.countWaiting(actor);
    }

    /** Whether the actor holds the role that the task asks for, at its partner. */
    public static boolean isFor(HumanTaskView task, Actor actor) {
        return task.partnerId().equals(actor.partnerId()) && actor.has(Role.of(task.role()));
    }

    /** The tasks, open or ended, of some referrals and agreements, oldest first. */
    public List<HumanTaskView> of(Collection<String> businessIds) {
        return records.of(businessIds);
    }

    public Optional<HumanTaskView> find(long taskKey) {
        return records.find(taskKey);
    }

    /**
     * Takes the task for a person and decides it. Safe to repeat: a decision that already stands is
     * {@link NoLongerOpen}.
     *
     * @param username the account in whose name the decision is taken
     */
    public CompletionResult complete(long taskKey, String username, TaskAnswer answer) {
        Optional<HumanTaskView> task = records.find(taskKey);
        if (task.isEmpty() || task.get().state() != HumanTaskState.OPEN) {
            return new NoLongerOpen();
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<CompletionResult> result = attempt(task.get(), username, answer);
            if (result.isPresent()) {
                return result.get();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return new NotKnownYet();
    }

    /** Returns nothing when the engine cannot take a decision of this task at the moment. */
    private Optional<CompletionResult> attempt(HumanTaskView task, String username, TaskAnswer answer) {
        long taskKey = task.taskKey();
        try {
            if (!username.equals(task.assignee())) {
                client.newAssignUserTaskCommand(taskKey)
                        .assignee(username)
                        .allowOverride(true)
                        .send()
                        .join();
            }
            client.newCompleteUserTaskCommand(taskKey)
                    .variables(variables(username, answer))
                    .send()
                    .join();
            return Optional.of(new Completed());
        } catch (ProblemException e) {
            return refused(e, taskKey, username, answer);
        } catch (ClientException e) {
            return Optional.of(stands(taskKey, username, answer) ? new Completed() : new NotKnownYet());
        }
    }

    private Optional<CompletionResult> refused(ProblemException e, long taskKey, String username, TaskAnswer answer) {
        if (e.code() == NOT_FOUND) {
            return Optional.of(stands(taskKey, username, answer) ? new Completed() : new NoLongerOpen());
        }
        if (e.code() == CONFLICT) {
            String detail = Optional.ofNullable(e.details().getDetail()).orElse("");
            Matcher denial = DENIAL.matcher(detail);
            return denial.find() ? Optional.of(new Denied(denial.group(1))) : Optional.empty();
        }
        if (e.code() >= 500) {
            return Optional.of(stands(taskKey, username, answer) ? new Completed() : new NotKnownYet());
        }
        throw e;
    }

    private boolean stands(long taskKey, String username, TaskAnswer answer) {
        return records.find(taskKey)
                .filter(task -> task.state() == HumanTaskState.DONE)
                .filter(task ->
                        username.equals(task.assignee()) && answer.decision().equals(task.decision()))
                .isPresent();
    }

    private static Map<String, Object> variables(String username, TaskAnswer answer) {
        Map<String, Object> variables = new HashMap<>(answer.ids());
        variables.put("decision", answer.decision());
        variables.put(TaskDecisions.DECIDED_BY, username);
        if (answer.reason() != null) {
            variables.put("reason", answer.reason());
        }
        return variables;
    }
}
