package io.evenhand.protection;

import io.evenhand.customer.CustomerIdentity;
import io.evenhand.customer.Likeness;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The question whether two customers are one: the one about whom a partner is bound, and the one of a referral in which it takes part.
 *
 * @param duty what depends on the answer
 * @param protectedCustomer about whom the duty is
 * @param customer of the referral
 * @param closed whether the duty has ended, so that nothing depends on the answer any more
 * @param said in order
 */
public record LookalikeView(
        String id,
        String referralId,
        Duty duty,
        CustomerIdentity protectedCustomer,
        CustomerIdentity customer,
        Set<Likeness> reasons,
        Instant foundAt,
        Standing standing,
        boolean closed,
        List<Word> said) {
    public LookalikeView {
        reasons = Set.copyOf(reasons);
        said = List.copyOf(said);
    }

    /** What can be said. */
    public enum Answer {
        SAME,
        ANOTHER,
        /** An earlier answer is taken back. */
        UNDECIDED
    }

    /** What holds. */
    public enum Standing {
        OPEN,
        SAME,
        ANOTHER
    }

    /** @param partner its name @param by the user */
    public record Word(String partner, Answer answer, String by, String reason, Instant at) {}
}
