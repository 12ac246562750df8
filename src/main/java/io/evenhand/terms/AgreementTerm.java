package io.evenhand.terms;

import java.time.Period;

/** How long an agreement lasts. */
public sealed interface AgreementTerm {
    /** For a fixed length from the effective date. */
    record FixedTerm(Period length) implements AgreementTerm {
        public FixedTerm {
            new FieldChecks().period("/length", length, 120).done();
        }
    }

    /** Until a party ends it with notice. */
    record OpenTerm(int noticeDays) implements AgreementTerm {
        public OpenTerm {
            new FieldChecks().between("/noticeDays", noticeDays, 0, 365).done();
        }
    }
}
