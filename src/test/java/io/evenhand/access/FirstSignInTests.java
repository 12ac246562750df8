package io.evenhand.access;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Proves that the first start lets exactly one administrator in, whose printed password opens nothing but the page to replace it. */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
@AccessAlone
class FirstSignInTests {
    private static final Pattern PRINTED = Pattern.compile("one-time password\\s+(\\S+)");

    @Autowired
    MockMvc browser;

    @Autowired
    HowToSignIn howToSignIn;

    @Autowired
    JdbcTemplate database;

    @Test
    void theOneTimePasswordOpensOnlyThePageToReplaceIt(CapturedOutput output) throws Exception {
        database.update("delete from account_role");
        database.update("delete from account");
        howToSignIn.tell();
        // The application told another when it started.
        String oneTime = PRINTED.matcher(output.getAll())
                .results()
                .reduce((former, last) -> last)
                .orElseThrow()
                .group(1);
        MockHttpSession session = signedIn(oneTime);

        browser.perform(get("/").session(session)).andExpect(redirectedUrl("/password"));
        browser.perform(get("/password").session(session))
                .andExpect(content().string(containsString("Choose your password")));
        browser.perform(change(oneTime, "a long new secret", "a long new secrex", session))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("The two new passwords differ")));
        browser.perform(change(oneTime, "short", "short", session))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("at least 12 characters")));
        browser.perform(change(oneTime, "a long new secret", "a long new secret", session))
                .andExpect(redirectedUrl("/sign-in?changed"));

        browser.perform(signIn(oneTime)).andExpect(redirectedUrl("/sign-in?failed"));
        browser.perform(get("/password").session(signedIn("a long new secret")))
                .andExpect(content().string(containsString("Change your password")));
    }

    private MockHttpSession signedIn(String password) throws Exception {
        return (MockHttpSession) Objects.requireNonNull(browser.perform(signIn(password))
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getRequest()
                .getSession());
    }

    private static MockHttpServletRequestBuilder signIn(String password) {
        return post("/sign-in").with(csrf()).param("username", "admin").param("password", password);
    }

    private static MockHttpServletRequestBuilder change(
            String present, String replacement, String repeated, MockHttpSession session) {
        return post("/password")
                .with(csrf())
                .session(session)
                .param("present", present)
                .param("replacement", replacement)
                .param("repeated", repeated);
    }
}
