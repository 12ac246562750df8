package io.evenhand.access;

import io.evenhand.concurrency.RepeatedWhenRaced;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever lets in everybody else: the administrator of the first start, who is also the host's steward. */
@Component
class FirstAdministrator {
    static final String USERNAME = "admin";

    private final AccountRepository accounts;
    private final PasswordEncoder encoder;
    private final AccessSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FirstAdministrator(AccountRepository accounts, PasswordEncoder encoder, AccessSettings settings, Clock clock) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Creates the account, unless this is the demonstration or somebody is there already.
     *
     * @return the one-time password, which exists nowhere else; empty when nobody was created
     */
    @RepeatedWhenRaced
    @Transactional
    public Optional<String> create() {
        if (settings.demo() || accounts.existsByDemoFalse()) {
            return Optional.empty();
        }
        String password = Passwords.oneTime(random);
        NewAccount account = NewAccount.of(
                USERNAME,
                "Administrator",
                password,
                null,
                Actor.HOST,
                Role.ADMINISTRATOR,
                Role.STEWARD,
                // Whoever else proposes wording needs somebody who approves it.
                Role.LEGAL);
        Account unused = accounts.saveAndFlush(new Account(
                account, encoder.encode(password), true, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        return Optional.of(password);
    }
}
