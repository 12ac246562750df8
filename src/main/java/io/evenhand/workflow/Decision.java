package io.evenhand.workflow;

import java.util.Map;
import java.util.Optional;

/**
 * A decision about a human task, as its completing listener hears it. What it is about is what our own record of the task says: whoever
 * completes a task in another tool may send any variable with it, also one by which the process names its business.
 *
 * @param task as we recorded it when the process made it
 * @param matter a second thing that the task is about, such as a duty; empty where there is none, and of tasks from before it was recorded
 * @param value one of the task's decisions
 * @param by the username of whoever sent it, where the sender says so; else empty
 * @param reason why; empty when none was given
 * @param given what the person named in the form, such as evidence or a day: variables named {@code …Id} and {@code …On}
 */
public record Decision(
        HumanTaskView task, String matter, String value, String by, String reason, Map<String, String> given) {
    public Decision {
        given = Map.copyOf(given);
    }

    /** The user task's key; the idempotency key of what the decision causes. */
    public long taskKey() {
        return task.taskKey();
    }

    /** The referral, agreement, promise or settlement that the process works on. */
    public String businessId() {
        return task.businessId();
    }

    /** The offer, signature request or partner that tells the task from others of its element. */
    public String subject() {
        if (task.subject().isEmpty()) {
            throw new IllegalStateException(
                    "Our record of task " + taskKey() + " does not say what it is about: " + task.elementId());
        }
        return task.subject();
    }

    /** What the person named. It is theirs to choose, and the use case's to check. */
    public Optional<String> given(String name) {
        return Optional.ofNullable(given.get(name)).filter(id -> !id.isBlank());
    }
}
