package io.evenhand.settlement.bank;

import io.evenhand.access.Role;
import io.evenhand.money.Money;
import io.evenhand.notice.Audience;
import io.evenhand.notice.Notice;
import io.evenhand.notice.Notice.Fact;
import io.evenhand.notice.Notices;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the finance of the other side by mail what is proposed to be set off, and what became of it, in the transaction that does it. */
@Component
class NettingNotices {
    private static final Notice.Action PAGE = new Notice.Action("See the netting", "/finance/netting");

    private final Notices notices;
    private final Partners partners;

    NettingNotices(Notices notices, Partners partners) {
        this.notices = notices;
        this.partners = partners;
    }

    void proposed(NettingTable.Row netting) {
        tell(
                netting,
                netting.otherId(),
                "proposed",
                "Accept or refuse to set off: ",
                "The other side proposes to set off what each owes the other. Nothing is set off unless you accept; until then none of it"
                        + " can be paid.",
                List.of());
    }

    void accepted(NettingTable.Row netting) {
        tell(
                netting,
                netting.proposerId(),
                "accepted",
                "Set off: ",
                "The other side accepted. What is left is an open item for both of you, under this reference.",
                List.of());
    }

    void refused(NettingTable.Row netting, String reason) {
        tell(
                netting,
                netting.proposerId(),
                "refused",
                "Not set off: ",
                "The other side refused to set off. All of it is open again as it was.",
                List.of(new Fact("Their reason", reason)));
    }

    void withdrawn(NettingTable.Row netting, String reason) {
        tell(
                netting,
                netting.otherId(),
                "withdrawn",
                "Taken back: ",
                "The other side took back what it proposed to set off. All of it is open again as it was.",
                List.of(new Fact("Their reason", reason)));
    }

    void lapsed(NettingTable.Row netting, String why) {
        for (String partner : List.of(netting.proposerId(), netting.otherId())) {
            tell(
                    netting,
                    partner,
                    "lapsed",
                    "Proposal lapsed: ",
                    "Something of what was to be set off changed, so that the proposal no longer holds. It can be proposed anew.",
                    List.of(new Fact("What changed", why)));
        }
    }

    void undoAsked(NettingTable.Row netting, String by, String reason, Instant at) {
        tell(
                netting,
                netting.counterpartOf(by),
                "undo-asked:" + at.toEpochMilli(),
                "Agree to undo, or keep: ",
                "The other side asks to undo what both of you set off. It stands unless you agree.",
                List.of(new Fact("Their reason", reason)));
    }

    void undone(NettingTable.Row netting, String asker) {
        tell(
                netting,
                asker,
                "undone",
                "Undone: ",
                "The other side agreed to undo it. What was set off is open again as it was.",
                List.of());
    }

    void kept(NettingTable.Row netting, String toPartner, Instant at) {
        tell(
                netting,
                toPartner,
                "kept:" + at.toEpochMilli(),
                "It stays set off: ",
                "The other side wants to keep what both of you set off. It stands.",
                List.of());
    }

    private void tell(
            NettingTable.Row netting, String to, String key, String subject, String text, List<Fact> further) {
        Optional<PartnerId> known = PartnerId.read(to);
        if (known.isEmpty()) {
            return;
        }
        boolean proposer = to.equals(netting.proposerId());
        Money gets = proposer ? netting.owedToProposer() : netting.owedByProposer();
        Money pays = proposer ? netting.owedByProposer() : netting.owedToProposer();
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("With", partners.nameOf(netting.counterpartOf(to))),
                new Fact("Owed to you", gets.format()),
                new Fact("Owed by you", pays.format())));
        facts.addAll(further);
        String reference = Netting.referenceOf(netting.id());
        notices.tell(
                Audience.people(List.of(known.get()), Role.FINANCE),
                new Notice("netting:" + netting.id() + ":" + key, subject + reference, "", text, facts, PAGE, false));
    }
}
