package io.evenhand.decision;

import io.evenhand.terms.FieldProblem;
import java.util.List;

/** What is wrong with a decision as it was written: each kind is about one field of {@link Decision}. */
public sealed interface Flaw {
    /** @param offered the decisions of the form */
    record UnknownDecision(List<String> offered) implements Flaw {
        public UnknownDecision {
            offered = List.copyOf(offered);
        }
    }

    /** @param label the decision that needs one, in the form's words */
    record ReasonMissing(String label) implements Flaw {}

    record ReasonTooLong(int length, int longest) implements Flaw {}

    record PersonMissing() implements Flaw {}

    record EvidenceMissing() implements Flaw {}

    /** The title is empty or too long. */
    record EvidenceTitleUnusable(int longest) implements Flaw {}

    record EvidenceDayUnreadable() implements Flaw {}

    /**
     * It can be read, and cannot be evidence of an earlier relationship.
     *
     * @param field of {@link Decision.Evidence}
     * @param sentence what is wrong, and what to do
     */
    record EvidenceUnfit(String field, String sentence) implements Flaw {}

    record ConsentMissing() implements Flaw {}

    /**
     * A customer's consent cannot be kept as it was written.
     *
     * @param field of {@link Decision#consent}
     * @param sentence what is wrong, and what to do
     */
    record ConsentUnfit(String field, String sentence) implements Flaw {}

    /** What was handed in as a proof is none. @param sentence what is wrong with it, and what to do */
    record ProofUnreadable(String sentence) implements Flaw {}

    /** What was handed in as the evidence itself is not taken. @param sentence why, and what to do */
    record DocumentUnfit(String sentence) implements Flaw {}

    record ChangesMissing() implements Flaw {}

    /** @param problems of the terms as they would be, or of the patch, seen from it */
    record ChangesUnsound(List<FieldProblem> problems) implements Flaw {
        public ChangesUnsound {
            problems = List.copyOf(problems);
        }
    }

    record DueDayMissing() implements Flaw {}

    record DueDayUnreadable() implements Flaw {}
}
