package io.evenhand.agreement;

import io.evenhand.terms.FieldProblem;
import java.util.List;

/** What came of preparing a counter-proposal. */
public sealed interface ProposeResult {
    /** Ready to be named in a review decision. */
    record Prepared(String proposalId) implements ProposeResult {}

    /** The changed terms would be wrong; nothing was kept. */
    record Invalid(List<FieldProblem> problems) implements ProposeResult {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** The agreement is not under negotiation, or the proposer is no party to it. */
    record NotNegotiable(String reason) implements ProposeResult {}
}
