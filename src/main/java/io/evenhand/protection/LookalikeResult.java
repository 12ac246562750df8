package io.evenhand.protection;

import java.util.Optional;

/** What came of an answer to the question whether two customers are one. */
public sealed interface LookalikeResult {
    /** @param duty that stands in the way of the referral from now on; empty when none does */
    record Recorded(Optional<Duty> duty) implements LookalikeResult {}

    /** @param problem what to do instead, as a sentence */
    record Refused(String problem) implements LookalikeResult {}

    /** The actor is a party to both, in a role that does not answer. */
    record NotAllowed() implements LookalikeResult {}

    /** There is no such question, or the actor is no party to both. */
    record Unknown() implements LookalikeResult {}
}
