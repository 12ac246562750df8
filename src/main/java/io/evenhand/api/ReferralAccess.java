package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.partner.ExternalIds;
import io.evenhand.partner.ExternalKind;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralView;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds the referrals that the reader may see, and turns them into what is sent. */
@Component
class ReferralAccess {
    private final ReferralDesk desk;
    private final ExternalIds ids;

    ReferralAccess(ReferralDesk desk, ExternalIds ids) {
        this.desk = desk;
        this.ids = ids;
    }

    /** @throws Refusal when there is none such for the reader: a stranger's id answers as an unknown one does */
    ReferralView visible(Actor actor, String id) {
        try {
            return desk.show(actor, ReferralId.of(id)).orElseThrow(Refusal::notFound);
        } catch (IllegalArgumentException notAnId) {
            throw Refusal.notFound();
        }
    }

    boolean isVisible(Actor actor, String id) {
        return desk.show(actor, ReferralId.of(id)).isPresent();
    }

    ReferralResource one(Actor actor, String id) {
        return all(actor, List.of(visible(actor, id))).getFirst();
    }

    /** Two queries at most, however many there are. */
    List<ReferralResource> all(Actor actor, List<ReferralView> referrals) {
        Map<String, Map<String, String>> names = ids.of(
                actor,
                ExternalKind.REFERRAL,
                referrals.stream().map(referral -> referral.id().value()).toList());
        return referrals.stream()
                .map(referral -> ReferralResource.of(
                        referral, names.getOrDefault(referral.id().value(), Map.of())))
                .toList();
    }
}
