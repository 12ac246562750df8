package io.evenhand.workflow;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about a human task.
 *
 * @param decision one of the task's decisions, such as {@code accept}
 * @param reason why, where the task asks for it
 * @param ids what else the decision names, such as {@code proposalId}; content itself is made on the desk first
 */
public record TaskAnswer(String decision, @Nullable String reason, Map<String, String> ids) {
    public TaskAnswer {
        ids = Map.copyOf(ids);
    }

    public static TaskAnswer of(String decision, @Nullable String reason) {
        return new TaskAnswer(decision, reason, Map.of());
    }
}
