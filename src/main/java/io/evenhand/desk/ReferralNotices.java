package io.evenhand.desk;

import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementInForce;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.notice.Audience;
import io.evenhand.notice.Notice;
import io.evenhand.notice.Notices;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.referral.PriorRelationshipJudged;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralDesk.Outline;
import io.evenhand.referral.ReferralEnded;
import io.evenhand.referral.ReferralId;
import io.evenhand.terms.AgreementKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Has people told what became of their referrals. After the commit: finding the words must hold up no signature, and the event
 * publication registry repeats what was not told.
 */
@Component
class ReferralNotices {
    private final Notices notices;
    private final ReferralDesk referrals;
    private final Agreements agreements;
    private final Partners partners;

    ReferralNotices(Notices notices, ReferralDesk referrals, Agreements agreements, Partners partners) {
        this.notices = notices;
        this.referrals = referrals;
        this.agreements = agreements;
        this.partners = partners;
    }

    @Async
    @TransactionalEventListener
    void on(AgreementInForce event) {
        referrals
                .outline(ReferralId.of(event.subject()))
                .ifPresentOrElse(referral -> tellInForce(event, agreements.get(event.agreement()), referral), () -> {
                    if (event.kind().isDeclared()) {
                        tellInForce(agreements.get(event.agreement()));
                    }
                });
    }

    /** One that belongs to no referral. */
    private void tellInForce(AgreementView agreement) {
        notices.tell(
                Audience.people(agreement.parties(), Role.OPERATIONS, Role.SIGNATORY),
                new Notice(
                        "agreement-in-force:" + agreement.id().value(),
                        "In force: " + agreement.title(),
                        agreement.title() + ", " + agreement.number(),
                        "All parties have signed. The agreement binds from now on, and the sealed document is on the desk.",
                        List.of(
                                new Notice.Fact("Agreement", agreement.number()),
                                new Notice.Fact("Parties", names(agreement.parties()))),
                        new Notice.Action(
                                "See the agreement",
                                "/agreements/" + agreement.id().value()),
                        false));
    }

    /** Those who run the deal, those who sign, and, of a split, those who will have to reconcile it. */
    private void tellInForce(AgreementInForce event, AgreementView agreement, Outline referral) {
        Role[] roles = event.kind().equals(AgreementKind.REVENUE_SHARE)
                ? new Role[] {Role.OPERATIONS, Role.SIGNATORY, Role.FINANCE}
                : new Role[] {Role.OPERATIONS, Role.SIGNATORY};
        notices.tell(
                Audience.people(agreement.parties(), roles),
                new Notice(
                        "agreement-in-force:" + event.agreement().value(),
                        "In force: " + event.kind().title() + " – " + referral.title(),
                        referral.title() + ", " + referral.reference(),
                        "All parties have signed. The agreement binds from now on, and the sealed document is on the desk.",
                        List.of(
                                new Notice.Fact("Agreement", agreement.number()),
                                new Notice.Fact("Parties", names(agreement.parties()))),
                        new Notice.Action("See the referral", "/referrals/" + event.subject()),
                        false));
    }

    @Async
    @TransactionalEventListener
    void on(ReferralEnded event) {
        referrals.outline(event.referral()).ifPresent(referral -> tellEnded(event, referral));
    }

    private void tellEnded(ReferralEnded event, Outline referral) {
        String id = event.referral().value();
        notices.tell(
                Audience.people(referral.participants(), Role.OPERATIONS),
                new Notice(
                        "referral-ended:" + id,
                        "Referral ended: " + referral.title(),
                        referral.title() + ", " + referral.reference(),
                        "Nothing more is to be done for it. What was signed stays in force as it says.",
                        List.of(
                                new Notice.Fact("Outcome", event.end().words()),
                                new Notice.Fact("Took part", names(referral.participants()))),
                        new Notice.Action("See the referral", "/referrals/" + id),
                        false));
    }

    /** Whoever claimed to have known the customer before reads what the introducer made of it; no mail names the customer. */
    @Async
    @TransactionalEventListener
    void on(PriorRelationshipJudged event) {
        referrals.outline(event.referral()).ifPresent(referral -> tellJudged(event, referral));
    }

    private void tellJudged(PriorRelationshipJudged event, Outline referral) {
        String id = event.referral().value();
        notices.tell(
                Audience.people(List.of(event.deliverer()), Role.OPERATIONS, Role.LEGAL),
                new Notice(
                        "prior-judged:" + id + ":" + event.deliverer().value(),
                        (event.verdict().isAccepted()
                                        ? "Prior relationship accepted: "
                                        : "Prior relationship not accepted: ")
                                + referral.title(),
                        referral.title() + ", " + referral.reference(),
                        switch (event.verdict()) {
                            case CARVED_OUT ->
                                "The introducer accepts that you knew the customer before. The contract will leave that alone.";
                            case ENDED ->
                                "The introducer accepts that you knew the customer before, and ends the referral. Your promise about the customer ends today.";
                            case NOT_ACCEPTED ->
                                "The introducer does not accept that you knew the customer before. The work goes on, and your promise about the customer stands. If you see it otherwise, settle it before you sign.";
                            case NOT_ACCEPTED_ENDED ->
                                "The introducer does not accept that you knew the customer before, and ends the referral. Your promise about the customer stands for as long as the NDA says.";
                        },
                        List.of(new Notice.Fact("Answer", event.verdict().words())),
                        new Notice.Action("See the reason", "/referrals/" + id),
                        false));
    }

    private String names(List<PartnerId> some) {
        Map<PartnerId, String> known = partners.namesOf(some);
        PartnerNames names = new PartnerNames(known);
        return some.stream().map(names::of).collect(Collectors.joining(", "));
    }
}
