package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import java.util.Optional;

/** The claimed prior relationship that a task asks somebody to judge: who does reads, and takes home, what was handed in with it. */
public record JudgedClaim(ReferralId referral, PartnerId claimant) {
    private static final String JUDGE = "judge-prior-relationship";

    /**
     * Empty for any other task.
     *
     * @param elementId of the task
     * @param businessId of the task
     * @param subject of the task
     */
    public static Optional<JudgedClaim> of(String elementId, String businessId, String subject) {
        return elementId.equals(JUDGE)
                ? Optional.of(new JudgedClaim(ReferralId.of(businessId), new PartnerId(subject)))
                : Optional.empty();
    }
}
