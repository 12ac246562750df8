package io.evenhand.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Proves, on a real schema, who can be registered, found and admitted, and that no password is stored as typed. */
@AccessAlone
class AccountsTests {
    private static final String PASSWORD = "correct horse battery";

    @Autowired
    Accounts accounts;

    @Autowired
    FirstAdministrator first;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    JdbcTemplate database;

    @Test
    void aRegisteredPersonActsForTheirOrganisationInTheirRoles() {
        accounts.register(
                NewAccount.of(" Nora.Berg ", "Nora Berg", PASSWORD, "p-1", "nordwind", Role.OPERATIONS, Role.LEGAL));

        assertThat(accounts.actor("nora.BERG"))
                .contains(new Actor("nora.berg", "Nora Berg", "p-1", "nordwind", Set.of(Role.OPERATIONS, Role.LEGAL)));
        assertThat(accounts.actor("nobody")).isEmpty();
    }

    @Test
    void registeringTheSamePersonAgainChangesNothing() {
        NewAccount lena = NewAccount.of("lena", "Lena", PASSWORD, "p-2", "contoso", Role.FINANCE);

        assertThat(accounts.register(lena)).isInstanceOf(Registration.Registered.class);
        accounts.changePassword("lena", PASSWORD, "another long secret");
        assertThat(accounts.register(lena)).isInstanceOf(Registration.AlreadyRegistered.class);

        assertThat(accounts.changePassword("lena", PASSWORD, "a third long secret"))
                .isInstanceOf(PasswordChange.WrongPassword.class);
    }

    @Test
    void aUsernameOfSomebodyElseIsRefused() {
        accounts.register(NewAccount.of("kim", "Kim", PASSWORD, "p-3", "contoso", Role.OPERATIONS));

        assertThat(accounts.register(NewAccount.of("KIM", "Kim", PASSWORD, "p-3", "fabrikam", Role.OPERATIONS)))
                .isEqualTo(new Registration.UsernameTaken("kim"));
        assertThat(accounts.actor("kim").orElseThrow().partnerId()).isEqualTo("contoso");
    }

    @Test
    void aPasswordIsKeptOnlyAsItsArgonHash() {
        accounts.register(NewAccount.of("omar", "Omar", PASSWORD, null, "contoso", Role.OPERATIONS));

        String stored =
                database.queryForObject("select password_hash from account where username = 'omar'", String.class);
        assertThat(stored).startsWith("$argon2id$");
        assertThat(encoder.matches(PASSWORD, stored)).isTrue();
        assertThat(encoder.matches("correct horse batterx", stored)).isFalse();
    }

    @Test
    void everybodyOfAPartnerWithARoleIsFoundAndNobodyElse() {
        accounts.register(NewAccount.of("s1", "One", PASSWORD, null, "tailspin", Role.SIGNATORY, Role.LEGAL));
        accounts.register(NewAccount.of("s2", "Two", PASSWORD, null, "tailspin", Role.OPERATIONS));
        accounts.register(NewAccount.of("s3", "Three", PASSWORD, null, "litware", Role.SIGNATORY));

        assertThat(accounts.of("tailspin", Role.SIGNATORY))
                .singleElement()
                .satisfies(actor -> assertThat(actor.roles()).containsExactlyInAnyOrder(Role.SIGNATORY, Role.LEGAL));
    }

    @Test
    void aClosedAccountNeitherActsNorIsAdmitted() {
        accounts.register(NewAccount.of("gone", "Gone", PASSWORD, null, "contoso", Role.OPERATIONS));
        accounts.close("gone");
        accounts.close("gone");

        assertThat(accounts.actor("gone")).isEmpty();
        // What they did is still told in their name.
        assertThat(accounts.nameOf("gone")).contains("Gone");
        assertThat(accounts.admission("gone")).isInstanceOf(Admission.Refused.class);
        assertThat(accounts.of("contoso", Role.OPERATIONS))
                .noneMatch(actor -> actor.username().equals("gone"));
    }

    @Test
    void anAccountOfADemonstrationDoesNotOpenAfterwards() {
        accounts.register(NewAccount.demo("demo.dora", "Dora", "p-9", "contoso", Role.OPERATIONS));

        assertThat(accounts.actor("demo.dora")).isEmpty();
        assertThat(accounts.admission("demo.dora")).isInstanceOf(Admission.Refused.class);
    }

    @Test
    void theFirstAdministratorMustChooseAPasswordOfTheirOwn() {
        database.update("delete from account_role");
        database.update("delete from account");

        String oneTime = first.create().orElseThrow();
        assertThat(first.create()).isEmpty();
        assertThat(accounts.admission("admin"))
                .isInstanceOfSatisfying(
                        Admission.PasswordChangeDue.class,
                        due -> assertThat(due.actor().isSteward()).isTrue());

        assertThat(accounts.changePassword("admin", oneTime, oneTime)).isInstanceOf(PasswordChange.Unsuitable.class);
        assertThat(accounts.changePassword("admin", oneTime, "short")).isInstanceOf(PasswordChange.Unsuitable.class);
        assertThat(accounts.changePassword("admin", oneTime, PASSWORD)).isInstanceOf(PasswordChange.Changed.class);
        assertThat(accounts.admission("admin")).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void anUnusableAccountIsRefusedByFieldAndRemedy() {
        assertThatThrownBy(() -> NewAccount.of("a b", "A", PASSWORD, null, "contoso", Role.LEGAL))
                .hasMessageStartingWith("username: ");
        assertThatThrownBy(() -> NewAccount.of("a", " ", PASSWORD, null, "contoso", Role.LEGAL))
                .hasMessageStartingWith("displayName: ");
        assertThatThrownBy(() -> NewAccount.of("a", "A", PASSWORD, null, "contoso"))
                .hasMessageStartingWith("roles: ");
        assertThatThrownBy(() -> NewAccount.of("a", "A", PASSWORD, null, "contoso", Role.STEWARD))
                .hasMessageStartingWith("roles: ");
        assertThatThrownBy(() -> NewAccount.of("a", "A", NewAccount.DEMO_PASSWORD, null, "contoso", Role.LEGAL))
                .hasMessageStartingWith("password: ");
        assertThat(NewAccount.of("a", "A", PASSWORD, null, "contoso", Role.LEGAL)
                        .toString())
                .doesNotContain(PASSWORD);
    }

    /** No component, or other tests that scan this package would find it. */
    @EnableAutoConfiguration
    @EntityScan("io.evenhand.access")
    @EnableJpaRepositories("io.evenhand.access")
    @ComponentScan(
            basePackages = {"io.evenhand.access", "io.evenhand.concurrency"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
    static class Room {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
