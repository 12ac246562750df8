package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.competence.Matches;
import io.evenhand.competence.Ranked;
import io.evenhand.competence.Wanted;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.Need;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralView;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Introductions that are filled in when somebody turns work down or introduces their own need once more: with areas, region, size and time,
 * and with whom to ask, best first. Title, summary, value and customer of another's need are never carried over.
 */
@Component
class FilledIntroductions {
    private static final String OFFER = "answer-offer";
    private static final String DECLINE = "decline";

    private final Matches matches;
    private final ReferralDesk referrals;
    private final ReferralActions actions;

    FilledIntroductions(Matches matches, ReferralDesk referrals, ReferralActions actions) {
        this.matches = matches;
        this.referrals = referrals;
        this.actions = actions;
    }

    /** The address of an introduction like an offer that the actor's own partner declined; empty for any other task. */
    Optional<String> ofDeclined(Actor actor, HumanTaskView task) {
        if (task.state() != HumanTaskState.DONE || !passesOn(actor, task, task.decision())) {
            return Optional.empty();
        }
        return referrals.briefs(actor, List.of(ReferralId.of(task.businessId()))).stream()
                .findFirst()
                .map(referral -> address(
                        actor,
                        referral.need(),
                        referrals
                                .offeredSeat(task.subject())
                                .map(ReferralDesk.OfferedSeat::areas)
                                .orElse(referral.need().areas()),
                        Set.of(referral.introducer())));
    }

    /** Whether this decision turns an offer to the actor's own partner down, and the actor may introduce such a need. */
    static boolean passesOn(Actor actor, HumanTaskView task, @Nullable String decision) {
        return task.elementId().equals(OFFER)
                && DECLINE.equals(decision)
                && introduces(actor, new PartnerId(task.partnerId()));
    }

    /** The address of an introduction of one's own need, once it has ended without the deal it was made for; empty otherwise. */
    Optional<String> ofOwnNeed(Actor actor, String id) {
        return actions.referral(actor, id)
                .filter(referral -> mayIntroduceAnew(actor, referral))
                .map(ReferralView::need)
                .map(need -> address(actor, need, need.areas(), Set.of()));
    }

    static boolean mayIntroduceAnew(Actor actor, ReferralView referral) {
        return introduces(actor, referral.introducer()) && referral.state().isRefusal();
    }

    private static boolean introduces(Actor actor, PartnerId partner) {
        return partner.value().equals(actor.partnerId()) && actor.has(Role.OPERATIONS);
    }

    private String address(Actor actor, Need need, String areas, Set<PartnerId> never) {
        String months = NeedForm.of(need).months();
        String size = need.companySize();
        Wanted wanted = new Wanted(
                Arrays.asList(areas.split("[,;]", -1)),
                need.region(),
                "",
                size == null ? "" : size,
                months.isEmpty() ? null : Integer.valueOf(months));
        return wanted.introduction(
                wanted.areas(),
                matches.find(actor, wanted).ranked().stream()
                        .map(Ranked::partner)
                        .filter(partner -> !never.contains(partner))
                        .toList());
    }
}
