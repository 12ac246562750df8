package io.evenhand.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user task that came into being.
 *
 * @param businessId the referral or agreement that the process works on
 * @param subject what tells tasks of one element apart: a seat, an offer, a signature request, a partner; may be empty
 * @param matter a second thing that the task is about, such as a duty; may be empty
 * @param partnerId the partner whose people may decide
 * @param role the role code they need there
 * @param dueAt until when, as the process says; null where it does not say
 */
record HumanTaskCreated(
        long taskKey,
        String processId,
        long processInstanceKey,
        String elementId,
        String businessId,
        String subject,
        String matter,
        String partnerId,
        String role,
        @Nullable Instant dueAt) {}
