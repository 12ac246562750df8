package io.evenhand.terms;

import java.time.Period;

/** How long what was disclosed stays confidential. */
public sealed interface Confidentiality {
    /** For a length that begins anew with each disclosure, or with the end of the agreement. */
    record LimitedConfidentiality(Period length, CountedFrom countedFrom) implements Confidentiality {
        public LimitedConfidentiality {
            new FieldChecks().period("/length", length, 240).done();
        }
    }

    record PerpetualConfidentiality() implements Confidentiality {}

    /** The event at which a confidentiality term begins to run. */
    enum CountedFrom {
        DISCLOSURE,
        END_OF_AGREEMENT
    }
}
