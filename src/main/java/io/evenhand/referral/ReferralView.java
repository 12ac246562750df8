package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A referral as an actor may see it.
 *
 * @param customerName null while the actor may not know it
 * @param deliverers who fill the seats now
 * @param left who filled a seat and work the referral no longer
 */
public record ReferralView(
        ReferralId id,
        String reference,
        String title,
        @Nullable String customerName,
        Need need,
        PartnerId introducer,
        List<PartnerId> deliverers,
        List<PartnerId> left,
        ReferralState state,
        Instant registeredAt,
        Instant changedAt) {
    public ReferralView {
        deliverers = List.copyOf(deliverers);
        left = List.copyOf(left);
    }
}
