package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.settlement.bank.StatusReport.Rejected;
import io.evenhand.settlement.bank.StatusResult.Flawed;
import io.evenhand.settlement.bank.StatusResult.Taken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Withdraws what a bank says that it rejected, in a transaction that lasts as long as that and no longer: {@link StatusReports} reads it before. */
@Service
@Transactional
class StatusKeeping {
    private final PaymentFileTable table;
    private final PaymentFiles files;

    StatusKeeping(PaymentFileTable table, PaymentFiles files) {
        this.table = table;
        this.files = files;
    }

    /** @param actor who deals with the money of its organisation */
    @RepeatedWhenRaced
    StatusResult take(Actor actor, StatusReport report) {
        Optional<PaymentFileView.Whole> file =
                table.findByMessage(actor.partnerId(), report.messageId()).flatMap(id -> files.find(actor, id));
        if (file.isEmpty()) {
            return new Flawed("The report is for a file that is not one of yours: its message id is %s."
                    .formatted(Flaws.shown(report.messageId())));
        }
        return report.rejected().isEmpty() && !report.whole().isEmpty()
                ? whole(actor, file.get(), report.whole())
                : each(actor, file.get(), report.rejected());
    }

    private Taken whole(Actor actor, PaymentFileView.Whole file, String reason) {
        String id = file.file().id();
        int standing = table.itemsOf(id).size();
        return switch (files.withdraw(actor, id, reason)) {
            case PaymentResult.Withdrawn withdrawn -> new Taken(id, standing, List.of());
            case PaymentResult.Refused refused ->
                new Taken(id, 0, List.of(refused.problems().getOrDefault("", "It cannot be withdrawn.")));
            case PaymentResult.WithdrawnBefore before -> new Taken(id, 0, List.of());
            case PaymentResult.Made made -> throw new IllegalStateException("Withdrawn, not made");
            case PaymentResult.NotAllowed not -> throw new IllegalStateException("Who may take it may withdraw");
            case PaymentResult.Unknown unknown -> throw new IllegalStateException("It was there a moment before");
        };
    }

    private Taken each(Actor actor, PaymentFileView.Whole file, List<Rejected> rejected) {
        Map<String, String> items = new HashMap<>();
        file.payments().forEach(paid -> items.put(paid.reference(), paid.itemId()));
        List<String> kept = new ArrayList<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        Map<String, String> references = new HashMap<>();
        for (Rejected one : rejected) {
            String item = items.get(one.endToEndId());
            if (item == null) {
                kept.add("%s is no payment of this file.".formatted(Flaws.shown(one.endToEndId())));
            } else {
                reasons.putIfAbsent(item, one.reason());
                references.put(item, one.endToEndId());
            }
        }
        int withdrawn = 0;
        for (var entry :
                files.withdrawPayments(actor, file.file().id(), reasons).entrySet()) {
            if (entry.getValue() instanceof PaymentResult.Withdrawn) {
                withdrawn++;
            } else if (entry.getValue() instanceof PaymentResult.Refused refused) {
                kept.add(references.get(entry.getKey()) + ": "
                        + refused.problems().getOrDefault("", "It cannot be withdrawn."));
            }
        }
        return new Taken(file.file().id(), withdrawn, kept);
    }
}
