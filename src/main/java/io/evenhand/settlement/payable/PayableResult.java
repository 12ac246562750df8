package io.evenhand.settlement.payable;

import java.util.List;

/** What came of something that was asked of a payable. */
public sealed interface PayableResult {
    /** It is as asked for, whether it was before or not. */
    record Done() implements PayableResult {}

    /** It is as the payee says once the payer accepts it. */
    record Asked() implements PayableResult {}

    /** There is none, or it is not the actor's organisation's. */
    record Unknown() implements PayableResult {}

    /** The actor's role may not, or the other side's finance does. */
    record NotAllowed() implements PayableResult {}

    /** Nothing was changed. @param problems at least one */
    record Refused(List<Problem> problems) implements PayableResult {
        public Refused {
            problems = List.copyOf(problems);
        }

        static Refused of(String field, String text) {
            return new Refused(List.of(new Problem(field, text)));
        }
    }
}
