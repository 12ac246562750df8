package io.evenhand.settlement.split;

import java.util.ArrayList;
import java.util.List;

/** Collects the steps of a derivation where somebody wants to read it. */
final class Steps {
    private static final Steps NONE = new Steps(false);

    private final boolean on;
    private final List<DerivationStep> taken = new ArrayList<>();

    private Steps(boolean on) {
        this.on = on;
    }

    static Steps when(boolean wanted) {
        return wanted ? new Steps(true) : NONE;
    }

    boolean areWanted() {
        return on;
    }

    void add(DerivationStep step) {
        if (on) {
            taken.add(step);
        }
    }

    List<DerivationStep> all() {
        return on ? List.copyOf(taken) : List.of();
    }
}
