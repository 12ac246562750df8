package io.evenhand.api;

import io.evenhand.money.Money;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.Need;
import io.evenhand.referral.ReferralPhase;
import io.evenhand.referral.ReferralView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A referral as it is sent.
 *
 * @param customer null while the reader may not know who it is
 * @param externalIds of the reader's own systems, by system
 */
record ReferralResource(
        String id,
        String reference,
        String title,
        String state,
        String phase,
        @Nullable CustomerName customer,
        NeedResource need,
        String introducer,
        List<String> deliverers,
        Instant registeredAt,
        Instant changedAt,
        Map<String, String> externalIds) {
    static ReferralResource of(ReferralView referral, Map<String, String> externalIds) {
        return new ReferralResource(
                referral.id().value(),
                referral.reference(),
                referral.title(),
                Codes.of(referral.state()),
                Codes.of(ReferralPhase.of(referral.state())),
                referral.customerName() == null ? null : new CustomerName(referral.customerName()),
                NeedResource.of(referral.need()),
                referral.introducer().value(),
                referral.deliverers().stream().map(PartnerId::value).toList(),
                referral.registeredAt(),
                referral.changedAt(),
                externalIds);
    }

    record CustomerName(String name) {}

    /** What is not known is null. */
    record NeedResource(
            String summary,
            List<String> areas,
            String region,
            @Nullable String companySize,
            @Nullable String timing,
            @Nullable Amount estimatedValue) {
        static NeedResource of(Need need) {
            return new NeedResource(
                    need.summary(),
                    List.of(need.areas().split(", ")),
                    need.region(),
                    need.companySize(),
                    need.timing(),
                    need.estimatedValue() == null ? null : Amount.of(need.estimatedValue()));
        }
    }

    /** Money: the amount is a decimal text, so that no program rounds it. */
    record Amount(String amount, String currency) {
        static Amount of(Money money) {
            return new Amount(money.amount(), money.currency().getCode());
        }
    }
}
