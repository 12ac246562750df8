package io.evenhand.settlement.payable;

import io.evenhand.access.Role;
import io.evenhand.notice.Audience;
import io.evenhand.notice.Notice;
import io.evenhand.notice.Notice.Fact;
import io.evenhand.notice.Notices;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.bank.ItemsMatched;
import io.evenhand.settlement.payable.MatchLog.Telling;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells a payee what the payer's bank reports as paid, and a payer that something did not arrive, in the transaction that records it. */
@Component
class ReceiptNotices {
    private static final int MOST_NAMED = 10;

    private final Notices notices;
    private final Partners partners;

    ReceiptNotices(Notices notices, Partners partners) {
        this.notices = notices;
        this.partners = partners;
    }

    /** One notice for each payee, however many payments a match has. */
    void reported(ItemsMatched matched, List<Payable> payables, LocalDate confirmBy) {
        Map<String, List<Payable>> byPayee = payables.stream()
                .collect(Collectors.groupingBy(Payable::creditorId, TreeMap::new, Collectors.toList()));
        byPayee.forEach((payee, paid) -> tell(
                payee,
                "payment-reported:" + matched.matchId(),
                "Reported as paid: " + named(paid),
                "The payer's bank reports it as paid. Match it with your own statement, confirm it, or say that it did not arrive."
                        + " If you say nothing, it counts as received.",
                List.of(
                        new Fact("Paid by", partners.nameOf(paid.getFirst().debtorId())),
                        new Fact("Paid on", matched.bookedOn().toString()),
                        new Fact("Say so until", confirmBy.toString())),
                paid.size() == 1
                        ? page(paid.getFirst())
                        : new Notice.Action("See what is reported", "/finance/payables?show=reported")));
    }

    void contested(Payable payable, Telling reported, String reason) {
        tell(
                payable.debtorId(),
                "payment-contested:" + payable.id() + ":" + reported.matchId(),
                "Not received: " + payable.reference(),
                "The payee says that it did not receive what your bank reports as paid. It is to be paid again: ask your bank first"
                        + " where the money is, and talk to the payee.",
                List.of(
                        new Fact("Payee", partners.nameOf(payable.creditorId())),
                        new Fact("Amount", payable.gross().format()),
                        new Fact("Paid on", reported.bookedOn().toString()),
                        new Fact("Their reason", reason)),
                page(payable));
    }

    private static Notice.Action page(Payable payable) {
        return new Notice.Action("See the payable", PayableNotices.path(payable.id()));
    }

    private static String named(List<Payable> payables) {
        List<String> references = payables.stream().map(Payable::reference).toList();
        String named = String.join(", ", references.subList(0, Math.min(MOST_NAMED, references.size())));
        String more = references.size() > MOST_NAMED ? " and %d more".formatted(references.size() - MOST_NAMED) : "";
        String all = named + more;
        return all.length() <= 180 ? all : references.size() + " payments";
    }

    private void tell(
            String partnerId, String key, String subject, String text, List<Fact> facts, Notice.Action action) {
        notices.tell(
                Audience.people(List.of(new PartnerId(partnerId)), Role.FINANCE),
                new Notice(key, subject, "", text, facts, action, false));
    }
}
