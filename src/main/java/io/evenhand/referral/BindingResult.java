package io.evenhand.referral;

import io.evenhand.protection.Duty;

/** What came of binding the deliverers by the interim promise, before they learn who the customer is. */
public sealed interface BindingResult {
    /** They are bound, or the introducer chose terms by which nobody is. */
    record Bound() implements BindingResult {}

    /** A deliverer has meanwhile promised the opposite to somebody else: nobody is bound, and nobody may be told. */
    record Contradicted(Duty existing) implements BindingResult {}
}
