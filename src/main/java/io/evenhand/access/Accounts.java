package io.evenhand.access;

import io.evenhand.concurrency.RepeatedWhenRaced;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of an installation: registering them, finding who is acting, changing passwords. */
@Service
@Transactional
public class Accounts {
    static final String FIRST_ADMINISTRATOR = "admin";

    private final AccountRepository accounts;
    private final PasswordEncoder encoder;
    private final AccessSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    /** The demonstration's password is public, so one hash serves all its accounts and a demo starts at once. */
    private volatile String demoHash = "";

    Accounts(AccountRepository accounts, PasswordEncoder encoder, AccessSettings settings, Clock clock) {
        this.accounts = accounts;
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
        return new Registration.Registered(add(account, false).actor());
    }

    /** Who acts under this username; empty when it is unknown, closed, or of a demonstration that is over. */
    @Transactional(readOnly = true)
    public Optional<Actor> actor(String username) {
        return open(username).map(Account::actor);
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

    /** How far this account may go now. */
    @Transactional(readOnly = true)
    public Admission admission(String username) {
        return open(username)
                .<Admission>map(account -> account.isPasswordChangeDue()
                        ? new Admission.PasswordChangeDue(account.actor())
                        : new Admission.Admitted(account.actor()))
                .orElseGet(Admission.Refused::new);
    }

    /** Replaces the password of an account by one that only its owner knows. */
    public PasswordChange changePassword(String username, String present, String replacement) {
        Optional<Account> account = open(username);
        if (account.isEmpty() || !encoder.matches(present, account.get().passwordHash())) {
            return new PasswordChange.WrongPassword();
        }
        if (present.equals(replacement)) {
            return new PasswordChange.Unsuitable("Choose one that differs from the present password.");
        }
        Optional<String> problem =
                Passwords.problem(replacement, account.get().actor().username());
        if (problem.isPresent()) {
            return new PasswordChange.Unsuitable(problem.get());
        }
        account.get().changePassword(encoder.encode(replacement));
        return new PasswordChange.Changed();
    }

    /** Closes an account: it can neither act nor sign in from now on, and open sessions end. Idempotent; unknown names are ignored. */
    public void close(String username) {
        accounts.findByUsername(Usernames.normalised(username)).ifPresent(Account::close);
    }

    /**
     * Creates the first administrator, who is also the host's steward, unless this is the demonstration or somebody is there already.
     *
     * @return the one-time password, which exists nowhere else; empty when nobody was created
     */
    @RepeatedWhenRaced
    Optional<String> createFirstAdministrator() {
        if (settings.demo() || accounts.existsByDemoFalse()) {
            return Optional.empty();
        }
        String password = Passwords.oneTime(random);
        add(
                NewAccount.of(
                        FIRST_ADMINISTRATOR,
                        "Administrator",
                        password,
                        null,
                        Actor.HOST,
                        Role.ADMINISTRATOR,
                        Role.STEWARD),
                true);
        return Optional.of(password);
    }

    private Account add(NewAccount account, boolean passwordChangeDue) {
        String hash = account.demo() ? demoHash() : encoder.encode(account.password());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return accounts.saveAndFlush(new Account(account, hash, passwordChangeDue, now));
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
