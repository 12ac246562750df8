package io.evenhand.referral;

import io.evenhand.access.Visibility;
import io.evenhand.partner.PartnerId;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who takes part in which referrals, kept so that lists need not look for it. */
@Component
class Participants {
    private final ParticipationRepository participations;

    Participants(ParticipationRepository participations) {
        this.participations = participations;
    }

    void enter(PartnerId partner, ReferralId referral) {
        participations.enter(partner.value(), referral.value());
        participations.acquaint(partner.value(), referral.value());
    }

    /** Whoever introduced it, or fills another seat of it, stays. */
    void leave(PartnerId partner, ReferralId referral) {
        participations.drop(partner.value(), referral.value());
    }

    /** Those who take part in any referral of these partners, themselves too. */
    Set<PartnerId> companionsOf(Visibility visibility) {
        Set<String> found = visibility.everything()
                ? participations.findAll()
                : participations.findCompanions(visibility.partnerIds());
        return found.stream().map(PartnerId::new).collect(Collectors.toSet());
    }
}
