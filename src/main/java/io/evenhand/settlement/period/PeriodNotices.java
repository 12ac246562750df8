package io.evenhand.settlement.period;

import io.evenhand.access.Role;
import io.evenhand.notice.Audience;
import io.evenhand.notice.Notice;
import io.evenhand.notice.Notices;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells people by mail what became of a period, in the transaction in which it does. What waits for them, their tasks tell them. */
@Component
class PeriodNotices {
    private final Notices notices;
    private final Partners partners;

    PeriodNotices(Notices notices, Partners partners) {
        this.notices = notices;
        this.partners = partners;
    }

    void reportOverdue(Settlement settlement, String turn) {
        tell(
                settlement,
                List.of(settlement.billerId()),
                "report-overdue:" + turn,
                "Report overdue: ",
                "Your organisation owes the report of revenue for this period. Report what the customer paid, or that there was nothing,"
                        + " and say that everything is reported.",
                List.of(new Notice.Fact("Was due on", settlement.reportDueOn().toString())));
    }

    void reportAwaited(Settlement settlement, Collection<String> others) {
        tell(
                settlement,
                others,
                "report-awaited",
                "Report awaited: ",
                "The partner that bills the customer has not reported everything in time. It has been reminded, and will be again each week.",
                List.of(
                        new Notice.Fact("Bills the customer", partners.nameOf(settlement.billerId())),
                        new Notice.Fact("Was due on", settlement.reportDueOn().toString())));
    }

    void auditDemanded(Settlement settlement, String by, String reason) {
        tell(
                settlement,
                List.of(settlement.billerId()),
                "audit:" + by,
                "Audit demanded: ",
                "Another party demands to have your books examined, as the agreement allows it to, because the report is overdue.",
                List.of(
                        new Notice.Fact("Demanded by", partners.nameOf(by)),
                        new Notice.Fact("Their reason", reason),
                        new Notice.Fact("Days of notice", String.valueOf(settlement.auditNoticeDays()))));
    }

    void objected(Settlement settlement, String by, @Nullable String lineId, String key) {
        tell(
                settlement,
                List.of(settlement.billerId()),
                "objection:" + key,
                "Objection: ",
                "Another party objects to the draft statement. What it says is on the page of the period.",
                List.of(
                        new Notice.Fact("Raised by", partners.nameOf(by)),
                        new Notice.Fact("About", lineId == null ? "the statement as a whole" : "line " + lineId)));
    }

    void sealed(Settlement settlement, Collection<String> parties, boolean anythingDue) {
        tell(
                settlement,
                parties,
                "sealed",
                "Statement sealed: ",
                anythingDue
                        ? "The statement of the period is sealed, and says what is to be paid by when."
                        : "The statement of the period is sealed. Nothing is to be paid.",
                List.of(new Notice.Fact("Statement", settlement.number())));
    }

    void paymentOverdue(Settlement settlement, Collection<String> debtors) {
        tell(
                settlement,
                debtors,
                "payment-overdue",
                "Payment overdue: ",
                "Something that your organisation has to pay for this period has fallen due, and is not matched with a payment yet.",
                List.of(
                        new Notice.Fact("Statement", settlement.number()),
                        new Notice.Fact("Due from", String.valueOf(settlement.firstDueOn()))));
    }

    private void tell(
            Settlement settlement,
            Collection<String> to,
            String key,
            String subject,
            String text,
            List<Notice.Fact> facts) {
        List<Notice.Fact> all = new ArrayList<>(List.of(
                new Notice.Fact("Agreement", settlement.agreementNumber()),
                new Notice.Fact("Period", settlement.period().toString())));
        all.addAll(facts);
        notices.tell(
                Audience.people(to.stream().map(PartnerId::new).toList(), Role.FINANCE),
                new Notice(
                        "settlement:" + settlement.id() + ":" + key,
                        subject + settlement.agreementNumber() + ", " + settlement.period(),
                        settlement.agreementTitle(),
                        text,
                        all,
                        new Notice.Action(
                                "See the period", settlement.reference().path()),
                        false));
    }
}
