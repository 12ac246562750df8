package io.evenhand.relationship.commitment;

import java.time.Instant;
import java.util.List;

/** What came of checking a proof, in sentences for people. */
public sealed interface Verdict {
    /** Sentences about what holds. */
    List<String> facts();

    /**
     * The entry was on the list, and the list was fixed in time.
     *
     * @param fixedAt not later than this the list was what it is
     */
    record Proven(Instant fixedAt, List<String> facts) implements Verdict {
        public Proven {
            facts = List.copyOf(facts);
        }
    }

    /**
     * The entry was on the list, and nobody who is trusted vouches for when.
     *
     * @param saidAt when the list was fixed, as somebody says who is not trusted
     * @param doubts sentences, at least one
     */
    record Listed(Instant saidAt, List<String> doubts, List<String> facts) implements Verdict {
        public Listed {
            doubts = List.copyOf(doubts);
            facts = List.copyOf(facts);
        }
    }

    /** @param reasons sentences, at least one */
    record NotProven(List<String> reasons, List<String> facts) implements Verdict {
        public NotProven {
            reasons = List.copyOf(reasons);
            facts = List.copyOf(facts);
        }
    }
}
