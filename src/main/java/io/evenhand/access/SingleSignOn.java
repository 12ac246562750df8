package io.evenhand.access;

import io.evenhand.concurrency.RepeatedWhenRaced;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People who sign in elsewhere once for all programs. Who comes back from a provider is found by the issuer and the provider's own id of
 * them, and by nothing else that it says. A link comes to be in two ways: somebody who is signed in makes it, or somebody who was invited
 * chooses it in the place of a password.
 */
@Service
@Transactional
public class SingleSignOn {
    private final AccountRepository accounts;
    private final SignInSessionRepository sessions;
    private final AccountLinks links;
    private final SignOnRules rules;
    private final SignOnProviders providers;
    private final Confirmation confirmation;
    private final Accounts register;
    private final SignOnInvitations invitations;
    private final AccessTrail trail;
    private final AccessSettings settings;
    private final Clock clock;

    SingleSignOn(
            AccountRepository accounts,
            SignInSessionRepository sessions,
            AccountLinks links,
            SignOnRules rules,
            SignOnProviders providers,
            Confirmation confirmation,
            Accounts register,
            SignOnInvitations invitations,
            AccessTrail trail,
            AccessSettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.links = links;
        this.rules = rules;
        this.providers = providers;
        this.confirmation = confirmation;
        this.register = register;
        this.invitations = invitations;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
    }

    /** The account that a sign-in at a provider opens. */
    public SignOnAnswer signIn(SignedOn who) {
        Optional<Account> account = links.usernameOf(who).flatMap(accounts::findByUsername);
        if (account.isEmpty()) {
            trail.ofNobody(AccessEventKind.SIGN_ON_REFUSED, detail(who.provider(), SignOnProblem.NOBODY));
            return new SignOnAnswer.Refused(SignOnProblem.NOBODY);
        }
        return whyNot(account.get(), who.provider())
                .map(problem -> refused(account.get(), who.provider(), problem))
                .orElseGet(() -> new SignOnAnswer.In(account.get().getId()));
    }

    /**
     * As {@link #signIn}, of somebody who is signed in and whom the provider was told to ask anew.
     *
     * @param username whose sign-in it was begun in
     */
    public SignOnAnswer confirm(SignedOn who, String username, String session) {
        Optional<Account> account = account(username, session);
        if (account.isEmpty()) {
            return sessionOver(who);
        }
        boolean same = links.usernameOf(who).filter(username::equals).isPresent();
        Optional<SignOnProblem> problem =
                same ? whyNot(account.get(), who.provider()) : Optional.of(SignOnProblem.SOMEBODY_ELSE);
        return problem.map(found -> refused(account.get(), who.provider(), found))
                .orElseGet(() -> new SignOnAnswer.In(username));
    }

    /** Lets a sign-in at a provider open the account of somebody who is signed in, in the very session in which they asked for it. */
    @RepeatedWhenRaced
    public SignOnAnswer link(SignedOn who, String username, String session) {
        Optional<Account> account = account(username, session);
        if (account.isEmpty()) {
            return sessionOver(who);
        }
        Account found = account.get();
        return whyNot(found, who.provider())
                .or(() -> links.link(found, who))
                .map(problem -> refused(found, who.provider(), problem))
                .orElseGet(() -> new SignOnAnswer.In(username));
    }

    /** Uses an invitation, or a link to get back in, with a sign-in at a provider in the place of a password. */
    @RepeatedWhenRaced
    public SignOnAnswer join(SignedOn who, String token, String username) {
        SignOnAnswer answer = invitations.accept(who, token, username);
        if (answer instanceof SignOnAnswer.Refused refused) {
            trail.ofNobody(AccessEventKind.SIGN_ON_REFUSED, detail(who.provider(), refused.problem()));
        }
        return answer;
    }

    /** Who came from a provider may do nothing here, whoever it is. */
    public void refused(SignOnProvider provider, SignOnProblem problem) {
        trail.ofNobody(AccessEventKind.SIGN_ON_REFUSED, detail(provider, problem));
    }

    /** What came from a provider was not what it should be; nobody knows of whom it speaks. */
    public void notGenuine(SignOnProvider provider) {
        trail.ofNobody(AccessEventKind.SIGN_ON_REFUSED, detail(provider, SignOnProblem.NOT_GENUINE));
    }

    /** The providers that may vouch for the actor, and how it stands with each. */
    @Transactional(readOnly = true)
    public List<SignOnView> of(Actor actor) {
        Account account = accounts.findByUsername(actor.username()).orElseThrow();
        List<AccountLink> present = links.of(account);
        List<SignOnProvider> open = rules.openTo(actor.partnerId());
        boolean passwordOpens =
                account.hasPassword() && rules.onlyProvider(actor.partnerId()).isEmpty();
        boolean several = open.stream()
                        .filter(provider -> present.stream().anyMatch(link -> link.isAt(provider)))
                        .count()
                > 1;
        return open.stream()
                .map(provider -> new SignOnView(
                        provider,
                        present.stream()
                                .filter(link -> link.isAt(provider))
                                .map(AccountLink::linkedAt)
                                .findFirst()
                                .orElse(null),
                        !passwordOpens && !several))
                .toList();
    }

    /** How the actor can show once more that it is they. @param session the sign-in that asks */
    @Transactional(readOnly = true)
    public Confirming confirming(Actor actor, @Nullable String session) {
        return confirmation.ways(actor, session);
    }

    /** Whether the actor has shown once more that it is they. @param password as typed; may be empty */
    @Transactional(readOnly = true)
    public boolean isConfirmed(Actor actor, @Nullable String session, String password) {
        return confirmation.holds(actor, session, password);
    }

    /** Takes a link away. What would be left without another way in stays. The other sessions that came through it end. */
    public AccessChange unlink(Actor actor, @Nullable String session, String providerId) {
        Optional<SignOnProvider> provider = providers.find(providerId);
        Optional<Account> account = accounts.lock(actor.username());
        if (provider.isEmpty() || account.isEmpty() || !links.isLinked(account.get(), provider.get())) {
            return new AccessChange.Unknown();
        }
        if (of(actor).stream().anyMatch(way -> way.provider().equals(provider.get()) && way.onlyWay())) {
            return new AccessChange.Refused(
                    rules.onlyProvider(actor.partnerId()).isPresent()
                            ? "Your organisation’s people come in by single sign-on only, so it stays."
                            : provider.get().name() + " is your only way in. Choose a password first, then remove it.");
        }
        links.unlink(account.get(), provider.get());
        int unused = sessions.endThrough(
                actor.username(), providerId, session, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return new AccessChange.Changed();
    }

    /** Gives somebody without a password their first one, once their provider has asked them anew. Every session ends. */
    public PasswordChange choosePassword(Actor actor, @Nullable String session, String chosen) {
        return confirmation.freshly(actor, session).isEmpty()
                ? new PasswordChange.WrongPassword()
                : register.chooseFirstPassword(actor.username(), chosen);
    }

    private Optional<Account> account(String username, String session) {
        return accounts.lock(username)
                .filter(account -> sessions.findById(session)
                        .filter(found -> found.isOpen() && found.isOf(username))
                        .isPresent());
    }

    private Optional<SignOnProblem> whyNot(Account account, SignOnProvider provider) {
        String partnerId = account.actor().partnerId();
        if (!account.isOpen(settings.demo())) {
            return Optional.of(SignOnProblem.CLOSED);
        }
        if (!provider.vouchesFor(partnerId)) {
            return Optional.of(SignOnProblem.NOT_VOUCHED);
        }
        return rules.isKeptOut(partnerId, provider) ? Optional.of(SignOnProblem.ANOTHER_IS_REQUIRED) : Optional.empty();
    }

    private SignOnAnswer sessionOver(SignedOn who) {
        trail.ofNobody(AccessEventKind.SIGN_ON_REFUSED, detail(who.provider(), SignOnProblem.SESSION_OVER));
        return new SignOnAnswer.Refused(SignOnProblem.SESSION_OVER);
    }

    private SignOnAnswer refused(Account account, SignOnProvider provider, SignOnProblem problem) {
        trail.own(AccessEventKind.SIGN_ON_REFUSED, account.actor(), detail(provider, problem));
        return new SignOnAnswer.Refused(problem);
    }

    private static String detail(SignOnProvider provider, SignOnProblem problem) {
        return "With " + provider.name() + ": " + problem.reason();
    }
}
