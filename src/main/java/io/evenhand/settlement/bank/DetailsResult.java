package io.evenhand.settlement.bank;

import io.evenhand.access.TwoPeoplePolicy;
import java.time.Instant;
import java.util.Map;

/** What became of a change of bank details. */
public sealed interface DetailsResult {
    /** A second person is asked to confirm it. */
    record Asked(String id) implements DetailsResult {}

    /** @param effectiveAt from when on the partner is paid there */
    record Confirmed(Instant effectiveAt) implements DetailsResult {}

    /** It was taken back, turned down or objected to: what held before goes on. */
    record Ended() implements DetailsResult {}

    /** @param problems sentences by field */
    record Invalid(Map<String, String> problems) implements DetailsResult {
        public Invalid {
            problems = Map.copyOf(problems);
        }
    }

    /** Another change is asked for, or waits to take effect: that one comes first. */
    record AnotherPending() implements DetailsResult {}

    /** One person asks and another confirms, of whom both are known. @param why not {@link TwoPeoplePolicy#FITS} */
    record NotTwoPeople(TwoPeoplePolicy why) implements DetailsResult {}

    /** It was decided before, or has taken effect. */
    record Decided() implements DetailsResult {}

    record NotAllowed() implements DetailsResult {}

    record Unknown() implements DetailsResult {}
}
