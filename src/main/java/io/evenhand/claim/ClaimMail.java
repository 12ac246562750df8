package io.evenhand.claim;

import io.evenhand.access.Role;
import io.evenhand.days.Days;
import io.evenhand.money.Money;
import io.evenhand.notice.Audience;
import io.evenhand.notice.Notice;
import io.evenhand.notice.Notices;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Tells the people of either side by mail what became of a claim, in the transaction in which it does. No mail says what the quarrel is about:
 * it may name a customer.
 */
@Component
class ClaimMail {
    private final Notices notices;
    private final Partners partners;

    ClaimMail(Notices notices, Partners partners) {
        this.notices = notices;
        this.partners = partners;
    }

    /** @param key what tells this news from others of the same claim */
    void tell(Claim claim, String to, String key, String subject, String text) {
        tell(claim, to, key, subject, text, Role.OPERATIONS, Role.LEGAL);
    }

    private void tell(Claim claim, String to, String key, String subject, String text, Role... roles) {
        notices.tell(
                Audience.people(List.of(new PartnerId(to)), roles),
                new Notice(
                        "claim:" + claim.id() + ":" + key + ":" + to,
                        subject + ": " + claim.reference(),
                        claim.agreementNumber(),
                        text,
                        List.of(
                                new Notice.Fact("Claimant", partners.nameOf(claim.claimantId())),
                                new Notice.Fact("Respondent", partners.nameOf(claim.respondentId()))),
                        new Notice.Action("See the claim", "/claims/" + claim.id()),
                        false));
    }

    /** Whoever acts in claims of a partner hears who has to confirm what. @param number of what was said of it, from 1 on */
    void ruled(String partnerId, int number, SecondRule rule) {
        Money from = rule.from();
        notices.tell(
                Audience.people(List.of(new PartnerId(partnerId)), Role.OPERATIONS, Role.LEGAL, Role.ADMINISTRATOR),
                new Notice(
                        "claim-second:" + partnerId + ":" + number,
                        "Who confirms what claims cost",
                        partners.nameOf(partnerId),
                        from == null
                                ? "One person of your organisation is enough from now on to admit a claim or to settle it."
                                : "From %s on, a second person of your organisation confirms what a claim costs it."
                                        .formatted(from.format()),
                        List.of(new Notice.Fact("Decided by", rule.by())),
                        new Notice.Action("See it", "/claims/second-person"),
                        false));
    }

    /** Both sides hear how it ended, and their finance where something is owed. */
    void ended(Claim claim) {
        for (String side : List.of(claim.claimantId(), claim.respondentId())) {
            tell(
                    claim,
                    side,
                    "ended",
                    "Claim ended",
                    "It ended: " + claim.state().words().toLowerCase(java.util.Locale.ROOT)
                            + ". The record of it is kept with the claim.");
        }
        if (claim.end().amount() != null) {
            owed(claim, claim.respondentId(), "Damages to pay", "Your organisation owes damages");
            owed(
                    claim,
                    claim.claimantId(),
                    "Damages are owed to you",
                    "Another partner owes your organisation damages");
        }
    }

    private void owed(Claim claim, String to, String subject, String text) {
        notices.tell(
                Audience.people(List.of(new PartnerId(to)), Role.FINANCE),
                new Notice(
                        "claim:" + claim.id() + ":owed:" + to,
                        subject + ": " + claim.reference(),
                        claim.agreementNumber(),
                        text + " by a claim that ended. It is posted, and among the payables.",
                        List.of(
                                new Notice.Fact("Owed by", partners.nameOf(claim.respondentId())),
                                new Notice.Fact("Owed to", partners.nameOf(claim.claimantId())),
                                new Notice.Fact(
                                        "Payable by", Days.words(claim.end().dueOn()))),
                        new Notice.Action("See the damages", "/finance/damages"),
                        false));
    }
}
