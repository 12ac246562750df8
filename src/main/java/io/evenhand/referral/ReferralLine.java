package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What lists need of a referral, without the drafts of terms, which are long. Not yet cut to what anybody may see. */
record ReferralLine(
        ReferralId id,
        String reference,
        String title,
        String customerName,
        Need need,
        PartnerId introducer,
        ReferralState state,
        Instant registeredAt,
        Instant changedAt,
        @Nullable Instant disclosedAt) {
    boolean isDisclosed() {
        return disclosedAt != null;
    }
}
