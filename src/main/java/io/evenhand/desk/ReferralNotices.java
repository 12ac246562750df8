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

    private String names(List<PartnerId> some) {
        Map<PartnerId, String> known = partners.namesOf(some);
        PartnerNames names = new PartnerNames(known);
        return some.stream().map(names::of).collect(Collectors.joining(", "));
    }
}
