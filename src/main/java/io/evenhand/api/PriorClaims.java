package io.evenhand.api;

import io.evenhand.access.FileAnswer;
import io.evenhand.referral.JudgedClaim;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.relationship.Listings.HandedIn;
import io.evenhand.workflow.HumanTaskView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What came with a claimed prior relationship, for whoever judges it: with any other task there is nothing. The caller has made sure of the task. */
@Component
class PriorClaims {
    private static final String JSON = "application/json";

    private final ReferralDesk referrals;

    PriorClaims(ReferralDesk referrals) {
        this.referrals = referrals;
    }

    @Nullable
    PriorClaimResource of(HumanTaskView task) {
        return judged(task)
                .flatMap(claim -> referrals
                        .evidence(claim.referral(), claim.claimant())
                        .map(filed -> PriorClaimResource.of(
                                task.subject(),
                                filed,
                                referrals
                                        .document(claim.referral(), claim.claimant())
                                        .orElse(null))))
                .orElse(null);
    }

    /** The proof, to the last byte. */
    Optional<ResponseEntity<byte[]>> proof(HumanTaskView task) {
        return handedIn(task).map(one -> FileAnswer.toKeep(JSON, "proof.json", one.proof()));
    }

    /** The published commitment that the proof is held against. */
    Optional<ResponseEntity<byte[]>> commitment(HumanTaskView task) {
        return handedIn(task)
                .flatMap(one -> Optional.ofNullable(one.commitment()))
                .map(published -> FileAnswer.toKeep(JSON, "commitment.json", published));
    }

    /** The invoice or contract itself. */
    Optional<ResponseEntity<byte[]>> document(HumanTaskView task) {
        return judged(task)
                .flatMap(claim -> referrals.documentFile(claim.referral(), claim.claimant()))
                .map(file -> FileAnswer.toKeep(file.mediaType(), file.fileName(), file.content()));
    }

    private Optional<HandedIn> handedIn(HumanTaskView task) {
        return judged(task).flatMap(claim -> referrals.proof(claim.referral(), claim.claimant()));
    }

    private static Optional<JudgedClaim> judged(HumanTaskView task) {
        return JudgedClaim.of(task.elementId(), task.businessId(), task.subject());
    }
}
