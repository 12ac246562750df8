package io.evenhand.claim;

import io.evenhand.claim.Claim.End;
import io.evenhand.partner.FactOutcome;
import io.evenhand.partner.NewFact;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.TrackRecords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What a claim puts on the track record of the respondent. What is only claimed says nothing about anybody: what became of a claim is a fact once it
 * ended, and one that was settled, withdrawn or dismissed says neither that a promise was kept nor that it was not.
 */
@Component
class ClaimTrack {
    private static final String BREACH = "Claim of a breach";
    private static final String ANSWER = "Answer to a claim";

    private final TrackRecords records;

    ClaimTrack(TrackRecords records) {
        this.records = records;
    }

    /** No answer came in time. */
    void silent(Claim claim, Instant at) {
        note(claim, answer(claim), ANSWER, FactOutcome.OVERDUE, claim.answerUntil(), at);
    }

    /** An answer came after all. Idempotent. */
    void answeredLate(Claim claim, Instant at) {
        note(claim, answer(claim), ANSWER, FactOutcome.KEPT_LATE, claim.answerUntil(), at);
    }

    /** It ended, and so did the wait for an answer. */
    void ended(Claim claim) {
        End end = claim.end();
        note(claim, claim.id().value(), BREACH, outcome(claim, end), claim.statedAt(), end.at());
        if (claim.standing().silentAt() != null) {
            note(
                    claim,
                    answer(claim),
                    ANSWER,
                    Optional.ofNullable(claim.standing().answeredAt())
                            .map(late -> FactOutcome.KEPT_LATE)
                            .orElse(
                                    claim.state() == ClaimState.AWARDED && end.amount() != null
                                            ? FactOutcome.BROKEN
                                            : FactOutcome.EXCUSED),
                    claim.answerUntil(),
                    Optional.ofNullable(claim.standing().answeredAt()).orElse(end.at()));
        }
    }

    private static FactOutcome outcome(Claim claim, End end) {
        return switch (claim.state()) {
            case ADMITTED -> FactOutcome.BROKEN;
            case AWARDED -> end.amount() == null ? FactOutcome.DISMISSED : FactOutcome.BROKEN;
            case SETTLED -> FactOutcome.SETTLED;
            case WITHDRAWN -> FactOutcome.WITHDRAWN;
            case STATED, PART_ADMITTED, TALKS, OFFERED, SECOND_ASKED, AWARD_STATED, AWARD_CONTESTED ->
                throw new IllegalStateException("Claim " + claim.id() + " is not over");
        };
    }

    /** The answer is a thing of its own: of its own source. */
    private static String answer(Claim claim) {
        return UUID.nameUUIDFromBytes(("answer/" + claim.id()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private void note(Claim claim, String source, String kind, FactOutcome outcome, Instant due, Instant at) {
        records.note(new NewFact(
                new PartnerId(claim.respondentId()),
                new PartnerId(claim.claimantId()),
                source,
                kind,
                outcome,
                due,
                at));
    }
}
