package io.evenhand.desk;

import io.evenhand.desk.ReferralRow.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On the page of a referral, how its customer was introduced: who claims to have known it before.
 *
 * @param priors what the viewer may read of it, oldest first
 */
record IntroductionPart(List<Prior> priors) {
    IntroductionPart {
        priors = List.copyOf(priors);
    }

    /**
     * A deliverer's claim to have known the customer before.
     *
     * @param evidence what it is, with its day
     * @param verdict in words; null until it is judged
     * @param reason null where none was given
     * @param claimPath where the viewer states a claim on the promise that stands; null where there is nothing to claim on, or it is not
     *     the viewer's
     */
    record Prior(
            String deliverer,
            String evidence,
            @Nullable String verdict,
            @Nullable String judgedBy,
            @Nullable String reason,
            Tone tone,
            @Nullable String claimPath) {}
}
