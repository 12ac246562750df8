package io.evenhand.claim;

import io.evenhand.document.DocumentHash;
import io.evenhand.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An assertion that an agreement was not kept, as it is stored. What it says never changes; how far it has come is its {@link Standing}.
 *
 * @param reference for people: "CL-1A2B3C4D"
 * @param clause that was not kept, as the notice names it
 * @param brokenOn the first day on which it was not kept: its terms count
 * @param claimed what is demanded to be paid; null where no payment is
 * @param notice the archived letter
 * @param onceKey what tells its content from that of other claims
 */
record Claim(
        ClaimId id,
        String reference,
        String agreementId,
        String agreementNumber,
        String claimantId,
        String respondentId,
        ClaimSubject subject,
        String clause,
        LocalDate brokenOn,
        @Nullable Money claimed,
        DocumentHash notice,
        String onceKey,
        String statedBy,
        Instant statedAt,
        Instant answerUntil,
        Standing standing) {

    /**
     * @param answeredAt when the respondent first said anything to it; null while it has not
     * @param silentAt when the time for the answer ran out without one; null where it did not
     * @param admissionId what was admitted in part; null for nothing
     * @param offerId the settlement that waits for the other side; null for none
     * @param awardId the decision that was stated and counts, or may come to; null for none
     * @param end null while it goes on
     */
    record Standing(
            ClaimState state,
            @Nullable Instant answeredAt,
            @Nullable Instant silentAt,
            @Nullable String admissionId,
            @Nullable String offerId,
            @Nullable String awardId,
            @Nullable End end) {
        static final Standing BEGUN = new Standing(ClaimState.STATED, null, null, null, null, null, null);

        /** The respondent has spoken; the first time counts. */
        Standing answered(Instant at) {
            return new Standing(
                    state, answeredAt == null ? at : answeredAt, silentAt, admissionId, offerId, awardId, end);
        }

        Standing unanswered(Instant at) {
            return new Standing(ClaimState.TALKS, answeredAt, at, admissionId, offerId, awardId, end);
        }

        Standing admittedInPart(String admission) {
            return new Standing(ClaimState.PART_ADMITTED, answeredAt, silentAt, admission, offerId, awardId, end);
        }

        Standing as(ClaimState other) {
            return new Standing(other, answeredAt, silentAt, admissionId, offerId, awardId, end);
        }

        /** Neither an offer nor a decision waits for anybody. */
        Standing inTalks() {
            return new Standing(ClaimState.TALKS, answeredAt, silentAt, admissionId, null, null, end);
        }

        Standing offered(String offer) {
            return new Standing(ClaimState.OFFERED, answeredAt, silentAt, admissionId, offer, awardId, end);
        }

        Standing awardStated(String award) {
            return new Standing(ClaimState.AWARD_STATED, answeredAt, silentAt, admissionId, offerId, award, end);
        }

        Standing awardContested() {
            return new Standing(ClaimState.AWARD_CONTESTED, answeredAt, silentAt, admissionId, offerId, awardId, end);
        }

        Standing over(ClaimState as, End how) {
            return new Standing(as, answeredAt, silentAt, admissionId, offerId, awardId, how);
        }
    }

    /**
     * @param by who brought it about: the person who admitted, both sides, or the court
     * @param on the day from which anything is owed
     * @param dueOn by when it is to be paid: the same day, as the signed terms say, unless both sides settled on another
     * @param amount null where nothing is to be paid
     * @param recordHash the document that shows how it ended; null until it is drawn up
     * @param payableId null where nothing is to be paid, and until it is posted
     * @param concludedAt when everything that follows was done; null until then
     */
    record End(
            Instant at,
            String by,
            LocalDate on,
            LocalDate dueOn,
            @Nullable Money amount,
            @Nullable DocumentHash recordHash,
            @Nullable String payableId,
            @Nullable Instant concludedAt) {
        static End of(Instant at, String by, LocalDate on, @Nullable Money amount) {
            return new End(at, by, on, on, amount, null, null, null);
        }
    }

    ClaimState state() {
        return standing.state();
    }

    /** Nothing but what has ended has one. */
    End end() {
        End end = standing.end();
        if (end == null) {
            throw new IllegalStateException("Claim " + id + " goes on: " + state());
        }
        return end;
    }

    boolean isSide(String partnerId) {
        return partnerId.equals(claimantId) || partnerId.equals(respondentId);
    }

    /** The other of its two sides. */
    String otherThan(String partnerId) {
        return partnerId.equals(claimantId) ? respondentId : claimantId;
    }

    Claim with(Standing other) {
        return new Claim(
                id,
                reference,
                agreementId,
                agreementNumber,
                claimantId,
                respondentId,
                subject,
                clause,
                brokenOn,
                claimed,
                notice,
                onceKey,
                statedBy,
                statedAt,
                answerUntil,
                other);
    }
}
