package io.evenhand.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.evenhand.access.AccessAlone;
import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proves, over HTTP, who gets in, what keeps others out, and what every answer carries for the browser's protection. */
@AccessAlone
@Import(SignInTests.Whoami.class)
@Execution(ExecutionMode.CONCURRENT)
class SignInTests {
    private static final String PASSWORD = "correct horse battery";

    @Autowired
    MockMvc browser;

    @Autowired
    Accounts accounts;

    @Autowired
    SignInAttempts attempts;

    @BeforeEach
    void noraIsRegistered() {
        accounts.register(NewAccount.of("nora", "Nora", PASSWORD, null, "contoso", Role.OPERATIONS));
        attempts.succeeded("nora", "127.0.0.1");
    }

    @Test
    void aStrangerIsSentToTheSignInPage() throws Exception {
        browser.perform(get("/whoami")).andExpect(status().isFound()).andExpect(redirectedUrl("/sign-in"));
        browser.perform(get("/sign-in"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Sign in")));
    }

    @Test
    void aFragmentOfAPageWhoseSessionEndedMakesThePageLoadAnew() throws Exception {
        browser.perform(get("/whoami").header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("HX-Refresh", "true"));
    }

    @Test
    void theRightPasswordOpensAndSigningOutCloses() throws Exception {
        MockHttpSession session = signedIn("Nora", PASSWORD);

        browser.perform(get("/whoami").session(session)).andExpect(content().string("nora of contoso"));
        browser.perform(post("/sign-out").with(csrf()).session(session)).andExpect(redirectedUrl("/sign-in?out"));
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() throws Exception {
        browser.perform(signIn("nora", "wrong")).andExpect(redirectedUrl("/sign-in?failed"));
        browser.perform(signIn("nobody", "wrong")).andExpect(redirectedUrl("/sign-in?failed"));
    }

    @Test
    void afterFiveFailuresEvenTheRightPasswordWaits() throws Exception {
        accounts.register(NewAccount.of("guessed", "Guessed", PASSWORD, null, "contoso", Role.OPERATIONS));
        for (int i = 0; i < SignInAttempts.PER_ACCOUNT_AND_ADDRESS; i++) {
            browser.perform(signIn("guessed", "wrong")).andExpect(redirectedUrl("/sign-in?failed"));
        }

        browser.perform(signIn(" GUESSED", PASSWORD))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "900"));
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        browser.perform(post("/sign-in").param("username", "nora").param("password", PASSWORD))
                .andExpect(status().isForbidden());
    }

    @Test
    void anAccountClosedMeanwhileIsOutAtItsNextRequest() throws Exception {
        accounts.register(NewAccount.of("leaver", "Leaver", PASSWORD, null, "contoso", Role.OPERATIONS));
        MockHttpSession session = signedIn("leaver", PASSWORD);
        accounts.close("leaver");

        browser.perform(get("/whoami").session(session)).andExpect(redirectedUrl("/sign-in"));
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void accountsOfADemonstrationStayOutsideWithoutOne() throws Exception {
        accounts.register(NewAccount.demo("dora", "Dora", null, "contoso", Role.OPERATIONS));

        browser.perform(signIn("dora", NewAccount.DEMO_PASSWORD)).andExpect(redirectedUrl("/sign-in?failed"));
    }

    @Test
    void noScriptOrStyleOfOthersRunsInAPage() throws Exception {
        browser.perform(get("/sign-in"))
                .andExpect(header().string(
                                "Content-Security-Policy",
                                allOf(
                                        containsString("default-src 'none'"),
                                        containsString("script-src 'self';"),
                                        containsString("style-src 'self';"),
                                        containsString("frame-ancestors 'none'"))))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(content().string(not(containsString("onclick="))));
    }

    private MockHttpSession signedIn(String username, String password) throws Exception {
        return session(browser.perform(signIn(username, password)).andExpect(redirectedUrl("/")));
    }

    static MockHttpSession session(ResultActions answer) {
        return (MockHttpSession)
                Objects.requireNonNull(answer.andReturn().getRequest().getSession());
    }

    static MockHttpServletRequestBuilder signIn(String username, String password) {
        return post("/sign-in").with(csrf()).param("username", username).param("password", password);
    }

    @RestController
    static class Whoami {
        @GetMapping("/whoami")
        String answer(Actor actor) {
            return actor.username() + " of " + actor.partnerId();
        }
    }
}
