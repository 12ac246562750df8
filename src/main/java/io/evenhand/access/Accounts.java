package io.evenhand.access;

import io.evenhand.concurrency.RepeatedWhenRaced;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of an installation: registering them, finding who is acting, changing passwords. */
@Service
@Transactional
public class Accounts {
    private final AccountRepository accounts;
    private final SignInSessionRepository sessions;
    private final SecondFactorRepository secondFactors;
    private final InvitationRepository invitations;
    private final AccountLinks links;
    private final SignOnProviders providers;
    private final AccessTrail trail;
    private final PasswordEncoder encoder;
    private final AccessSettings settings;
    private final Clock clock;
    /** The demonstration's password is public, so one hash serves all its accounts and a demo starts at once. */
    private volatile String demoHash = "";

    Accounts(
            AccountRepository accounts,
            SignInSessionRepository sessions,
            SecondFactorRepository secondFactors,
            InvitationRepository invitations,
            AccountLinks links,
            SignOnProviders providers,
            AccessTrail trail,
            PasswordEncoder encoder,
            AccessSettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.invitations = invitations;
        this.links = links;
        this.providers = providers;
        this.trail = trail;
        this.encoder = encoder;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Registers an account. Idempotent by username: the same account again changes nothing, whatever its password has become; a
     * username that belongs to somebody else is refused.
     */
    @RepeatedWhenRaced
    public Registration register(NewAccount account) {
        Optional<Account> present = accounts.findByUsername(account.username());
        if (present.isPresent()) {
            return present.get().isSameAs(account)
                    ? new Registration.AlreadyRegistered(present.get().actor())
                    : new Registration.UsernameTaken(account.username());
        }
        return new Registration.Registered(add(account).actor());
    }

    /** Who acts under this username; empty when it is unknown, closed, or of a demonstration that is over. */
    @Transactional(readOnly = true)
    public Optional<Actor> actor(String username) {
        return open(username).map(Account::actor);
    }

    /** What somebody is called who once acted under this username, also after their account was closed. */
    @Transactional(readOnly = true)
    public Optional<String> nameOf(String username) {
        return accounts.findByUsername(Usernames.normalised(username))
                .map(account -> account.actor().displayName());
    }

    /** As {@link #nameOf}, of several; unknown ones are missing. */
    @Transactional(readOnly = true)
    public Map<String, String> namesOf(Collection<String> usernames) {
        return usernames.isEmpty()
                ? Map.of()
                : accounts.findByUsernames(Set.copyOf(usernames)).stream()
                        .map(Account::actor)
                        .collect(Collectors.toMap(Actor::username, Actor::displayName));
    }

    /** Everybody who acts for this organisation in this role, by username. */
    @Transactional(readOnly = true)
    public List<Actor> of(String partnerId, Role role) {
        return accounts.findByPartnerAndRole(partnerId, role).stream()
                .filter(account -> account.isOpen(settings.demo()))
                .map(Account::actor)
                .toList();
    }

    /**
     * People of partners, by username, so many at a time.
     *
     * @param after the last username of the page before; empty for the first page
     */
    @Transactional(readOnly = true)
    public PeoplePage people(String after, int most) {
        List<String> usernames = accounts.findPeopleAfter(after, Limit.of(most));
        List<Actor> open = accounts.findByUsernames(usernames).stream()
                .filter(account -> account.isOpen(settings.demo()))
                .map(Account::actor)
                .toList();
        return new PeoplePage(open, usernames.isEmpty() ? null : usernames.getLast());
    }

    /** @param last where the next page goes on; null after the last page */
    public record PeoplePage(List<Actor> people, @Nullable String last) {
        public PeoplePage {
            people = List.copyOf(people);
        }
    }

    /** The people of the running demonstration, by username; nobody when there is none. */
    @Transactional(readOnly = true)
    public List<Actor> demonstration() {
        return settings.demo()
                ? accounts.findDemonstration().stream().map(Account::actor).toList()
                : List.of();
    }

    /** How far this account may go now, without a session: as far as its first step alone takes it. */
    @Transactional(readOnly = true)
    public Admission admission(String username) {
        return admission(username, null);
    }

    /**
     * How far this account may go now, in one query. Also notes, once a minute at most, that the session was seen.
     *
     * @param session the sign-in that asks; null for one that none was begun for, which has passed no second step
     */
    public Admission admission(String username, @Nullable String session) {
        List<Tuple> found = accounts.standing(Usernames.normalised(username), session == null ? "" : session);
        // One row for each role; the rest of them is the same.
        return found.isEmpty()
                ? new Admission.Refused()
                : Standing.of(found.getFirst()).admission(session != null, settings.demo(), providers, now());
    }

    /** How far a program goes now with a token of this account. @param madeAt when the token was made, behind whatever steps there were then */
    @Transactional(readOnly = true)
    public Admission admissionByToken(String username, Instant madeAt) {
        List<Tuple> found = accounts.standing(username, "");
        return found.isEmpty()
                ? new Admission.Refused()
                : Standing.of(found.getFirst()).admissionByToken(madeAt, settings.demo(), providers);
    }

    /** Replaces the password of an account by one that only its owner knows. Every session ends with the old one. */
    public PasswordChange changePassword(String username, String present, String replacement) {
        Optional<Account> account = open(username);
        if (account.isEmpty() || !encoder.matches(present, account.get().passwordHash())) {
            return new PasswordChange.WrongPassword();
        }
        if (present.equals(replacement)) {
            return new PasswordChange.Unsuitable("Choose one that differs from the present password.");
        }
        return choose(account.get(), replacement);
    }

    /** Gives an account that has none a password, once its owner was asked anew elsewhere. The caller has made sure of that. */
    PasswordChange chooseFirstPassword(String username, String chosen) {
        return open(username)
                .filter(account -> !account.hasPassword())
                .map(account -> choose(account, chosen))
                .orElseGet(PasswordChange.WrongPassword::new);
    }

    private PasswordChange choose(Account account, String password) {
        Actor actor = account.actor();
        Optional<String> problem = Passwords.problem(password, actor.username(), actor.displayName());
        if (problem.isPresent()) {
            return new PasswordChange.Unsuitable(problem.get());
        }
        choosePassword(account, password);
        trail.own(AccessEventKind.PASSWORD_CHANGED, actor, null);
        return new PasswordChange.Changed();
    }

    /** Closes an account: it can neither act nor sign in from now on, and open sessions end. Idempotent; unknown names are ignored. */
    public void close(String username) {
        accounts.findByUsername(Usernames.normalised(username)).ifPresent(this::close);
    }

    /**
     * Closes every account of a person who no longer acts for an organisation, whatever its name, and ends the links sent to them.
     * Idempotent.
     *
     * @param actor who notes that the person has left
     */
    public void closeAllOf(Actor actor, String partnerId, String personId) {
        for (Account account : accounts.ofPerson(partnerId, personId)) {
            if (account.isEnabled()) {
                close(account);
                trail.by(actor, AccessEventKind.ACCOUNT_CLOSED, account.actor(), "Has left");
            }
        }
        invitations.openOfPerson(partnerId, personId).forEach(invitation -> invitation.end(now()));
    }

    /** Whether any account, open or closed, has this name. */
    @Transactional(readOnly = true)
    public boolean isTaken(String username) {
        return accounts.findByUsername(Usernames.normalised(username)).isPresent();
    }

    void close(Account account) {
        account.close();
        endSessions(account);
    }

    void choosePassword(Account account, String password) {
        account.changePassword(encoder.encode(password));
        endSessions(account);
    }

    /** Takes away everything with which somebody gets in. */
    void lockOut(Account account) {
        account.lockOut(encoder.encode(Secrets.token()));
        secondFactors.removeCodes(account.getId());
        secondFactors.remove(account.getId());
        int unused = links.removeAll(account);
        endSessions(account);
    }

    /** Leaves single sign-on as the only way into an account. */
    void openBySignOnAlone(Account account) {
        account.openBySignOnAlone(encoder.encode(Secrets.token()));
        endSessions(account);
    }

    /** Makes the account that somebody was invited to. In a demonstration it ends with it. */
    Account join(InvitationView invitation, String username, String password) {
        NewAccount account = new NewAccount(
                username,
                invitation.displayName(),
                password,
                invitation.personId(),
                invitation.partnerId(),
                invitation.roles(),
                settings.demo());
        Account made = new Account(account, "", false, now());
        made.changePassword(encoder.encode(password));
        return accounts.saveAndFlush(made);
    }

    private void endSessions(Account account) {
        int unused = sessions.endAll(account.getId(), null, now());
    }

    private Account add(NewAccount account) {
        String hash = account.demo() ? demoHash() : encoder.encode(account.password());
        return accounts.saveAndFlush(new Account(account, hash, false, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String demoHash() {
        if (demoHash.isEmpty()) {
            demoHash = encoder.encode(NewAccount.DEMO_PASSWORD);
        }
        return demoHash;
    }

    private Optional<Account> open(String username) {
        return accounts.findByUsername(Usernames.normalised(username))
                .filter(account -> account.isOpen(settings.demo()));
    }
}
