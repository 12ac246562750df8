package io.evenhand.agreement;

import io.evenhand.terms.FieldProblem;
import java.util.List;

/** What came of proposing a change. */
public sealed interface ProposeChangeResult {
    /** It is under way; the id is that of an agreement, too. */
    record Proposed(AgreementId change) implements ProposeChangeResult {}

    /** The change would contradict itself or the agreement; nothing was kept. */
    record Invalid(List<FieldProblem> problems) implements ProposeChangeResult {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Another change of the agreement is under way, and comes first. */
    record AnotherUnderWay(AgreementId change, String number) implements ProposeChangeResult {}

    /** The agreement cannot be changed, in words. */
    record NotChangeable(String reason) implements ProposeChangeResult {}

    /** The proposer may not speak for a party in this. */
    record NotAllowed(String reason) implements ProposeChangeResult {}
}
