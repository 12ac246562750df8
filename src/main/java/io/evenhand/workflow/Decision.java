package io.evenhand.workflow;

import java.util.Map;
import java.util.Optional;

/**
 * A decision about a human task, as its completing listener hears it.
 *
 * @param taskKey the user task's key; the idempotency key of what the decision causes
 * @param value one of the task's decisions
 * @param by the username of whoever sent it, where the sender says so; else empty
 * @param reason why; empty when none was given
 * @param ids further ids and days, from the form and from the process: variables named {@code …Id} and {@code …On}
 */
public record Decision(long taskKey, String value, String by, String reason, Map<String, String> ids) {
    public Decision {
        ids = Map.copyOf(ids);
    }

    /** An id that the process always has here. */
    public String id(String name) {
        return optionalId(name)
                .orElseThrow(() -> new IllegalStateException("Task " + taskKey + " came without " + name));
    }

    public Optional<String> optionalId(String name) {
        return Optional.ofNullable(ids.get(name)).filter(id -> !id.isBlank());
    }
}
