package io.evenhand.settlement.split;

import io.evenhand.terms.SplitRule;

/** The ids of the sentences that the engine executes; a test holds them against those that the terms write. */
final class Clauses {
    static final String FIRST_ORDER = "qualification.first-order";
    static final String PAYMENT = "payment";
    static final String CONVERSION = "conversion";
    static final String CLAWBACK = "clawback";
    static final String TAIL = "tail";

    private Clauses() {}

    static String base(SplitRule rule) {
        return "split." + rule.id() + ".base";
    }

    static String shares(SplitRule rule, int step) {
        return "split." + rule.id() + ".shares" + (rule.steps().size() == 1 ? "" : "." + (step + 1));
    }

    static String months(SplitRule rule) {
        return "split." + rule.id() + ".months";
    }

    static String tiers(SplitRule rule) {
        return "split." + rule.id() + ".tiers";
    }

    static String tier(SplitRule rule, int tier) {
        return "split." + rule.id() + ".tier." + (tier + 1);
    }

    static String preferred(SplitRule rule, int number) {
        return "split." + rule.id() + ".preferred." + number;
    }

    static String cap(SplitRule rule, int number) {
        return "split." + rule.id() + ".cap." + number;
    }

    static String floor(SplitRule rule, int number) {
        return "split." + rule.id() + ".floor." + number;
    }
}
