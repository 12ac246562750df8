package io.evenhand.settlement.payable;

import io.evenhand.access.Role;
import io.evenhand.notice.Audience;
import io.evenhand.notice.Notice;
import io.evenhand.notice.Notice.Fact;
import io.evenhand.notice.Notices;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the finance of either side by mail what became of damages, in the transaction in which it does. */
@Component
class DamagesNotices {
    private static final Notice.Action PAGE = new Notice.Action("See the damages", "/finance/damages");

    private final Notices notices;
    private final Partners partners;

    DamagesNotices(Notices notices, Partners partners) {
        this.notices = notices;
        this.partners = partners;
    }

    void filed(DamagesClaim claim) {
        tell(
                claim.debtorId(),
                "damages-filed:" + claim.id(),
                "Confirm damages, or contest them",
                "Another partner files damages that your organisation would owe. Nothing is owed by it before you confirm it.",
                List.of(
                        new Fact("Filed by", partners.nameOf(claim.creditorId())),
                        new Fact("They say", claim.basis().words()),
                        new Fact("Amount", claim.amount().format())));
    }

    void owed(DamagesClaim claim) {
        tell(
                claim.creditorId(),
                "damages-owed:" + claim.id(),
                "Damages are owed to you",
                "Another partner owes your organisation damages, and says so. Say under which reference it is to be paid.",
                List.of(
                        new Fact("Owed by", partners.nameOf(claim.debtorId())),
                        new Fact("Amount", claim.amount().format()),
                        new Fact("Due", claim.basis().on().toString())));
    }

    void contested(DamagesClaim claim, String reason) {
        tell(
                claim.creditorId(),
                "damages-contested:" + claim.id(),
                "Damages contested",
                "The other partner contests the damages that you filed. Nothing is owed by them.",
                List.of(
                        new Fact("Contested by", partners.nameOf(claim.debtorId())),
                        new Fact("Their reason", reason),
                        new Fact("Amount", claim.amount().format())));
    }

    private void tell(String to, String key, String subject, String text, List<Fact> facts) {
        notices.tell(
                Audience.people(List.of(new PartnerId(to)), Role.FINANCE),
                new Notice(key, subject, "", text, facts, PAGE, false));
    }
}
