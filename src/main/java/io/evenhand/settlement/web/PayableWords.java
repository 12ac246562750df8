package io.evenhand.settlement.web;

import io.evenhand.settlement.payable.PayableReceipt;
import io.evenhand.settlement.payable.PayableState;
import io.evenhand.settlement.payable.PayableView;
import io.evenhand.settlement.payable.ReceiptKind;
import java.util.Map;

/** What the pages of payables call their choices, and how states are coloured. */
public final class PayableWords {
    /** In a few words. */
    public String title(PayableView payable) {
        return switch (payable.kind()) {
            case SHARE -> payable.words();
            case INTEREST -> "Interest for late payment, " + payable.period();
            case DAMAGES -> "Damages of " + payable.dueOn();
            case REMAINDER -> "Left after setting off, " + payable.reference();
        };
    }

    /** How it became certain that a payment arrived. @param people their names, by username */
    public String how(PayableReceipt receipt, Map<String, String> people) {
        ReceiptKind how = receipt.how();
        String by = receipt.confirmedBy();
        if (how == null) {
            return "";
        }
        return switch (how) {
            case BANK -> "by the payee's bank";
            case PERSON -> by == null ? "as the payee says" : "as " + people.getOrDefault(by, by) + " says";
            case SILENCE -> "by silence: the payee did not say in time that it did not arrive";
        };
    }

    /** @return a class of chips */
    public String colour(PayableState state) {
        return switch (state) {
            case WAITING, REPORTED -> "waiting";
            case OPEN -> "moving";
            case PAID -> "good";
            case WITHDRAWN -> "";
        };
    }
}
