package io.evenhand.settlement.whatif;

import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsChanges;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Terms that one may look at.
 *
 * @param key by which an address names it
 * @param title for people, as the name of a column
 * @param about who proposed it, or what it is
 */
public record Draft(String key, String title, String about, RevenueShareTerms terms) {
    /**
     * Terms as if they had taken effect early enough for all these lines, so that they can be tried on revenue from before them; the terms
     * themselves where they cover it.
     */
    public static RevenueShareTerms covering(RevenueShareTerms terms, List<RevenueLine> lines) {
        return lines.stream()
                .map(RevenueLine::countedOn)
                .min(Comparator.naturalOrder())
                .filter(first -> first.isBefore(terms.effectiveOn()) && first.getYear() >= 2000)
                .map(first -> effective(terms, first.withDayOfMonth(1)))
                .orElse(terms);
    }

    private static RevenueShareTerms effective(RevenueShareTerms terms, LocalDate on) {
        return new RevenueShareTerms(
                terms.parties(),
                on,
                terms.customer(),
                terms.referralReference(),
                terms.roles(),
                terms.qualification(),
                terms.rules(),
                terms.payment(),
                terms.reporting(),
                terms.audit(),
                terms.clawback(),
                terms.holdDays(),
                terms.tailDays(),
                terms.rounding(),
                terms.conversion(),
                terms.interest(),
                terms.carryForward(),
                terms.liability(),
                terms.term(),
                terms.jurisdiction(),
                terms.notices(),
                terms.clauses());
    }

    /** In how many fields it differs from another. */
    public int differencesFrom(Draft other) {
        return TermsChanges.between(other.terms, terms).size();
    }
}
