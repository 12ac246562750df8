package io.evenhand.assurance;

import io.evenhand.claim.ClaimLine;
import io.evenhand.protection.WindowLine;
import io.evenhand.relationship.CommitmentView;
import java.util.List;

/**
 * “They stole our customer”: which promises keep others away from an organisation's customers, which bind it itself, what it can prove to have
 * known before, and what became of breaches.
 *
 * @param protecting windows that still bind others, those that end first at the top
 * @param moreProtecting whether there are more than these
 * @param binding windows that still bind the organisation itself
 * @param moreBinding whether there are more than these
 * @param claims in which the organisation takes part, the newest first
 * @param committed the lists of customers to which it committed
 */
public record GuardedCustomers(
        List<WindowLine> protecting,
        boolean moreProtecting,
        List<WindowLine> binding,
        boolean moreBinding,
        List<ClaimLine> claims,
        List<CommitmentView> committed) {
    public GuardedCustomers {
        protecting = List.copyOf(protecting);
        binding = List.copyOf(binding);
        claims = List.copyOf(claims);
        committed = List.copyOf(committed);
    }

    /** How many claims still wait for something. */
    public long openClaims() {
        return claims.stream().filter(claim -> !claim.state().isOver()).count();
    }
}
