package io.evenhand.claim;

import io.evenhand.money.Money;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one person of the respondent decided, which a second one confirms or does not.
 *
 * @param saidId of the admission in part or the offer that it is about; null where it is about none
 * @param words with which it was decided; may be empty
 * @param amount that it would cost
 * @param user of whoever decided first
 * @param personId the same in the partner's records; null where that is not known
 * @param name the same for people
 */
record ClaimSecond(
        String id,
        ClaimId claim,
        SecondAbout about,
        @Nullable String saidId,
        String words,
        Money amount,
        String user,
        @Nullable String personId,
        String name,
        Instant askedAt) {
    /** The settlement that it is about: it is confirmed with its day and its rate, so that the second one reads them. */
    Optional<String> offerId() {
        return switch (about) {
            case OFFER, SETTLEMENT -> Optional.ofNullable(saidId);
            case ANSWER, PART, ADMISSION -> Optional.empty();
        };
    }
}
