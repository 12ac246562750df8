package io.evenhand.protection;

import io.evenhand.terms.ClauseChoices;
import io.evenhand.terms.Conduct;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.CustomerProtectionTerms.ContactApproval;
import io.evenhand.terms.CustomerProtectionTerms.ReleaseEvent;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the signed terms say about one bound partner's promise beside whom it protects, and when.
 *
 * @param passiveSales whether the bound partner may serve the customer when it comes unasked
 * @param products to which the promise applies; empty for everything in which the parties work together
 * @param contactApproval the duty to ask before other business with the customer; null for none
 * @param before what the bound partner did for the customer before, and may go on doing
 * @param earlyRelease what ends the promise before its time
 * @param tailMonths for how long after the window an opportunity opened in it stays protected
 * @param assignment which text of the clause on assignment was chosen
 * @param signed whether all this was read from signed terms of customer protection
 */
public record WindowRules(
        boolean passiveSales,
        List<String> products,
        @Nullable ContactApproval contactApproval,
        List<Before> before,
        List<ReleaseEvent> earlyRelease,
        int tailMonths,
        String assignment,
        boolean signed) {
    /** The position of the clause on assignment by which each party may transfer without asking. */
    static final String FREELY = "free";

    private static final String ASSIGNMENT = "assignment";

    public WindowRules {
        products = List.copyOf(products);
        before = List.copyOf(before);
        earlyRelease = List.copyOf(earlyRelease);
        if (tailMonths < 0) {
            throw new IllegalArgumentException("A tail has no negative length: " + tailMonths);
        }
    }

    /** Of a promise of which nothing is known but its conduct, such as that of an NDA. */
    static WindowRules of(Conduct conduct) {
        return new WindowRules(
                conduct == Conduct.SOLICIT, List.of(), null, List.of(), List.of(), 0, ClauseChoices.STANDARD, false);
    }

    /** What signed terms say of one partner whom they bind. */
    public static WindowRules of(CustomerProtectionTerms terms, String boundId) {
        ClauseChoices chosen = terms.clauses();
        return new WindowRules(
                terms.passiveSalesAllowed(),
                terms.products(),
                terms.contactApproval(),
                terms.priorRelationships().stream()
                        .filter(prior -> prior.partyId().equals(boundId))
                        .map(prior -> new Before(prior.relationship(), prior.since()))
                        .toList(),
                terms.earlyRelease(),
                terms.tailMonths(),
                chosen == null
                        ? ClauseChoices.STANDARD
                        : chosen.chosen().getOrDefault(ASSIGNMENT, ClauseChoices.STANDARD),
                true);
    }

    /** @param since the date of the evidence */
    public record Before(String relationship, LocalDate since) {}
}
