package io.evenhand.claim;

import io.evenhand.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A claim in a list, and as whoever has a task about it knows it.
 *
 * @param claimed null where no payment is claimed, or it is not for the reader to see
 * @param payableBy by when what it came to is to be paid; null while it goes on, where nothing is, and where it is not for the reader to see
 * @param ours whether the reader's organisation claims; else it is claimed against, or the reader is the steward
 * @param unanswered whether the time for the answer ran out without one
 */
public record ClaimLine(
        ClaimId id,
        String reference,
        String agreementId,
        String agreementNumber,
        String claimantId,
        String claimant,
        String respondentId,
        String respondent,
        @Nullable Money claimed,
        ClaimState state,
        @Nullable LocalDate payableBy,
        boolean ours,
        boolean unanswered,
        Instant statedAt,
        Instant answerUntil) {}
