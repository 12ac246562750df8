package io.evenhand.settlement.payable;

import io.evenhand.access.Actor;
import io.evenhand.money.Money;
import io.evenhand.settlement.bank.OpenItem;
import io.evenhand.settlement.bank.OpenItemSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payables as the bank's rooms match and pay them: only those that have their number and their tax, since nothing else can be paid. What the
 * other side's bank reports as paid is still there to be matched with one's own bank, and is not paid again.
 */
@Service
@Transactional(readOnly = true)
class PayableItems implements OpenItemSource {
    private final PayableTable table;

    PayableItems(PayableTable table) {
        this.table = table;
    }

    @Override
    public List<? extends OpenItem> openItems(Actor actor) {
        if (!PayableRolesPolicy.mayChange(actor)) {
            return List.of();
        }
        return table.toMatch(actor.partnerId()).stream()
                .map(payable -> item(payable, actor.partnerId()))
                .toList();
    }

    private static Item item(Payable payable, String partnerId) {
        boolean ours = payable.creditorId().equals(partnerId);
        LocalDate paidOn = payable.paidOn();
        return new Item(
                payable.id(),
                ours ? payable.debtorId() : payable.creditorId(),
                payable.reference(),
                ours ? payable.gross() : payable.gross().negate(),
                payable.dueOn(),
                paidOn == null
                        ? Optional.empty()
                        : Optional.of(
                                "The other side's bank reports it as paid on %s: match it with your own statement."
                                        .formatted(paidOn)));
    }

    private record Item(
            String id, String partyId, String reference, Money amount, LocalDate dueOn, Optional<String> heldBack)
            implements OpenItem {}
}
