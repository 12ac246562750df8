package io.evenhand.desk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A referral in one line.
 *
 * @param title what is needed, in words that do not give the customer away
 * @param customer null while it is not disclosed to the viewer
 * @param introducer the partner's name
 * @param deliverers the names of those who fill its seats
 * @param since when it came into its state
 * @param nextStep what happens next and who does it, in a few words
 * @param yours whether the next step waits for the viewer
 */
record ReferralRow(
        String id,
        String reference,
        String title,
        @Nullable String customer,
        String introducer,
        List<String> deliverers,
        State state,
        Instant since,
        String nextStep,
        boolean yours) {
    ReferralRow {
        deliverers = List.copyOf(deliverers);
    }

    /** A state in words, and how it feels. */
    record State(String words, Tone tone) {}

    /** How something is marked on the screen. */
    enum Tone {
        /** Going on by itself. */
        MOVING,
        /** Waits for somebody. */
        WAITING,
        /** Ended as hoped. */
        GOOD,
        /** Ended otherwise, without anybody's fault. */
        NEUTRAL,
        /** Refused, missed, broken. */
        BAD;

        /** The name of the style. */
        public String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
