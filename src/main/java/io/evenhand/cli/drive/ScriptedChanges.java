package io.evenhand.cli.drive;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.ChangeViews;
import io.evenhand.agreement.Changes;
import io.evenhand.agreement.ProposeChangeResult;
import io.evenhand.referral.ReferralId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Proposes the changes of a script one after the other: how many there are already tells where it stands. */
@Component
class ScriptedChanges {
    private final Agreements agreements;
    private final Changes changes;
    private final ChangeViews views;
    private final Accounts accounts;

    ScriptedChanges(Agreements agreements, Changes changes, ChangeViews views, Accounts accounts) {
        this.agreements = agreements;
        this.changes = changes;
        this.views = views;
        this.accounts = accounts;
    }

    /** How the changes of a referral stand. */
    enum Progress {
        /** One was proposed now. */
        PROPOSED,
        /** One is under way. */
        UNDER_WAY,
        /** There are no more. */
        OVER
    }

    /** @throws IllegalStateException if a change of the script is refused, with the reason */
    Progress go(ReferralId referral, Script script) {
        if (script.change(0).isEmpty()) {
            return Progress.OVER;
        }
        List<AgreementView> proposed = agreements.ofSubject(referral.value()).stream()
                .filter(AgreementView::isChange)
                .toList();
        if (proposed.stream().anyMatch(this::isUnderWay)) {
            return Progress.UNDER_WAY;
        }
        Optional<ScriptedChange> next = script.change(proposed.size());
        next.ifPresent(change -> propose(referral, change));
        return next.isPresent() ? Progress.PROPOSED : Progress.OVER;
    }

    private boolean isUnderWay(AgreementView change) {
        return switch (change.state()) {
            case NEGOTIATED, SIGNING, SEALED -> true;
            case IN_FORCE -> views.get(change.id()).signedAt().isEmpty();
            case REJECTED, DECLINED, EXPIRED, WITHDRAWN -> false;
        };
    }

    private void propose(ReferralId referral, ScriptedChange change) {
        AgreementView agreement = agreements
                .find(referral.value(), change.agreement())
                .orElseThrow(() -> new IllegalStateException("The referral has no " + change.agreement()));
        Actor actor = accounts.actor(change.username())
                .orElseThrow(() -> new IllegalStateException("No account " + change.username()));
        ProposeChangeResult result = changes.propose(agreement.id(), change.request(), actor, change.reason());
        if (!(result instanceof ProposeChangeResult.Proposed)) {
            throw new IllegalStateException("The change of " + agreement.number() + " is refused: " + result);
        }
    }
}
