package io.evenhand.referral;

import io.evenhand.terms.FieldProblem;
import java.util.List;

/** What became of introducing a referral. */
public sealed interface RegistrationResult {
    /** It is here now, and its process begins. */
    record Introduced(ReferralId id) implements RegistrationResult {}

    /** The actor's organisation introduced the very same before; nothing was changed. */
    record Unchanged(ReferralId id) implements RegistrationResult {}

    /** The actor's organisation introduced another one under this reference; nothing was changed. */
    record Differs(ReferralId id, List<String> fields) implements RegistrationResult {
        public Differs {
            fields = List.copyOf(fields);
        }
    }

    /** Somebody else uses this reference. */
    record ReferenceTaken() implements RegistrationResult {}

    /** Nothing was changed. @param problems each with a JSON pointer into the facts */
    record Invalid(List<FieldProblem> problems) implements RegistrationResult {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Only operations of a partner introduce referrals. */
    record NotAllowed() implements RegistrationResult {}
}
