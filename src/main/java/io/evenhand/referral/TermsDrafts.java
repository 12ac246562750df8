package io.evenhand.referral;

import io.evenhand.terms.AgreementKind;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Map;

/**
 * What the three agreements of a referral are to say, as JSON without what the referral itself knows: the parties, the
 * customer and the dates are filled in when each is drafted.
 */
@Embeddable
public record TermsDrafts(
        @Column(name = "nda_draft", columnDefinition = "longtext")
        String nda,

        @Column(name = "revenue_share_draft", columnDefinition = "longtext")
        String revenueShare,

        @Column(name = "customer_protection_draft", columnDefinition = "longtext")
        String customerProtection) {

    /** What stands for an NDA that is not to be drafted, because one is in force. */
    public static final String NONE = "{}";

    /** Whether an NDA can be drafted; if not, one in force must cover the referral. */
    boolean hasNda() {
        return !nda.equals(NONE);
    }

    String of(AgreementKind kind) {
        String outline = Map.of(
                        AgreementKind.NDA, nda,
                        AgreementKind.REVENUE_SHARE, revenueShare,
                        AgreementKind.CUSTOMER_PROTECTION, customerProtection)
                .get(kind);
        if (outline == null) {
            throw new IllegalArgumentException("No outline of " + kind);
        }
        return outline;
    }
}
