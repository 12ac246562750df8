package io.evenhand.settlement.payable;

import io.evenhand.access.Role;
import io.evenhand.money.Money;
import io.evenhand.notice.Audience;
import io.evenhand.notice.Notice;
import io.evenhand.notice.Notice.Fact;
import io.evenhand.notice.Notices;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the finance of either side by mail what became of a payable, in the transaction in which it does. */
@Component
class PayableNotices {
    private final Notices notices;
    private final Partners partners;

    PayableNotices(Notices notices, Partners partners) {
        this.notices = notices;
        this.partners = partners;
    }

    void taxAsked(Payable payable, TaxQuestion question) {
        tell(
                payable,
                payable.debtorId(),
                "tax-asked:" + question.id(),
                "Accept another tax, or refuse it: " + question.invoice().number(),
                "The payee says that tax concerns its invoice otherwise than is usual. Until you accept it, it cannot be paid so.",
                List.of(
                        new Fact("Payee", partners.nameOf(payable.creditorId())),
                        new Fact("It says", said(question)),
                        new Fact("Without tax", payable.net().format())));
    }

    void taxAnswered(Payable payable, TaxQuestion question, boolean accepted, String reason) {
        List<Fact> facts = new ArrayList<>(
                List.of(new Fact("Payer", partners.nameOf(payable.debtorId())), new Fact("You said", said(question))));
        if (!accepted) {
            facts.add(new Fact("Their reason", reason));
        }
        tell(
                payable,
                payable.creditorId(),
                "tax-answered:" + question.id(),
                (accepted ? "Tax accepted: " : "Tax refused: ")
                        + question.invoice().number(),
                accepted
                        ? "The payer accepts the tax of your invoice, and can pay it now."
                        : "The payer does not accept the tax of your invoice. Record it as proposed, or say what else holds.",
                facts);
    }

    void selfBilled(Payable payable, String number, Money gross) {
        tell(
                payable,
                payable.creditorId(),
                "self-billed:" + payable.id(),
                "Invoice written in your name: " + number,
                "The payer has written your invoice, as you agreed. Look at it, and tell the payer soon if anything in it is wrong.",
                List.of(
                        new Fact("Payer", partners.nameOf(payable.debtorId())),
                        new Fact("Number", number),
                        new Fact("To be paid", gross.format())));
    }

    private static String said(TaxQuestion question) {
        return question.treatment().title()
                + (question.treatment().addsTax() ? ", " + question.rate().words() : "")
                + (question.note().isEmpty() ? "" : ": " + question.note());
    }

    private void tell(Payable payable, String to, String key, String subject, String text, List<Fact> facts) {
        notices.tell(
                Audience.people(List.of(new PartnerId(to)), Role.FINANCE),
                new Notice(
                        key,
                        subject,
                        payable.statementNumber(),
                        text,
                        facts,
                        new Notice.Action("See the payable", path(payable.id())),
                        false));
    }

    static String path(String payableId) {
        return "/finance/payables/one?id=" + URLEncoder.encode(payableId, StandardCharsets.UTF_8);
    }
}
