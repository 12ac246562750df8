package io.evenhand.settlement.web;

import io.evenhand.settlement.period.ObjectionState;
import io.evenhand.settlement.statement.Wording;

/** What the pages of periods call what people are asked to do, and how states are coloured. */
public final class PeriodWords {
    /** @param element of the process */
    public String waiting(String element) {
        return switch (element) {
            case "complete-reporting" -> "Say that all revenue is reported";
            case "demand-audit" -> "Demand an audit, or wait on";
            case "review-statement" -> "Agree to the draft, or object";
            case "answer-dispute" -> "Answer the objections";
            case "approve-payout" -> "Approve what is to be paid";
            case "approve-payout-again" -> "Approve it as the second person";
            default -> Wording.capital(element.replace('-', ' '));
        };
    }

    /** @return a class of chips */
    public String colour(ObjectionState state) {
        return switch (state) {
            case OPEN -> "waiting";
            case CORRECTED -> "good";
            case CONTESTED -> "bad";
            case WITHDRAWN -> "";
        };
    }
}
