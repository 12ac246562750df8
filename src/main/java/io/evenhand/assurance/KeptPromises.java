package io.evenhand.assurance;

import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.ObligationState;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.TrackBar;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * “They burned us before”: what others promised an organisation, and how those who did keep their word.
 *
 * @param open what is owed to it and not over, what presses first
 * @param moreOpen whether more is owed than these
 * @param broken what was late or not kept, the newest first
 * @param moreBroken whether more was than these
 * @param partners who promised it anything, by name
 */
public record KeptPromises(
        List<Promise> open, boolean moreOpen, List<Promise> broken, boolean moreBroken, List<Counterpart> partners) {
    public KeptPromises {
        open = List.copyOf(open);
        broken = List.copyOf(broken);
        partners = List.copyOf(partners);
    }

    /**
     * @param id of the promise
     * @param claimable whether the reader may claim that it was not kept
     * @param subject the referral or agreement in which it was promised
     * @param late whether its day has passed, or passed before it was kept
     * @param reason what was said of its end; null where nothing was
     */
    public record Promise(
            String id,
            boolean claimable,
            String subject,
            ObligationKind kind,
            String what,
            String by,
            Instant dueAt,
            boolean late,
            ObligationState state,
            @Nullable String reason) {}

    /** @param towards of the promises to this organisation, how they ended */
    public record Counterpart(PartnerId id, String name, String record, List<TrackBar> bars, String towards) {
        public Counterpart {
            bars = List.copyOf(bars);
        }
    }
}
