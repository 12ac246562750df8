package io.evenhand.settlement.split;

import java.util.List;

/** What came of a line. */
public sealed interface SplitResult {
    /** @param corrections of what was shared before, which this line brings about */
    record Shared(LineSplit split, List<Correction> corrections) implements SplitResult {}

    /** The same line was applied before; nothing changes. */
    record Repeated(String lineId) implements SplitResult {}

    /**
     * The line is in order, and the terms give nobody a part of it.
     *
     * @param clauseId the sentence of the terms that says so
     */
    record NotShared(String lineId, String clauseId, WhyNotShared why) implements SplitResult {
        public Reason reason() {
            return why.reason();
        }

        /** Why, in English and without a full stop. */
        public String words() {
            return Explanation.inEnglish(why);
        }

        /** The same as the only step of a derivation. */
        public DerivationStep.NobodyGets step() {
            return new DerivationStep.NobodyGets(clauseId, why);
        }
    }

    /**
     * The line cannot be what it says; nothing changes.
     *
     * @param field of the line, as {@link RevenueLine} calls it
     * @param problem goes on after the field: "is in USD"
     * @param remedy what to do
     */
    record Refused(String lineId, String field, String problem, String remedy) implements SplitResult {}

    /** Why nobody gets a part. */
    enum Reason {
        NOT_COVERED,
        AFTER_THE_LAST_MONTH,
        AFTER_THE_END,
        FIRST_ORDER_TOO_LATE,
        NOTHING_IS_ASKED_BACK,
        OTHER_EVENT,
        TOO_LATE_TO_ASK_BACK,
        PAID_OUT,
        WAS_NOT_SHARED
    }
}
