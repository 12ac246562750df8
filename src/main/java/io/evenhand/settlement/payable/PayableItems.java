package io.evenhand.settlement.payable;

import io.evenhand.access.Actor;
import io.evenhand.money.Money;
import io.evenhand.settlement.bank.OpenItem;
import io.evenhand.settlement.bank.OpenItemSource;
import io.evenhand.settlement.bank.PaymentFiles;
import io.evenhand.settlement.payable.MatchLog.Telling;
import java.time.LocalDate;
import java.util.Collection;
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
    private final MatchLog log;
    private final PaymentFiles files;

    PayableItems(PayableTable table, MatchLog log, PaymentFiles files) {
        this.table = table;
        this.log = log;
        this.files = files;
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

    /** With the interest on them, which changes when they are paid or are not. */
    @Override
    public void hold(Collection<String> itemIds) {
        List<Payable> unused = table.lock(table.withInterest(itemIds));
    }

    @Override
    public Optional<String> whyNotUndone(String matchId) {
        Optional<String> left = table.find(matchId)
                .filter(payable -> payable.kind() == PayableKind.REMAINDER && !payable.withdrawn())
                .flatMap(this::whyStays);
        return left.or(() -> log.payablesOf(matchId).stream()
                .filter(id -> isUnpaidWithout(id, matchId))
                .flatMap(id -> table.interestOf(id).stream())
                .filter(interest -> interest.paidOn() == null)
                .flatMap(interest -> inFile(interest)
                        .map(file -> "Interest that came of this payment, %s, is in %s: withdraw it from there first."
                                .formatted(interest.net().format(), file))
                        .stream())
                .findFirst());
    }

    private Optional<String> whyStays(Payable remainder) {
        return remainder.paidOn() != null
                ? Optional.of(
                        "What was left of it, %s, is paid: have that undone first.".formatted(remainder.reference()))
                : inFile(remainder)
                        .map(file -> "What was left of it, %s, is in %s: withdraw it from there first."
                                .formatted(remainder.reference(), file));
    }

    private Optional<String> inFile(Payable payable) {
        return files.fileWith(payable.debtorId(), payable.id())
                .map(file -> "payment file %s of %s".formatted(file.shortName(), file.executeOn()));
    }

    /** Whether nothing else confirms that it is paid. */
    private boolean isUnpaidWithout(String payableId, String matchId) {
        List<Telling> others = log.of(payableId).stream()
                .filter(telling -> !telling.matchId().equals(matchId))
                .toList();
        return table.find(payableId)
                .filter(Payable::confirmed)
                .filter(payable -> PaidState.of(payable.creditorId(), others)
                        .filter(PaidState::confirmed)
                        .isEmpty())
                .isPresent();
    }

    private static Item item(Payable payable, String partnerId) {
        boolean ours = payable.creditorId().equals(partnerId);
        return new Item(
                payable.id(),
                ours ? payable.debtorId() : payable.creditorId(),
                payable.reference(),
                ours ? payable.gross() : payable.gross().negate(),
                payable.dueOn(),
                heldBack(payable, ours));
    }

    private static Optional<String> heldBack(Payable payable, boolean ours) {
        LocalDate paidOn = payable.paidOn();
        if (paidOn == null) {
            return Optional.empty();
        }
        return Optional.of(
                ours
                        ? "The payer's bank reports it as paid on %s: match it with your own statement, or say that it did not arrive."
                                .formatted(paidOn)
                        : "The payee has it since %s: match it with your own statement.".formatted(paidOn));
    }

    private record Item(
            String id, String partyId, String reference, Money amount, LocalDate dueOn, Optional<String> heldBack)
            implements OpenItem {}
}
