package io.evenhand.claim;

import io.evenhand.access.Role;
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
                                        "Payable by", claim.end().dueOn().toString())),
                        new Notice.Action("See the damages", "/finance/damages"),
                        false));
    }
}
