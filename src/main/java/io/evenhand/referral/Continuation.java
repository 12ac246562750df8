package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;

/**
 * That a referral brings another deliverer in for the customer of an earlier one.
 *
 * @param of the earlier referral
 * @param replaces the deliverer of the earlier referral that leaves once the new one's agreements bind; null when nobody leaves
 */
@Embeddable
public record Continuation(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "continues_id", length = 36))
        ReferralId of,

        @Embedded @AttributeOverride(name = "value", column = @Column(name = "replaces_id", length = 64)) @Nullable
        PartnerId replaces) {}
