package io.evenhand.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** That it is really the owner who sits before a browser that is signed in: by their password, or because their provider has just asked them anew. */
@Component
class Confirmation {
    /** How long having been asked anew counts. */
    static final Duration FRESH = Duration.ofMinutes(10);

    private final AccountRepository accounts;
    private final SignInSessionRepository sessions;
    private final AccountLinks links;
    private final SignOnProviders providers;
    private final SignOnRules rules;
    private final PasswordEncoder encoder;
    private final Clock clock;

    Confirmation(
            AccountRepository accounts,
            SignInSessionRepository sessions,
            AccountLinks links,
            SignOnProviders providers,
            SignOnRules rules,
            PasswordEncoder encoder,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.links = links;
        this.providers = providers;
        this.rules = rules;
        this.encoder = encoder;
        this.clock = clock;
    }

    /** @param session the sign-in that asks, if it has a record @param password as typed; may be empty */
    boolean holds(Actor actor, @Nullable String session, String password) {
        return freshly(actor, session).isPresent()
                || (!password.isEmpty()
                        && accounts.findByUsername(actor.username())
                                .filter(account -> encoder.matches(password, account.passwordHash()))
                                .isPresent());
    }

    /** By which provider the owner of this sign-in was asked anew a moment ago. */
    Optional<SignOnProvider> freshly(Actor actor, @Nullable String session) {
        Instant now = clock.instant();
        return Optional.ofNullable(session)
                .flatMap(sessions::findById)
                .filter(found -> found.isOpen() && found.isOf(actor.username()) && found.isConfirmed(now, FRESH))
                .map(SignInSession::provider)
                .flatMap(providers::find);
    }

    Confirming ways(Actor actor, @Nullable String session) {
        Account account = accounts.findByUsername(actor.username()).orElseThrow();
        List<SignOnProvider> with = rules.openTo(actor.partnerId()).stream()
                .filter(provider -> links.isLinked(account, provider))
                .toList();
        return new Confirming(freshly(actor, session).orElse(null), account.hasPassword(), with);
    }
}
