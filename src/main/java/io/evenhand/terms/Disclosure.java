package io.evenhand.terms;

/** Who discloses to whom. */
public sealed interface Disclosure {
    /** Every party to every other. */
    record MutualDisclosure() implements Disclosure {}

    /** One party to the others. */
    record OneWayDisclosure(String discloserId) implements Disclosure {
        public OneWayDisclosure {
            new FieldChecks().id("/discloserId", discloserId).done();
        }
    }
}
