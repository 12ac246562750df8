package io.evenhand.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.evenhand.access.Actor;
import io.evenhand.access.Admission;
import io.evenhand.access.InvitationAnswer;
import io.evenhand.access.InvitationIssued;
import io.evenhand.access.InvitationPost;
import io.evenhand.access.Invitations;
import io.evenhand.access.Role;
import io.evenhand.signing.PartnerCertificates;
import io.evenhand.signing.TestKeys;
import io.evenhand.terms.AgreementKinds;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.MovedClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Proves who can invite whom to what, that a link opens once and for a week, and what the invited get: exactly that. */
@RecordApplicationEvents
class InvitationTests extends AccessHouse {
    private static final String GOOD = "a few words in a row";

    @Autowired
    Invitations invitations;

    @Autowired
    ApplicationEvents published;

    @Test
    void theInvitedChoosesNameAndPasswordAndGetsExactlyTheRolesTicked() throws Exception {
        String link = invite("legal", "signatory");

        assertThat(page(link, null))
                .contains(
                        "Welcome, Anna Roth",
                        "Nora Berg",
                        "Nordwind Consulting",
                        "Legal",
                        "Signatory",
                        "value=\"" + anna + "\"")
                .doesNotContain("Administrator");
        send(link, null, "username", "Anna." + network, "password", GOOD, "repeated", GOOD)
                .andExpect(redirectedUrl("/sign-in?as=anna." + network + "&welcome="));

        assertThat(actor("anna." + network))
                .isEqualTo(
                        new Actor("anna." + network, "Anna Roth", anna, partner, Set.of(Role.LEGAL, Role.SIGNATORY)));
        signIn("anna." + network, GOOD).andExpect(redirectedUrl("/"));
        assertThat(happened("anna." + network)).containsExactly("signed_in", "invitation_accepted");
    }

    @Test
    void aLinkOpensOnce() throws Exception {
        String link = invite("legal");
        send(link, null, "username", anna, "password", GOOD, "repeated", GOOD).andExpect(status().isFound());

        open(link, null).andExpect(status().isNotFound()).andExpect(content().string(containsString("opens nothing")));
        send(link, null, "username", "other-" + network, "password", GOOD, "repeated", GOOD)
                .andExpect(status().isNotFound());
        assertThat(accounts.actor("other-" + network)).isEmpty();
    }

    @Test
    void ofManyWhoUseALinkAtTheSameMomentOneGetsIn() throws Exception {
        String token = token(invite("legal"));
        var number = new java.util.concurrent.atomic.AtomicInteger();
        List<InvitationAnswer> answers = AtTheSameTime.call(
                () -> invitations.accept(token, "race-" + network + "-" + number.incrementAndGet(), GOOD));

        assertThat(answers.stream().filter(InvitationAnswer.Welcome.class::isInstance))
                .hasSize(1);
        assertThat(database.queryForObject("select count(*) from account where person_id = ?", Integer.class, anna))
                .isEqualTo(1);
    }

    @Test
    void aLinkIsOverAfterSevenDays() throws Exception {
        String link = invite("legal");
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        open(link, null).andExpect(status().isOk());
        clock.advance(Duration.ofSeconds(1));

        open(link, null).andExpect(status().isNotFound());
        send(link, null, "username", anna, "password", GOOD, "repeated", GOOD).andExpect(status().isNotFound());
        assertThat(page("/partners/" + partner, signedIn(nora))).contains("Invitation expired");
    }

    @Test
    void aNewLinkEndsTheFormerAndWithdrawingEndsItAltogether() throws Exception {
        String former = invite("legal");
        String link = invite("legal");
        open(former, null).andExpect(status().isNotFound());
        open(link, null).andExpect(status().isOk());

        MockHttpSession session = signedIn(nora);
        assertThat(page(person(anna), session)).contains("Invited", "Make a new link");
        send(person(anna) + "/invitation/withdraw", session).andExpect(status().isFound());
        open(link, null).andExpect(status().isNotFound());
        assertThat(page(person(anna), session)).contains("No account yet");
    }

    @Test
    void whatWillNotDoIsNamedBesideItsFieldAndTheLinkStaysGood() throws Exception {
        String link = invite("legal");
        send(link, null, "username", omar, "password", GOOD, "repeated", GOOD)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("This username is taken")));
        send(link, null, "username", "<script>", "password", "short", "repeated", "short")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Use at least 12 characters")))
                .andExpect(content().string(containsString("&lt;script&gt;")));
        send(link, null, "username", anna, "password", "annaroth" + anna, "repeated", "different")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("The two passwords differ")));
        send(link, null, "username", anna, "password", "AnnaRoth2026", "repeated", "AnnaRoth2026")
                .andExpect(content().string(containsString("not made of your name")));

        send(link, null, "username", anna, "password", GOOD, "repeated", GOOD).andExpect(status().isFound());
    }

    @Test
    void aSuggestedNameThatIsTakenGetsANumber() throws Exception {
        register(anna, "Another Anna", stranger, Role.LEGAL);

        assertThat(page(invite("legal"), null)).contains("value=\"" + anna + ".2\"");
    }

    @Test
    void theTokenIsKeptNowhereAndHandedOnlyToWhoeverSendsIt() throws Exception {
        String link = invite("legal");
        String token = token(link);

        InvitationPost.Letter letter = posted.letters.getFirst();
        assertThat(letter.link()).endsWith("/invitations/" + token);
        assertThat(letter.email()).isEqualTo(anna + "@example.com");
        assertThat(letter.reset()).isFalse();
        assertThat(letter.toString()).doesNotContain(token);
        assertThat(published.stream(InvitationIssued.class)).singleElement().satisfies(issued -> {
            assertThat(issued.personId()).isEqualTo(anna);
            assertThat(issued.reset()).isFalse();
            assertThat(issued.toString()).doesNotContain(token);
        });
        assertThat(database.queryForList("select * from invitation").toString()).doesNotContain(token);
        assertThat(database.queryForList("select * from access_event").toString())
                .doesNotContain(token);
        assertThat(database.queryForList("select * from EVENT_PUBLICATION").toString())
                .doesNotContain(token);
    }

    @Test
    void nobodyInvitesWithoutLookingAfterThePartner() throws Exception {
        send(person(anna) + "/invitation", signedIn(omar), "roles", "administrator")
                .andExpect(status().isForbidden());
        send(person(anna) + "/invitation", signedIn("tess-" + network), "roles", "administrator")
                .andExpect(status().isNotFound());
        send("/partners/" + stranger + "/people/" + anna + "/invitation", signedIn("tess-" + network), "roles", "legal")
                .andExpect(status().isNotFound());
        assertThat(database.queryForObject("select count(*) from invitation where person_id = ?", Integer.class, anna))
                .isZero();
    }

    @Test
    void nobodyIsInvitedToNothingOrToBeTheHostsSteward() throws Exception {
        MockHttpSession session = signedIn(nora);
        send(person(anna) + "/invitation", session).andExpect(status().isFound());
        assertThat(page(person(anna), session)).doesNotContain("Invited");
        send(person(anna) + "/invitation", session, "roles", "steward");
        assertThat(posted.letters).isEmpty();
        send(person(omar) + "/invitation", session, "roles", "legal");
        assertThat(posted.letters).isEmpty();
    }

    @Test
    void theStewardInvitesTheFirstAdministratorOfANewPartner() throws Exception {
        send(person(anna) + "/invitation", signedIn("sam-" + network), "roles", "administrator");
        send(link(), null, "username", anna, "password", GOOD, "repeated", GOOD).andExpect(status().isFound());

        assertThat(actor(anna).administers(partner)).isTrue();
        assertThat(actor(anna).administers(stranger)).isFalse();
    }

    @Test
    void resettingAccessTakesEverythingAwayAndGivesOneWayBack() throws Exception {
        MockHttpSession omars = signedIn(omar);
        send(person(omar) + "/account/reset", signedIn(nora), "username", omar).andExpect(status().isFound());
        String link = link();

        open("/account", omars).andExpect(redirectedUrl("/sign-in"));
        signIn(omar, PASSWORD).andExpect(redirectedUrl("/sign-in?failed"));
        assertThat(posted.letters.getLast().reset()).isTrue();
        assertThat(page(link, null)).contains("Choose a new password", omar).doesNotContain("name=\"username\"");
        send(link, null, "username", "somebody.else", "password", GOOD, "repeated", GOOD)
                .andExpect(redirectedUrl("/sign-in?as=" + omar + "&welcome="));

        signIn(omar, GOOD).andExpect(redirectedUrl("/"));
        assertThat(actor(omar).roles()).containsExactly(Role.OPERATIONS);
        open(link, null).andExpect(status().isNotFound());
        assertThat(happened(omar))
                .containsSubsequence("signed_in", "access_restored", "sign_in_failed", "access_reset");
    }

    @Test
    void aLinkOfWhoHasLeftOpensNothing() throws Exception {
        String link = invite("legal");
        MockHttpSession session = signedIn(nora);
        send(person(anna) + "/leave", session, "version", "0", "leftOn", "2026-01-05")
                .andExpect(status().isFound());

        open(link, null).andExpect(status().isNotFound());
        send(person(anna) + "/invitation", session, "roles", "legal").andExpect(status().isFound());
        assertThat(posted.letters).hasSize(1);
        assertThat(accounts.admission(anna)).isInstanceOf(Admission.Refused.class);
    }

    private String invite(String... roles) throws Exception {
        String[] fields = new String[roles.length * 2];
        for (int i = 0; i < roles.length; i++) {
            fields[2 * i] = "roles";
            fields[2 * i + 1] = roles[i];
        }
        String shown = (String) Objects.requireNonNull(send(person(anna) + "/invitation", signedIn(nora), fields)
                .andExpect(status().isFound())
                .andReturn()
                .getFlashMap()
                .get("link"));
        assertThat(shown).endsWith(link());
        return link();
    }

    /** The last that was handed over, without the server's name. */
    private String link() {
        String link = posted.letters.getLast().link();
        return link.substring(link.indexOf("/invitations/"));
    }

    private static String token(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private String person(String person) {
        return "/partners/" + partner + "/people/" + person;
    }

    /** Nested in a test, or tests of the whole application would find it. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EntityScan({"io.evenhand.access", "io.evenhand.partner"})
    @EnableJpaRepositories({"io.evenhand.access", "io.evenhand.partner"})
    @ComponentScan(
            basePackages = {"io.evenhand.access", "io.evenhand.partner", "io.evenhand.concurrency"},
            excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
    static class Rooms {
        @Bean
        AgreementKinds agreementKinds() {
            return AgreementKinds.builtIn();
        }

        @Bean
        PartnerCertificates partnerCertificates(Clock clock) {
            return TestKeys.partnerCertificates(Path.of("target/keys-of-partners"), clock);
        }

        @Bean
        MovedClock clock() {
            return new MovedClock();
        }

        @Bean
        Posted posted() {
            return new Posted();
        }
    }
}
