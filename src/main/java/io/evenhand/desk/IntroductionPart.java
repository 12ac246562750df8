package io.evenhand.desk;

import io.evenhand.desk.ReferralRow.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On the page of a referral, how its customer was introduced: who of the viewer's organisation is told, and who claims to have known it before.
 *
 * @param consent how the customer consented, in words; null while the viewer may not read it
 * @param consentFile of what shows it; null where nothing does, and for all but the introducer
 * @param told who knows, or will be told; empty for all but deliverers
 * @param disclosed whether they know by now
 * @param mayName whether the viewer says whom else to tell
 * @param priors what the viewer may read of it, oldest first
 */
record IntroductionPart(
        @Nullable String consent,
        @Nullable String consentFile,
        List<String> told,
        boolean disclosed,
        boolean mayName,
        List<Prior> priors) {
    IntroductionPart {
        told = List.copyOf(told);
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
