package io.evenhand.access;

import jakarta.persistence.Tuple;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides how far an account may go at this moment.
 *
 * @param session the sign-in that asks; null where none was begun for it, or it is not there
 * @param secondFactorSince since when its owner has a second step; null without one
 * @param required whether its organisation asks one of everybody
 * @param onlyProvider the only provider through which its organisation's people come in; null where there is no such rule
 */
record Standing(
        Account account,
        @Nullable SignInSession session,
        @Nullable Instant secondFactorSince,
        boolean required,
        @Nullable String onlyProvider) {
    /** @param row of {@link AccountRepository#standing} */
    static Standing of(Tuple row) {
        return new Standing(
                row.get("account", Account.class),
                row.get("session", SignInSession.class),
                row.get("confirmedAt", Instant.class),
                Boolean.TRUE.equals(row.get("required", Boolean.class)),
                row.get("onlyProvider", String.class));
    }

    /** Also notes, once a minute at most, that the session was seen. @param asked whether a session asks */
    Admission admission(boolean asked, boolean demonstration, SignOnProviders providers, Instant now) {
        if (!account.isOpen(demonstration) || (asked && (session == null || !session.isOpen()))) {
            return new Admission.Refused();
        }
        Actor actor = account.actor();
        String through = session == null ? null : session.provider();
        if (session != null && session.isOver(now, providers.longestSession())) {
            return new Admission.Refused();
        }
        if (!letsIn(through, actor, providers)) {
            return new Admission.Refused();
        }
        boolean secondFactor = secondFactorSince != null;
        boolean vouched = providers.vouchesForSecondStep(through);
        if (secondFactor && !vouched && (session == null || !session.hasPassedCode())) {
            return session != null && session.isTooLateForCode(now)
                    ? new Admission.Refused()
                    : new Admission.CodeDue(actor);
        }
        if (session != null) {
            session.seen(now);
        }
        return behindItsSteps(actor, secondFactor || vouched);
    }

    private Admission behindItsSteps(Actor actor, boolean twoSteps) {
        if (account.isPasswordChangeDue()) {
            return new Admission.PasswordChangeDue(actor);
        }
        return required && !twoSteps ? new Admission.SecondFactorDue(actor) : new Admission.Admitted(actor);
    }

    /**
     * How far a program goes with a token of the account. A token is made behind the second step; one that is older than that step may have
     * been made by somebody who had the password alone.
     */
    Admission admissionByToken(Instant madeAt, boolean demonstration, SignOnProviders providers) {
        Actor actor = account.actor();
        if (!account.isOpen(demonstration) || !letsIn(null, actor, providers)) {
            return new Admission.Refused();
        }
        if (secondFactorSince != null && !secondFactorSince.isBefore(madeAt)) {
            return new Admission.CodeDue(actor);
        }
        return behindItsSteps(actor, secondFactorSince != null);
    }

    /**
     * Where an organisation's people come in through one provider only, nothing else lets them in: no password, no token, no other
     * provider. Who came in through a provider stays only as long as it may vouch for them.
     */
    private boolean letsIn(@Nullable String through, Actor actor, SignOnProviders providers) {
        if (onlyProvider != null && !onlyProvider.equals(through)) {
            return false;
        }
        return through == null
                || providers
                        .find(through)
                        .filter(provider -> provider.vouchesFor(actor.partnerId()))
                        .isPresent();
    }
}
