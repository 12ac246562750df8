package io.evenhand.access;

import io.evenhand.concurrency.RepeatedWhenRaced;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links by which people get an account, or back into theirs. A link is good for one use and for {@link #VALID}; a newer one for the
 * same person takes its place. Who is a person of a partner, the partner's own room knows: it calls these.
 */
@Service
@Transactional
public class Invitations {
    public static final Duration VALID = Duration.ofDays(7);

    private final InvitationRepository invitations;
    private final AccountRepository accounts;
    private final Accounts register;
    private final SignOnRules rules;
    private final AccessTrail trail;
    private final ObjectProvider<InvitationPost> post;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Invitations(
            InvitationRepository invitations,
            AccountRepository accounts,
            Accounts register,
            SignOnRules rules,
            AccessTrail trail,
            ObjectProvider<InvitationPost> post,
            ApplicationEventPublisher events,
            Clock clock) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.register = register;
        this.rules = rules;
        this.trail = trail;
        this.post = post;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Invites somebody who has no account. Again for the same person makes a new link and ends the former.
     *
     * @param roles at least one, none of which is the host's
     * @param link makes the whole address from the token in it
     */
    public AccessChange invite(Actor inviter, Invitee invitee, Set<Role> roles, UnaryOperator<String> link) {
        if (!Visibility.of(inviter).covers(invitee.partnerId())) {
            return new AccessChange.Unknown();
        }
        if (!inviter.administers(invitee.partnerId())) {
            return new AccessChange.NotAllowed();
        }
        if (roles.isEmpty() || roles.contains(Role.STEWARD)) {
            return new AccessChange.Refused("Tick at least one role.");
        }
        if (!accounts.ofPerson(invitee.partnerId(), invitee.personId()).isEmpty()) {
            return new AccessChange.Refused(invitee.displayName() + " has an account already.");
        }
        trail.by(inviter, AccessEventKind.INVITED, invitee.partnerId(), invitee.displayName(), Role.titles(roles));
        return issue(inviter, invitee, null, roles, link);
    }

    /**
     * Takes somebody's password, single sign-on, second factor and sessions away, and makes a link by which they get back in. For who forgot
     * it, or whose secrets others may have. Nobody does it to themselves: they would be out before they saw the link.
     */
    public AccessChange reset(Actor actor, Invitee invitee, String username, UnaryOperator<String> link) {
        if (!Visibility.of(actor).covers(invitee.partnerId())) {
            return new AccessChange.Unknown();
        }
        Optional<Account> account =
                accounts.lock(username).filter(found -> found.belongsTo(invitee.partnerId(), invitee.personId()));
        if (account.isEmpty()) {
            return new AccessChange.Unknown();
        }
        if (!actor.administers(invitee.partnerId())) {
            return new AccessChange.NotAllowed();
        }
        if (account.get().getId().equals(actor.username())) {
            return new AccessChange.Refused(
                    "This is your own account: change your password on the page “Your account”.");
        }
        if (!account.get().isEnabled()) {
            return new AccessChange.Refused("The account is closed; open it first.");
        }
        register.lockOut(account.get());
        trail.by(actor, AccessEventKind.ACCESS_RESET, account.get().actor(), null);
        return issue(actor, invitee, username, Set.of(), link);
    }

    private AccessChange issue(
            Actor inviter, Invitee invitee, @Nullable String username, Set<Role> roles, UnaryOperator<String> link) {
        Instant now = now();
        invitations.openOfPerson(invitee.partnerId(), invitee.personId()).forEach(former -> former.end(now));
        String token = Secrets.token();
        String id = UUID.randomUUID().toString();
        Instant expiresAt = now.plus(VALID);
        Invitation unused = invitations.save(
                new Invitation(id, Secrets.hash(token), invitee, username, roles, inviter, now, expiresAt));
        boolean reset = username != null;
        String address = link.apply(token);
        events.publishEvent(
                new InvitationIssued(UUID.randomUUID().toString(), id, invitee.partnerId(), invitee.personId(), reset));
        InvitationPost.Letter letter = new InvitationPost.Letter(
                invitee.email(),
                invitee.displayName(),
                invitee.partnerId(),
                invitee.partnerName(),
                inviter.displayName(),
                address,
                expiresAt,
                reset);
        boolean mailed = post.stream().map(sender -> sender.post(letter)).reduce(false, (one, other) -> one || other);
        return new AccessChange.Issued(address, expiresAt, mailed ? invitee.email() : null);
    }

    /** Ends the link that a person was sent and has not used. Idempotent. */
    public AccessChange withdraw(Actor actor, String partnerId, String personId) {
        if (!Visibility.of(actor).covers(partnerId)) {
            return new AccessChange.Unknown();
        }
        if (!actor.administers(partnerId)) {
            return new AccessChange.NotAllowed();
        }
        for (Invitation open : invitations.openOfPerson(partnerId, personId)) {
            open.end(now());
            trail.by(actor, AccessEventKind.INVITATION_WITHDRAWN, partnerId, open.displayName(), null);
        }
        return new AccessChange.Changed();
    }

    /** The links that are out for people of an organisation, the oldest first; nothing when it is not the actor's to look after. */
    @Transactional(readOnly = true)
    public List<InvitationView> pending(Actor actor, String partnerId) {
        Instant now = now();
        return actor.administers(partnerId)
                ? invitations.openOfPartner(partnerId).stream()
                        .map(invitation -> invitation.view(now))
                        .toList()
                : List.of();
    }

    /** What a link is for; empty when it opens nothing (any more). */
    @Transactional(readOnly = true)
    public Optional<InvitationView> open(String token) {
        Instant now = now();
        return invitations
                .find(Secrets.hash(token))
                .filter(invitation -> invitation.isOpen(now))
                .map(invitation -> invitation.view(now));
    }

    /** A username that is free, made from the person's id. */
    @Transactional(readOnly = true)
    public String suggestedUsername(InvitationView invitation) {
        String base = Usernames.suggested(invitation.personId());
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? base : base + "." + number)
                .filter(name -> accounts.findByUsername(name).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /**
     * Uses a link: makes the account with exactly the roles that it was made for, or gives the one that it names a new password.
     *
     * @param username as typed; not looked at for a reset
     */
    @RepeatedWhenRaced
    public InvitationAnswer accept(String token, String username, String password) {
        Instant now = now();
        Optional<Invitation> found = invitations.lock(Secrets.hash(token)).filter(invitation -> invitation.isOpen(now));
        if (found.isEmpty()) {
            return new InvitationAnswer.Gone();
        }
        Invitation invitation = found.get();
        Optional<String> only = rules.onlyProvider(invitation.partnerId());
        if (only.isPresent()) {
            return new InvitationAnswer.Invalid(
                    Map.of("password", "Your organisation’s people come in by single sign-on only; use the button."));
        }
        String account = invitation.username();
        InvitationAnswer answer = account == null
                ? join(invitation.view(now), username, password)
                : restore(account, invitation.displayName(), password);
        if (answer instanceof InvitationAnswer.Welcome) {
            invitation.end(now);
        }
        return answer;
    }

    private InvitationAnswer join(InvitationView invitation, String typed, String password) {
        String username = Usernames.normalised(typed);
        Map<String, String> problems = new LinkedHashMap<>();
        usernameProblem(username).ifPresent(problem -> problems.put("username", problem));
        Passwords.problem(password, username, invitation.displayName())
                .ifPresent(problem -> problems.put("password", problem));
        if (!problems.isEmpty()) {
            return new InvitationAnswer.Invalid(problems);
        }
        if (!accounts.ofPerson(invitation.partnerId(), invitation.personId()).isEmpty()) {
            return new InvitationAnswer.Gone();
        }
        Actor made = register.join(invitation, username, password).actor();
        trail.own(AccessEventKind.INVITATION_ACCEPTED, made, Role.titles(EnumSet.copyOf(invitation.roles())));
        return new InvitationAnswer.Welcome(username);
    }

    /** What is wrong with a username that somebody chooses, and what to do about it; empty when nothing is. */
    @Transactional(readOnly = true)
    public Optional<String> usernameProblem(String typed) {
        String username = Usernames.normalised(typed);
        if (!NewAccount.isUsable(username)) {
            return Optional.of("Use 1 to 64 of a-z, 0-9 and . _ @ - after a first letter or digit.");
        }
        return accounts.findByUsername(username).isPresent()
                ? Optional.of("This username is taken; choose another.")
                : Optional.empty();
    }

    private InvitationAnswer restore(String username, String displayName, String password) {
        Optional<String> problem = Passwords.problem(password, username, displayName);
        if (problem.isPresent()) {
            return new InvitationAnswer.Invalid(Map.of("password", problem.get()));
        }
        Optional<Account> account = accounts.lock(username).filter(Account::isEnabled);
        if (account.isEmpty()) {
            return new InvitationAnswer.Gone();
        }
        register.choosePassword(account.get(), password);
        trail.own(AccessEventKind.ACCESS_RESTORED, account.get().actor(), null);
        return new InvitationAnswer.Welcome(username);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
