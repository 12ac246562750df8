package io.evenhand.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A human task as others may see it.
 *
 * @param taskKey Camunda's key of the user task
 * @param elementId the task's element in the process, such as {@code answer-offer}
 * @param businessId the referral or agreement that the process works on
 * @param subject a seat, offer, signature request or partner where several tasks of one element may be open; else empty
 * @param partnerId the partner whose people may decide
 * @param role the role code they need there
 * @param dueAt until when it is to be decided; null where nothing presses
 */
public record HumanTaskView(
        long taskKey,
        String processId,
        String elementId,
        String businessId,
        String subject,
        String partnerId,
        String role,
        HumanTaskState state,
        @Nullable String assignee,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable String decision,
        @Nullable String reason) {}
