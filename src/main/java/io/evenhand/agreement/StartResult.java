package io.evenhand.agreement;

import io.evenhand.terms.FieldProblem;
import java.util.List;

/** What came of drafting an agreement that belongs to no referral. */
public sealed interface StartResult {
    /** It is drafted, and its process begins. */
    record Started(AgreementId agreement, String number) implements StartResult {}

    /** @param problems with pointers into the terms, or "/kind", "/language", "/parties", "/effectiveOn" and "/belongsTo" */
    record Invalid(List<FieldProblem> problems) implements StartResult {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    record NotAllowed(String reason) implements StartResult {}
}
