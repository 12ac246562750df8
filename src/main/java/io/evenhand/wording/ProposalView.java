package io.evenhand.wording;

import io.evenhand.access.Actor;
import io.evenhand.template.LintFinding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Wording that somebody wants released, as others may see it.
 *
 * @param baseNumber the release that it was written over; 0 where there was none
 * @param by who proposed it, by name
 * @param byUsername the account of who proposed it
 * @param findings of the lint when it was looked at
 * @param decidedBy who approved, rejected or withdrew it, by name
 * @param reason of who rejected it, or why it ended
 */
public record ProposalView(
        ProposalId id,
        String name,
        String language,
        String hash,
        int baseNumber,
        String note,
        String by,
        String byUsername,
        Instant proposedAt,
        ProposalState state,
        List<LintFinding> findings,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        Optional<String> reason) {
    public ProposalView {
        findings = List.copyOf(findings);
    }

    /** Whether somebody may take it back as it stands: its author, or the host's steward. */
    public boolean isWithdrawableBy(Actor actor) {
        return !state.isOver()
                && state != ProposalState.APPROVED
                && (byUsername.equals(actor.username()) || actor.isSteward());
    }
}
