package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.money.Money;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.settlement.whatif.DealValue;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the introducer thinks that a customer's need is worth. */
@Component
class NeedValues implements DealValue {
    private final ReferralDesk referrals;

    NeedValues(ReferralDesk referrals) {
        this.referrals = referrals;
    }

    @Override
    public Optional<Money> estimated(Actor actor, String subject) {
        return referrals
                .show(actor, ReferralId.of(subject))
                .flatMap(referral -> Optional.ofNullable(referral.need().estimatedValue()));
    }
}
