package io.evenhand.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.evenhand.access.Actor;
import io.evenhand.access.ApiTokens;
import io.evenhand.access.Role;
import io.evenhand.access.SecondFactorChange;
import io.evenhand.access.SecondFactors;
import io.evenhand.access.TokenCreation;
import io.evenhand.testing.AtTheSameTime;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.ResultActions;

/**
 * Proves, over HTTP, that whoever has a second step gets nowhere with the password alone, that a code is good once and guesses are
 * few, and that it is set up, removed and required as promised. The codes are computed here once more, as an app would.
 */
class SecondStepTests extends AccessHouse {
    private static final String STEP = "/account/second-factor";

    @Autowired
    SecondFactors factors;

    @Autowired
    ApiTokens tokens;

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/account", "/password", "/account/second-factor", "/partners", "/access-events", "/nothing"
            })
    void nothingIsReachableBetweenThePasswordAndTheCode(String address) throws Exception {
        App app = setUp(omar);
        MockHttpSession half = signedIn(omar);

        open(address, half).andExpect(redirectedUrl("/sign-in/code"));
        send(address, half).andExpect(redirectedUrl("/sign-in/code"));
        browser.perform(get(address).header("HX-Request", "true").session(half))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("HX-Refresh", "true"));
        assertThat(page("/sign-in/code", half)).contains("One more step").doesNotContain("Omar", "Sign out</button>");
        assertThat(app.secret).isNotEmpty();
    }

    @Test
    void theCodeOpensThePageThatWasAskedForUnderAnotherSessionId() throws Exception {
        App app = setUp(omar);
        MockHttpSession session = new MockHttpSession();
        browser.perform(get("/partners").header("Accept", "text/html").session(session))
                .andExpect(redirectedUrl("/sign-in"));
        browser.perform(post("/sign-in")
                        .with(csrf())
                        .session(session)
                        .param("username", omar)
                        .param("password", PASSWORD))
                .andExpect(redirectedUrl("/sign-in/code"));
        String between = session.getId();

        send("/sign-in/code", session, "code", app.next()).andExpect(redirectedUrl("http://localhost/partners"));

        assertThat(session.getId()).isNotEqualTo(between);
        open("/account", session).andExpect(status().isOk());
        open("/sign-in/code", session).andExpect(redirectedUrl("/"));
        assertThat(happened(omar)).startsWith("signed_in", "second_factor_on");
    }

    @Test
    void aTokenMadeBehindTheSecondStepOpensAndOneFromBeforeItDoesNot() throws Exception {
        String before = token();
        assertThat(tokens.bearer(before)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        App app = setUp(omar);
        assertThat(app.secret).isNotEmpty();
        assertThat(tokens.bearer(before))
                .as("perhaps made with the password alone")
                .isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.bearer(token())).isPresent();
    }

    private String token() {
        Actor actor = actor(omar);
        return ((TokenCreation.Created) tokens.create(
                        actor,
                        "nightly",
                        ApiTokens.grantable(actor).stream().map(Role::code).toList(),
                        30))
                .secret();
    }

    @Test
    void aCodeIsNotTakenTwice() throws Exception {
        App app = setUp(omar);
        String code = app.next();
        send("/sign-in/code", signedIn(omar), "code", code).andExpect(redirectedUrl("/"));

        send("/sign-in/code", signedIn(omar), "code", code).andExpect(status().isUnprocessableEntity());
        send("/sign-in/code", signedIn(omar), "code", app.next()).andExpect(redirectedUrl("/"));
    }

    @Test
    void ofManyWhoSendACodeAtTheSameMomentOneGetsIn() throws Exception {
        App app = setUp(omar);
        String code = app.next();
        List<SecondFactorChange> answers =
                AtTheSameTime.call(() -> factors.pass(actor(omar), "no-session-of-anybody", code));

        assertThat(answers.stream().filter(SecondFactorChange.Done.class::isInstance))
                .hasSize(1);
    }

    @Test
    void afterFiveWrongCodesEvenTheRightOneWaitsWhereverItComesFrom() throws Exception {
        App app = setUp(omar);
        for (int i = 0; i < 4; i++) {
            send("/sign-in/code", signedIn(omar), "code", "00000" + i).andExpect(status().isUnprocessableEntity());
        }
        send("/sign-in/code", signedIn(omar), "code", "000005").andExpect(status().isTooManyRequests());

        send("/sign-in/code", signedIn(omar), "code", app.next())
                .andExpect(status().isTooManyRequests())
                .andExpect(content().string(containsString("Wait 15 minutes")));
        assertThat(happened(omar)).contains("code_locked").doesNotContain("signed_in_with");
        clock.advance(Duration.ofMinutes(15));
        send("/sign-in/code", signedIn(omar), "code", app.next()).andExpect(redirectedUrl("/"));
    }

    @Test
    void theCodeMustComeWithinTenMinutesOfThePassword() throws Exception {
        App app = setUp(omar);
        MockHttpSession half = signedIn(omar);
        clock.advance(Duration.ofMinutes(11));

        send("/sign-in/code", half, "code", app.next()).andExpect(redirectedUrl("/sign-in"));
        assertThat(half.isInvalid()).isTrue();
    }

    @Test
    void aRecoveryCodeOpensOnceInAnyWriting() throws Exception {
        App app = setUp(omar);
        assertThat(app.recovery).hasSize(10).doesNotHaveDuplicates();
        String code = app.recovery.get(3).toUpperCase(Locale.ROOT).replace("-", " ");

        send("/sign-in/code", signedIn(omar), "code", code).andExpect(redirectedUrl("/"));
        send("/sign-in/code", signedIn(omar), "code", code).andExpect(status().isUnprocessableEntity());
        assertThat(happened(omar)).contains("recovery_code_used");
        MockHttpSession session = signedIn(omar);
        send("/sign-in/code", session, "code", app.next());
        assertThat(page("/account", session)).contains("9 of 10 recovery codes are left");
    }

    @Test
    void aRecoveryCodeOpensAlsoWhenTheKeyOfTheSecretsIsLost() throws Exception {
        App app = setUp(omar);
        database.update(
                "update second_factor set secret = '1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' where username = ?", omar);

        send("/sign-in/code", signedIn(omar), "code", app.recovery.getFirst()).andExpect(redirectedUrl("/"));
    }

    @Test
    void neitherTheSecretNorARecoveryCodeIsInTheDatabase() throws Exception {
        App app = setUp(omar);

        String kept = database.queryForList("select * from second_factor").toString()
                + database.queryForList("select * from recovery_code");
        assertThat(kept).doesNotContain(app.secret).doesNotContain(app.recovery.getFirst());
        assertThat(database.queryForList("select * from access_event").toString())
                .doesNotContain(app.secret);
    }

    @Test
    void itCountsOnlyOnceTheAppHasShownThatItHasTheSecret() throws Exception {
        MockHttpSession session = signedIn(omar);
        send(STEP + "/begin", session, "password", "wrong").andExpect(status().isUnprocessableEntity());
        assertThat(page(STEP, session)).doesNotContain("<svg");
        send(STEP + "/begin", session, "password", PASSWORD).andExpect(redirectedUrl(STEP));
        assertThat(page(STEP, session)).contains("<svg", "<path fill=\"#000\" d=\"M");
        send(STEP + "/confirm", session, "code", "123456").andExpect(status().isUnprocessableEntity());

        signIn(omar, PASSWORD).andExpect(redirectedUrl("/"));
    }

    @Test
    void settingItUpEndsTheOtherSessionsAndKeepsThisOne() throws Exception {
        MockHttpSession other = signedIn(omar);
        MockHttpSession session = signedIn(omar);
        App app = setUp(session);

        open("/account", session).andExpect(status().isOk());
        open("/account", other).andExpect(redirectedUrl("/sign-in"));
        assertThat(app.recovery).hasSize(10);
    }

    @Test
    void itIsRemovedWithPasswordAndCodeTogether() throws Exception {
        MockHttpSession session = signedIn(omar);
        App app = setUp(session);
        send(STEP + "/remove", session, "password", "wrong", "code", app.next())
                .andExpect(status().isUnprocessableEntity());
        send(STEP + "/remove", session, "password", PASSWORD, "code", "000000")
                .andExpect(status().isUnprocessableEntity());
        signIn(omar, PASSWORD).andExpect(redirectedUrl("/sign-in/code"));

        send(STEP + "/remove", session, "password", PASSWORD, "code", app.next())
                .andExpect(redirectedUrl(STEP));
        signIn(omar, PASSWORD).andExpect(redirectedUrl("/"));
        assertThat(database.queryForObject(
                        "select count(*) from recovery_code where username = ?", Integer.class, omar))
                .isZero();
        assertThat(happened(omar)).contains("second_factor_off");
    }

    @Test
    void whoFoundABrowserSignedInDoesNotGuessThePasswordThere() throws Exception {
        MockHttpSession session = signedIn(omar);
        for (int i = 0; i < FAILURES; i++) {
            send(STEP + "/begin", session, "password", "wrong").andExpect(status().isUnprocessableEntity());
        }
        send(STEP + "/begin", session, "password", PASSWORD).andExpect(status().isTooManyRequests());
    }

    @Test
    void newRecoveryCodesTakeThePlaceOfTheOld() throws Exception {
        MockHttpSession session = signedIn(omar);
        App app = setUp(session);
        List<String> renewed = codes(send(STEP + "/codes", session, "code", app.next()));

        assertThat(renewed).hasSize(10).doesNotContainAnyElementsOf(app.recovery);
        send("/sign-in/code", signedIn(omar), "code", app.recovery.getFirst())
                .andExpect(status().isUnprocessableEntity());
        send("/sign-in/code", signedIn(omar), "code", renewed.getFirst()).andExpect(redirectedUrl("/"));
    }

    @Test
    void whereItIsRequiredWhoHasNoneSetsItUpBeforeAnythingElseAndCannotRemoveIt() throws Exception {
        MockHttpSession omars = signedIn(omar);
        MockHttpSession noras = signedIn(nora);
        send("/partners/" + partner + "/access/second-factor", noras, "required", "true")
                .andExpect(redirectedUrl("/partners/" + partner + "/access"));

        open("/account", omars).andExpect(redirectedUrl(STEP));
        open("/partners", noras).andExpect(redirectedUrl(STEP));
        signIn("tess-" + network, PASSWORD).andExpect(redirectedUrl("/"));
        assertThat(page(STEP, omars)).contains("Your organisation asks everybody");
        App app = setUp(omars);
        open("/account", omars).andExpect(status().isOk());
        send(STEP + "/remove", omars, "password", PASSWORD, "code", app.next())
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("so it stays")));
    }

    @Test
    void aResetLeavesNoSecondStepBehind() throws Exception {
        App app = setUp(omar);
        send("/partners/" + partner + "/people/" + omar + "/account/reset", signedIn(nora), "username", omar);
        String link = posted.letters.getLast().link();
        send(link.substring(link.indexOf("/invitations")), null, "password", PASSWORD + "!", "repeated", PASSWORD + "!")
                .andExpect(status().isFound());

        signIn(omar, PASSWORD + "!").andExpect(redirectedUrl("/"));
        assertThat(app.secret).isNotEmpty();
    }

    private App setUp(String username) throws Exception {
        return setUp(signedIn(username));
    }

    private App setUp(MockHttpSession session) throws Exception {
        send(STEP + "/begin", session, "password", PASSWORD).andExpect(redirectedUrl(STEP));
        Matcher secret = Pattern.compile("key-text\">([A-Z2-7 ]+)<").matcher(page(STEP, session));
        assertThat(secret.find()).isTrue();
        App app = new App(secret.group(1).replace(" ", ""));
        app.recovery = codes(send(STEP + "/confirm", session, "code", app.next()));
        return app;
    }

    private static List<String> codes(ResultActions answer) throws Exception {
        return Pattern.compile("<code>([a-z2-9-]{23})</code>")
                .matcher(answer.andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** What an authenticator app knows and does. */
    private final class App {
        private final String secret;
        private List<String> recovery = List.of();

        private App(String secret) {
            this.secret = secret;
        }

        /** Waits for a code that it has not shown yet. */
        String next() {
            clock.advance(Duration.ofSeconds(30));
            return AuthenticatorApp.code(secret, clock.instant());
        }
    }
}
