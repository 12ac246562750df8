package io.evenhand.referral;

import io.evenhand.money.Money;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

/**
 * What the customer needs, in words that do not say who the customer is: this is what partners are offered.
 *
 * @param timing when the work is to start, in words or as an ISO period
 */
@Embeddable
public record Need(
        @Column(name = "need_summary") String summary,
        @Column(name = "need_areas") String areas,
        @Column(name = "need_region") String region,
        @Column(name = "need_company_size") String companySize,
        @Column(name = "need_timing") String timing,

        @Embedded
        @AttributeOverride(name = "minorUnits", column = @Column(name = "need_value_minor_units"))
        @AttributeOverride(name = "currency", column = @Column(name = "need_value_currency", length = 3))
        Money estimatedValue) {

    boolean isComplete() {
        return !summary.isBlank() && !areas.isBlank() && !region.isBlank() && estimatedValue.minorUnits() > 0;
    }
}
