package io.evenhand.settlement.bank;

import io.evenhand.digest.Sha256;
import io.evenhand.money.Money;
import io.evenhand.settlement.bank.PaymentFiles.Chosen;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether items can be paid as they stand, and else why not.
 *
 * @param settled what is paid or set off
 * @param inFiles what a file for the bank pays
 * @param offered what is in a proposal to set off
 * @param timesBefore in how many files an item was before; those that were in none are missing
 * @param accounts where everybody is paid to now
 */
record PaymentChecks(
        Set<String> settled,
        Set<String> inFiles,
        Set<String> offered,
        Map<String, Integer> timesBefore,
        Map<String, BankAccount> accounts) {
    /** @param problem empty when there is a payment */
    record Checked(Optional<Payment> payment, String problem) {}

    /** @param item as it is now; null when it is not open any more */
    Checked check(Chosen chosen, @Nullable OpenItem item) {
        if (item == null) {
            String which = chosen.shown()
                    .map(amount -> "Something of " + amount.negate().format())
                    .orElse("Something");
            return not(
                    settled.contains(chosen.id())
                            ? which + " that you chose is paid or set off already."
                            : which + " that you chose is not open any more. Look at the list again.");
        }
        Optional<Money> shown = chosen.shown().filter(amount -> !amount.equals(item.amount()));
        return shown.isPresent()
                ? not("%s is %s now, not %s as you were shown. Look at it again."
                        .formatted(
                                item.reference(),
                                item.amount().negate().format(),
                                shown.get().negate().format()))
                : check(item);
    }

    Checked check(OpenItem item) {
        @Nullable BankAccount payee = accounts.get(item.partyId());
        if (settled.contains(item.id())) {
            return not("It is paid or set off already.");
        }
        if (inFiles.contains(item.id())) {
            return not("It is in a payment file already.");
        }
        if (offered.contains(item.id())) {
            return not("It is in a proposal to set off. It can be paid when that is refused or withdrawn.");
        }
        if (item.amount().minorUnits() >= 0) {
            return not("It is not for us to pay.");
        }
        Optional<String> heldBack = item.heldBack();
        if (heldBack.isPresent()) {
            return not(heldBack.get());
        }
        if (payee == null) {
            return not("The payee has not said yet where it is paid to. Ask its finance to enter its bank details.");
        }
        try {
            return new Checked(Optional.of(payment(item, payee, timesBefore.getOrDefault(item.id(), 0))), "");
        } catch (IllegalArgumentException | ArithmeticException refused) {
            return not(String.valueOf(refused.getMessage()));
        }
    }

    private static Checked not(String problem) {
        return new Checked(Optional.empty(), problem);
    }

    /** By which a payment goes whose reference will not do: no longer than a bank takes, and always the same. */
    static String ownId(String itemId) {
        return "E" + Sha256.of(itemId).substring(0, 30);
    }

    /** @param timesBefore paid again, it goes by another id: what the bank reports of the earlier payment is not this one */
    private static Payment payment(OpenItem item, BankAccount payee, int timesBefore) {
        String plain = SepaText.of(item.reference(), Payment.LONGEST_ID);
        // A reference that no bank takes as it is, is still in the text; the id is then only ours.
        boolean sound = plain.equals(item.reference()) && !plain.isEmpty();
        String again = timesBefore == 0 ? "" : "/" + timesBefore;
        String id = sound && timesBefore == 0 ? plain : ownId(item.id() + again);
        return new Payment(
                item.id(), id, payee, item.amount().negate(), SepaText.of(item.reference(), Payment.LONGEST_TEXT));
    }
}
