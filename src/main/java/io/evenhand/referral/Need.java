package io.evenhand.referral;

import io.evenhand.money.Money;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;

/**
 * What the customer needs, in words that do not say who the customer is: this is what partners are offered.
 *
 * <p>What is null is not known, and the need incomplete.
 *
 * @param timing until the work is to start, as an ISO period
 */
@Embeddable
public record Need(
        @Column(name = "need_summary") String summary,
        @Column(name = "need_areas") String areas,
        @Column(name = "need_region") String region,
        @Column(name = "need_company_size") @Nullable String companySize,
        @Column(name = "need_timing") @Nullable String timing,

        @Embedded
        @AttributeOverride(name = "minorUnits", column = @Column(name = "need_value_minor_units"))
        @AttributeOverride(
                name = "currency",
                column = @Column(name = "need_value_currency", columnDefinition = "char(3)"))
        @Nullable
        Money estimatedValue) {

    boolean isComplete() {
        return !summary.isBlank()
                && !areas.isBlank()
                && !region.isBlank()
                && companySize != null
                && timing != null
                && estimatedValue != null;
    }
}
