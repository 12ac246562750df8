package io.evenhand.verification;

import io.evenhand.verification.Finding.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Collects findings while a document is looked at; the verdict follows from them alone. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    void passed(String check, String text) {
        all.add(new Finding(check, Outcome.PASSED, text));
    }

    void notChecked(String check, String text) {
        all.add(new Finding(check, Outcome.NOT_CHECKED, text));
    }

    void distrusted(String check, String text) {
        all.add(new Finding(check, Outcome.DISTRUSTED, text));
    }

    void failed(String check, String text) {
        all.add(new Finding(check, Outcome.FAILED, text));
    }

    boolean intactSoFar() {
        return !has(Outcome.FAILED);
    }

    Verdict verdict() {
        if (has(Outcome.FAILED)) {
            return Verdict.NOT_VALID;
        }
        return has(Outcome.DISTRUSTED) ? Verdict.UNTRUSTED : Verdict.VALID;
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    private boolean has(Outcome outcome) {
        return all.stream().anyMatch(finding -> finding.outcome() == outcome);
    }
}
