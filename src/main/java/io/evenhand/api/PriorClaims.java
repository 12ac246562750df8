package io.evenhand.api;

import io.evenhand.access.FileAnswer;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.relationship.Listings.HandedIn;
import io.evenhand.workflow.HumanTaskView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What came with a claimed prior relationship, for whoever judges it: with any other task there is nothing. The caller has made sure of the task. */
@Component
class PriorClaims {
    private static final String JUDGE = "judge-prior-relationship";
    private static final String JSON = "application/json";

    private final ReferralDesk referrals;

    PriorClaims(ReferralDesk referrals) {
        this.referrals = referrals;
    }

    @Nullable
    PriorClaimResource of(HumanTaskView task) {
        if (!task.elementId().equals(JUDGE)) {
            return null;
        }
        return referrals
                .evidence(referral(task), claimant(task))
                .map(filed -> PriorClaimResource.of(
                        task.subject(),
                        filed,
                        referrals.document(referral(task), claimant(task)).orElse(null)))
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
        return task.elementId().equals(JUDGE)
                ? referrals
                        .documentFile(referral(task), claimant(task))
                        .map(file -> FileAnswer.toKeep(file.mediaType(), file.fileName(), file.content()))
                : Optional.empty();
    }

    private Optional<HandedIn> handedIn(HumanTaskView task) {
        return task.elementId().equals(JUDGE) ? referrals.proof(referral(task), claimant(task)) : Optional.empty();
    }

    private static ReferralId referral(HumanTaskView task) {
        return ReferralId.of(task.businessId());
    }

    private static PartnerId claimant(HumanTaskView task) {
        return new PartnerId(task.subject());
    }
}
