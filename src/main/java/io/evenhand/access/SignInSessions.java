package io.evenhand.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sign-ins of people, which they can look through and end. Each request asks whether its own still stands, so that one that was
 * ended anywhere is over everywhere, whichever program serves the browser.
 */
@Service
@Transactional
public class SignInSessions {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int LONGEST_BROWSER = 100;
    private static final int LONGEST_ADDRESS = 45;

    private final SignInSessionRepository sessions;
    private final AccountRepository accounts;
    private final SecondFactorRepository secondFactors;
    private final AccessRuleRepository rules;
    private final SignOnProviders providers;
    private final AccessTrail trail;
    private final Clock clock;
    private final Duration idle;

    /** @param idle after which the browser's own session is over */
    SignInSessions(
            SignInSessionRepository sessions,
            AccountRepository accounts,
            SecondFactorRepository secondFactors,
            AccessRuleRepository rules,
            SignOnProviders providers,
            AccessTrail trail,
            Clock clock,
            @Value("${server.servlet.session.timeout:8h}") Duration idle) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.secondFactors = secondFactors;
        this.rules = rules;
        this.providers = providers;
        this.trail = trail;
        this.clock = clock;
        this.idle = idle;
    }

    /**
     * Notes that somebody gave the right password.
     *
     * @param browser in words
     * @return the id by which the browser's own session remembers it
     */
    public String begin(String username, String browser, String address) {
        return begin(username, browser, address, null, false);
    }

    /**
     * Notes that somebody came in.
     *
     * @param provider through which; null for the right password
     * @param confirmed whether the provider was told to ask the person anew, and did
     */
    public String begin(String username, String browser, String address, @Nullable String provider, boolean confirmed) {
        Actor actor = accounts.findByUsername(Usernames.normalised(username))
                .orElseThrow(() -> new IllegalStateException("Signed in without an account"))
                .actor();
        int unused = sessions.forget(actor.username(), now().minus(KEPT));
        SignInSession session = new SignInSession(
                UUID.randomUUID().toString(),
                actor.username(),
                cut(browser, LONGEST_BROWSER),
                cut(address, LONGEST_ADDRESS),
                now());
        if (provider != null) {
            session.cameThrough(provider, confirmed);
        }
        session = sessions.save(session);
        if (providers.vouchesForSecondStep(provider)
                || secondFactors.findConfirmed(actor.username()).isEmpty()) {
            trail.own(AccessEventKind.SIGNED_IN, actor, how(session));
        }
        return session.getId();
    }

    /** For the record: through which provider, and with which browser. */
    String how(SignInSession session) {
        String provider = session.provider();
        return provider == null
                ? session.browser()
                : "Single sign-on with " + providers.nameOf(provider) + ", " + session.browser();
    }

    /**
     * How somebody is known who does something now, as evidence says it: what was asked of them in this very sign-in.
     *
     * @param session the sign-in; null where none was begun for the request
     */
    @Transactional(readOnly = true)
    public String known(Actor actor, @Nullable String session) {
        Optional<SignInSession> found = Optional.ofNullable(session).flatMap(sessions::findById);
        String provider = found.map(SignInSession::provider).orElse(null);
        boolean code = provider == null
                ? secondFactors.findConfirmed(actor.username()).isPresent()
                : found.filter(SignInSession::hasPassedCode).isPresent();
        String account = "account" + (code ? " with second factor" : "");
        return provider == null
                ? account
                : account + ", signed in by " + providers.nameOf(provider)
                        + providers
                                .find(provider)
                                .map(known -> " (" + known.issuer() + ")")
                                .orElse("");
    }

    /** Notes that the password was right, but that the organisation's people come in by single sign-on only. @return by which provider */
    public Optional<String> passwordNotEnough(String username) {
        return accounts.findByUsername(Usernames.normalised(username)).flatMap(account -> {
            trail.own(AccessEventKind.PASSWORD_NOT_ENOUGH, account.actor(), null);
            return rules.findById(account.actor().partnerId()).map(AccessRule::onlyProvider);
        });
    }

    /** Notes a sign-in with a wrong password or a name that nobody has. Both cost the same, so that neither tells which it was. */
    public void failed(String username) {
        note(AccessEventKind.SIGN_IN_FAILED, username);
    }

    /** Notes that somebody tried too often. */
    public void turnedAway(String username) {
        note(AccessEventKind.SIGN_IN_LOCKED, username);
    }

    private void note(AccessEventKind kind, String username) {
        accounts.findByUsername(Usernames.normalised(username))
                .ifPresentOrElse(account -> trail.own(kind, account.actor(), null), () -> trail.ofNobody(kind));
    }

    /** Ends a sign-in because its owner signed out. Idempotent; unknown ids are ignored. */
    public void signedOut(String id) {
        sessions.findById(id).filter(SignInSession::isOpen).ifPresent(session -> {
            session.end(now());
            accounts.findByUsername(session.username())
                    .ifPresent(account -> trail.own(AccessEventKind.SIGNED_OUT, account.actor(), session.browser()));
        });
    }

    /** The actor's sign-ins that have not ended, the one that looks first. @param present its id, if it has one */
    @Transactional(readOnly = true)
    public List<SessionView> of(Actor actor, @Nullable String present) {
        return sessions.open(actor.username(), now().minus(idle)).stream()
                .filter(session -> !session.isOver(now(), providers.longestSession()))
                .map(session -> session.view(present))
                .sorted((one, other) -> Boolean.compare(other.present(), one.present()))
                .toList();
    }

    /** Ends one of the actor's own sign-ins. Idempotent. @return whether it is the actor's */
    public boolean end(Actor actor, String id) {
        Optional<SignInSession> session = sessions.findById(id).filter(found -> found.isOf(actor.username()));
        session.filter(SignInSession::isOpen).ifPresent(open -> {
            open.end(now());
            trail.own(AccessEventKind.SESSION_ENDED, actor, open.describe());
        });
        return session.isPresent();
    }

    /** Ends all of the actor's sign-ins but one. @param present the one to keep @return how many were ended */
    public int endOthers(Actor actor, @Nullable String present) {
        int ended = sessions.endAll(actor.username(), present, now());
        if (ended > 0) {
            trail.own(AccessEventKind.SESSION_ENDED, actor, ended == 1 ? "One other" : "All " + ended + " others");
        }
        return ended;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
