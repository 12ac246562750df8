package io.evenhand.referral;

import io.evenhand.agreement.AgreementInForce;
import io.evenhand.agreement.Agreements;
import io.evenhand.terms.AgreementKind;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes into the referral what happens to its agreements, in the transaction in which it happens. */
@Component
class AgreementNews {
    private final ReferralRepository referrals;
    private final Agreements agreements;
    private final History history;
    private final Clock clock;

    AgreementNews(ReferralRepository referrals, Agreements agreements, History history, Clock clock) {
        this.referrals = referrals;
        this.agreements = agreements;
        this.history = history;
        this.clock = clock;
    }

    @EventListener
    void on(AgreementInForce event) {
        ReferralId id = ReferralId.of(event.subject());
        referrals.findById(id).ifPresent(referral -> {
            if (event.kind().equals(AgreementKind.NDA)) {
                boolean unused = referral.reach(ReferralState.CONFIDENTIAL, clock.instant());
            }
            history.tell(
                    id,
                    History.SYSTEM,
                    "put " + agreements.get(event.agreement()).number() + " in force: signed by all and sealed",
                    "in-force-" + event.kind().code());
        });
    }
}
