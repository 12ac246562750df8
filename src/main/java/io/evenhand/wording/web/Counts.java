package io.evenhand.wording.web;

import io.evenhand.agreement.AgreementState;
import java.util.Map;

/** How many agreements are written in a version. */
record Counts(long underWay, long inForce, long over) {
    static final Counts NONE = new Counts(0, 0, 0);

    static Counts of(Map<AgreementState, Long> byState) {
        long underWay = 0;
        long inForce = 0;
        long over = 0;
        for (Map.Entry<AgreementState, Long> state : byState.entrySet()) {
            if (state.getKey() == AgreementState.IN_FORCE) {
                inForce += state.getValue();
            } else if (state.getKey().isOver()) {
                over += state.getValue();
            } else {
                underWay += state.getValue();
            }
        }
        return new Counts(underWay, inForce, over);
    }

    /** "2 being negotiated or signed, 5 in force, 1 never came into force"; "None". */
    public String words() {
        StringBuilder words = new StringBuilder();
        add(words, underWay, " being negotiated or signed");
        add(words, inForce, " in force or was");
        add(words, over, " that ended before");
        return words.isEmpty() ? "None" : words.toString();
    }

    private static void add(StringBuilder words, long count, String what) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : ", ").append(count).append(what);
        }
    }
}
