package io.evenhand.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A human task as it is sent.
 *
 * @param key a text, because it has more digits than many programs' numbers keep
 * @param task the task's element in the process, such as {@code answer-offer}
 * @param referral null where the reader's organisation does not take part in it, or not yet
 * @param yours whether it is open, and for the reader's role at the reader's organisation
 * @param inPerson whether a person decides it on the desk, and no token
 * @param decidedBy the person's name; null while it is open, and where it was never decided
 * @param need what a candidate is offered; null in other tasks
 * @param priorClaim what whoever judges a claimed prior relationship reads; null in other tasks
 * @param termsVersion the terms on the table; null where the task is not about an agreement
 */
record TaskResource(
        String key,
        String process,
        String task,
        String title,
        @Nullable String referral,
        @Nullable String agreement,
        @Nullable Integer termsVersion,
        String partner,
        String role,
        String state,
        boolean yours,
        boolean inPerson,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable String decidedBy,
        @Nullable String decision,
        @Nullable String reason,
        ReferralResource.@Nullable NeedResource need,
        @Nullable PriorClaimResource priorClaim,
        List<Option> decisions) {
    /**
     * @param reason whether it is given with a reason: none, optional or required
     * @param needs the field that goes with it: personId, evidence, changes, dueOn or consent; null for none
     */
    record Option(
            String value,
            String label,
            String reason,
            @Nullable String needs) {}
}
