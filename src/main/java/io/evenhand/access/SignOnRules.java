package io.evenhand.access;

import io.evenhand.concurrency.RepeatedWhenRaced;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * That an organisation's people come in through one provider only. Then their passwords open nothing, so that whoever is out in the
 * organisation's own directory is out here. The host's people have no such rule: the steward gets in when a provider is away, and lifts it.
 */
@Service
@Transactional
public class SignOnRules {
    private final AccessRuleRepository rules;
    private final AccountRepository accounts;
    private final AccountLinkRepository links;
    private final SignInSessionRepository sessions;
    private final SignOnProviders providers;
    private final AccessTrail trail;
    private final Clock clock;

    SignOnRules(
            AccessRuleRepository rules,
            AccountRepository accounts,
            AccountLinkRepository links,
            SignInSessionRepository sessions,
            SignOnProviders providers,
            AccessTrail trail,
            Clock clock) {
        this.rules = rules;
        this.accounts = accounts;
        this.links = links;
        this.sessions = sessions;
        this.providers = providers;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * How it stands with an organisation.
     *
     * @param choices the providers that may vouch for its people
     * @param onlyProvider the id of the only one that opens; null where there is no such rule
     * @param onlyName what that one is called
     * @param lost whether the only one may not vouch for its people any more, so that nobody gets in
     * @param notLinked how many open accounts it does not open: of the only one, or of the first choice
     */
    public record View(
            List<SignOnProvider> choices,
            @Nullable String onlyProvider,
            String onlyName,
            boolean lost,
            long notLinked) {
        /** Whether there is anything to say about it. */
        public boolean isShown() {
            return !choices.isEmpty() || onlyProvider != null;
        }
    }

    /** How it stands with an organisation; for whoever looks after it. */
    @Transactional(readOnly = true)
    public Optional<View> of(Actor actor, String partnerId) {
        if (!actor.administers(partnerId)) {
            return Optional.empty();
        }
        List<SignOnProvider> choices = providers.of(partnerId);
        Optional<String> only = onlyProvider(partnerId);
        Optional<SignOnProvider> counted = only.isPresent()
                ? only.flatMap(providers::find)
                : choices.stream().findFirst();
        Set<String> linked = counted.map(provider -> links.usernamesOf(partnerId, provider.issuer()))
                .orElse(Set.of());
        long notLinked = accounts.ofPartner(partnerId).stream()
                .filter(account -> account.isEnabled() && !linked.contains(account.getId()))
                .count();
        return Optional.of(new View(
                choices,
                only.orElse(null),
                only.map(providers::nameOf).orElse(""),
                only.isPresent()
                        && choices.stream().noneMatch(choice -> choice.id().equals(only.get())),
                notLinked));
    }

    /** The only provider through which an organisation's people come in; empty where each chooses. */
    @Transactional(readOnly = true)
    public Optional<String> onlyProvider(String partnerId) {
        return rules.findById(partnerId).map(AccessRule::onlyProvider);
    }

    /** Whether another provider than this one is the only one that opens. */
    boolean isKeptOut(String partnerId, SignOnProvider provider) {
        return onlyProvider(partnerId)
                .filter(only -> !only.equals(provider.id()))
                .isPresent();
    }

    /** Those that have a way in: by the only provider, where there is such a rule, else by a password or any provider. */
    List<Account> withAWayIn(String partnerId, List<Account> people) {
        boolean passwordsOpen = onlyProvider(partnerId).isEmpty();
        Set<String> linked = linkedOf(partnerId);
        return people.stream()
                .filter(account -> (passwordsOpen && account.hasPassword()) || linked.contains(account.getId()))
                .toList();
    }

    /** The providers that let an organisation's people in: the only one, where there is such a rule, else all that may vouch for them. */
    List<SignOnProvider> openTo(String partnerId) {
        Optional<String> only = onlyProvider(partnerId);
        return providers.of(partnerId).stream()
                .filter(provider -> only.isEmpty() || only.get().equals(provider.id()))
                .toList();
    }

    /** The accounts of an organisation that some provider opens. */
    Set<String> linkedOf(String partnerId) {
        return openTo(partnerId).stream()
                .flatMap(provider -> links.usernamesOf(partnerId, provider.issuer()).stream())
                .collect(Collectors.toSet());
    }

    /**
     * Lets an organisation's people come in through one provider only from now on, or as each chooses. Sessions that were begun otherwise
     * end. An administrator through whom nobody else would be let in cannot shut the door behind themselves. Idempotent.
     *
     * @param session the sign-in that asks; null where none was begun for the request
     * @param providerId null to lift the rule
     */
    @RepeatedWhenRaced
    public AccessChange require(Actor actor, @Nullable String session, String partnerId, @Nullable String providerId) {
        if (!Visibility.of(actor).covers(partnerId)) {
            return new AccessChange.Unknown();
        }
        if (!actor.administers(partnerId)) {
            return new AccessChange.NotAllowed();
        }
        if (partnerId.equals(Actor.HOST)) {
            return new AccessChange.Refused("The host’s people keep their passwords, so that somebody always gets in.");
        }
        // All of them are held: who is linked and an administrator now still is when the rule is written.
        List<Account> people = accounts.lockAll(partnerId);
        AccessRule rule = rules.findById(partnerId).orElseGet(() -> new AccessRule(partnerId));
        if (providerId == null) {
            return lift(actor, partnerId, rule);
        }
        Optional<SignOnProvider> provider = providers.find(providerId).filter(found -> found.vouchesFor(partnerId));
        if (provider.isEmpty()) {
            return new AccessChange.Unknown();
        }
        if (providerId.equals(rule.onlyProvider())) {
            return new AccessChange.Changed();
        }
        Optional<String> lockedOut = whyLockedOut(actor, session, partnerId, provider.get(), people);
        if (lockedOut.isPresent()) {
            return new AccessChange.Refused(lockedOut.get());
        }
        rule.requireProvider(providerId);
        AccessRule unused = rules.save(rule);
        int ended = sessions.endAllBut(partnerId, providerId, clock.instant().truncatedTo(ChronoUnit.MICROS));
        trail.by(
                actor,
                AccessEventKind.SIGN_ON_REQUIRED,
                partnerId,
                "",
                "With " + provider.get().name() + (ended == 0 ? "" : "; " + ended + " other sessions ended"));
        return new AccessChange.Changed();
    }

    private boolean cameThrough(@Nullable String session, SignOnProvider provider) {
        return Optional.ofNullable(session)
                .flatMap(sessions::findById)
                .map(SignInSession::provider)
                .filter(provider.id()::equals)
                .isPresent();
    }

    private AccessChange lift(Actor actor, String partnerId, AccessRule rule) {
        String former = rule.onlyProvider();
        if (former != null) {
            rule.requireProvider(null);
            AccessRule unused = rules.save(rule);
            trail.by(actor, AccessEventKind.SIGN_ON_OPTIONAL, partnerId, "", "Beside " + providers.nameOf(former));
        }
        return new AccessChange.Changed();
    }

    private Optional<String> whyLockedOut(
            Actor actor, @Nullable String session, String partnerId, SignOnProvider provider, List<Account> people) {
        Set<String> linked = links.usernamesOf(partnerId, provider.issuer());
        if (actor.partnerId().equals(partnerId)) {
            if (!linked.contains(actor.username())) {
                return Optional.of("Link your own account with " + provider.name()
                        + " first, on the page “Your account”; otherwise you would shut yourself out.");
            }
            // A link alone does not show that the provider lets in today: it may know us as another program by now.
            if (!cameThrough(session, provider)) {
                return Optional.of("Sign out and come in with " + provider.name()
                        + " first, so that you see that it lets you in; otherwise you might shut yourself out.");
            }
        }
        boolean somebody = people.stream()
                .anyMatch(account ->
                        account.isEnabled() && account.isAdministrator() && linked.contains(account.getId()));
        return somebody
                ? Optional.empty()
                : Optional.of("No administrator here is linked with " + provider.name()
                        + " yet, so nobody could let anybody in. Ask one of them to link their account first.");
    }
}
