package io.evenhand.settlement.web;

import io.evenhand.settlement.payable.PayableState;
import io.evenhand.settlement.payable.PayableView;

/** What the pages of payables call their choices, and how states are coloured. */
public final class PayableWords {
    /** In a few words. */
    public String title(PayableView payable) {
        return switch (payable.kind()) {
            case SHARE -> payable.words();
            case INTEREST -> "Interest for late payment, " + payable.period();
            case DAMAGES -> "Damages of " + payable.dueOn();
        };
    }

    /** @return a class of chips */
    public String colour(PayableState state) {
        return switch (state) {
            case WAITING -> "waiting";
            case OPEN -> "moving";
            case PAID -> "good";
            case WITHDRAWN -> "";
        };
    }
}
