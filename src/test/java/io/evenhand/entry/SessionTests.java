package io.evenhand.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.evenhand.access.AccessEvents;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;

/** Proves that people see where they are signed in, that what is ended is over at its next request, and what is written down of it. */
class SessionTests extends AccessHouse {
    @Autowired
    EntityManagerFactory entities;

    @Autowired
    AccessEvents events;

    @Test
    void onesSessionsAreListedByBrowserAndAddressWithThisOneMarked() throws Exception {
        browser.perform(post("/sign-in")
                .with(csrf())
                .header(
                        "User-Agent",
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Safari/604.1")
                .with(request -> {
                    request.setRemoteAddr("198.51.100.7");
                    return request;
                })
                .param("username", omar)
                .param("password", PASSWORD));
        String page = page("/account", signedIn(omar));

        assertThat(page).contains("Safari on iPhone", "198.51.100.7").containsOnlyOnce("This device");
        assertThat(page.indexOf("This device")).isLessThan(page.indexOf("Safari on iPhone"));
    }

    @Test
    void aSessionThatWasEndedElsewhereIsOverAtItsNextRequest() throws Exception {
        MockHttpSession lost = signedIn(omar);
        MockHttpSession here = signedIn(omar);
        send("/account/sessions/" + other(page("/account", here)) + "/end", here)
                .andExpect(redirectedUrl("/account"));

        open("/account", lost).andExpect(redirectedUrl("/sign-in"));
        assertThat(lost.isInvalid()).isTrue();
        open("/account", here).andExpect(status().isOk());
        assertThat(page("/account", here)).doesNotContain("End all others");
    }

    @Test
    void allOthersEndAtOnceAndThisOneGoesOn() throws Exception {
        List<MockHttpSession> others = List.of(signedIn(omar), signedIn(omar));
        MockHttpSession here = signedIn(omar);
        MockHttpSession noras = signedIn(nora);
        send("/account/sessions/end-others", here).andExpect(redirectedUrl("/account"));

        for (MockHttpSession other : others) {
            open("/account", other).andExpect(redirectedUrl("/sign-in"));
        }
        open("/account", here).andExpect(status().isOk());
        open("/account", noras).andExpect(status().isOk());
    }

    @Test
    void nobodyEndsASessionOfSomebodyElse() throws Exception {
        MockHttpSession omars = signedIn(omar);
        MockHttpSession again = signedIn(omar);
        String id = other(page("/account", again));
        for (String who : List.of(nora, "tess-" + network, "sam-" + network)) {
            send("/account/sessions/" + id + "/end", signedIn(who)).andExpect(status().isNotFound());
        }
        open("/account", omars).andExpect(status().isOk());
    }

    @Test
    void aNewPasswordEndsEverySession() throws Exception {
        MockHttpSession one = signedIn(omar);
        MockHttpSession two = signedIn(omar);
        String replacement = "another long secret";
        send("/password", one, "present", PASSWORD, "replacement", replacement, "repeated", replacement)
                .andExpect(redirectedUrl("/sign-in?changed"));

        open("/account", two).andExpect(redirectedUrl("/sign-in"));
        signIn(omar, replacement).andExpect(redirectedUrl("/"));
    }

    @Test
    void aClosedAccountAndOneWhoseOwnerLeftDoNotComeBackToLifeWithTheirOldSessions() throws Exception {
        MockHttpSession omars = signedIn(omar);
        MockHttpSession noras = signedIn(nora);
        String person = "/partners/" + partner + "/people/" + omar;
        send(person + "/account/close", noras, "username", omar).andExpect(status().isFound());
        open("/account", omars).andExpect(redirectedUrl("/sign-in"));
        signIn(omar, PASSWORD).andExpect(redirectedUrl("/sign-in?failed"));
        send(person + "/account/open", noras, "username", omar).andExpect(status().isFound());
        MockHttpSession later = signedIn(omar);
        open("/account", later).andExpect(status().isOk());

        send(person + "/leave", noras, "version", "0", "leftOn", "2026-01-05").andExpect(status().isFound());
        send(person + "/account/open", noras, "username", omar).andExpect(status().isFound());
        signIn(omar, PASSWORD).andExpect(redirectedUrl("/sign-in?failed"));
        send(person + "/return", noras, "version", "1").andExpect(status().isFound());
        signIn(omar, PASSWORD).andExpect(redirectedUrl("/sign-in?failed"));
        send(person + "/account/open", noras, "username", omar).andExpect(status().isFound());

        open("/account", later).andExpect(redirectedUrl("/sign-in"));
        signIn(omar, PASSWORD).andExpect(redirectedUrl("/"));
    }

    @Test
    void signingOutIsRecordedAndTheSessionGoneFromTheList() throws Exception {
        MockHttpSession session = signedIn(omar);
        send("/sign-out", session).andExpect(redirectedUrl("/sign-in?out"));

        assertThat(happened(omar)).startsWith("signed_out", "signed_in");
        assertThat(page("/account", signedIn(omar))).doesNotContain("End all others");
    }

    /** A page that looks every few seconds whether it is still the latest costs one query to be let in, and a write once a minute. */
    @Test
    void lookingOftenDoesNotWriteEachTime() throws Exception {
        MockHttpSession session = signedIn(omar);
        Statistics statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            for (int i = 0; i < 120; i++) {
                clock.advance(Duration.ofSeconds(3));
                browser.perform(get("/nothing").session(session)).andExpect(status().isNotFound());
            }
            // Six minutes.
            assertThat(statistics.getEntityUpdateCount()).isBetween(5L, 6L);
            assertThat(statistics.getPrepareStatementCount()).isBetween(125L, 126L);
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    @Test
    void whatHappenedIsSeenByOneselfByOnesAdministratorAndByTheStewardAndNobodyElse() throws Exception {
        signIn(omar, "wrong").andExpect(redirectedUrl("/sign-in?failed"));
        signIn("nobody-" + network, "wrong").andExpect(redirectedUrl("/sign-in?failed"));

        assertThat(page("/account/events", signedIn(omar)))
                .contains("<h1>Your access</h1>", "<title>Your access · Evenhand</title>", "Sign-in failed");
        assertThat(page("/partners/" + partner + "/access", signedIn(nora))).contains("Sign-in failed", "Omar Lind");
        assertThat(page("/access-events", signedIn("sam-" + network)))
                .contains("Omar Lind", "A name that nobody has")
                .doesNotContain("nobody-" + network);
        assertThat(page("/account/events", signedIn(nora))).doesNotContain("Sign-in failed");
        open("/partners/" + partner + "/access", signedIn("tess-" + network)).andExpect(status().isNotFound());
        assertThat(events.ofPartner(actor("tess-" + network), partner, AccessEvents.NEWEST, 10))
                .isEmpty();
    }

    @Test
    void whoTriesOnAfterTheLimitFillsTheRecordWithOneLine() throws Exception {
        for (int i = 0; i < FAILURES; i++) {
            signIn(omar, "wrong").andExpect(redirectedUrl("/sign-in?failed"));
        }
        for (int i = 0; i < 5; i++) {
            signIn(omar, PASSWORD).andExpect(status().isTooManyRequests());
        }
        assertThat(happened(omar).stream().filter("sign_in_locked"::equals)).hasSize(1);
    }

    @Test
    void aNameThatNobodyHasIsTurnedAwayInTheSameWords() throws Exception {
        for (int i = 0; i < FAILURES; i++) {
            signIn("nobody-" + network, "wrong").andExpect(redirectedUrl("/sign-in?failed"));
            signIn(omar, "wrong").andExpect(redirectedUrl("/sign-in?failed"));
        }
        String unknown =
                signIn("nobody-" + network, "wrong").andReturn().getResponse().getContentAsString();
        String known = signIn(omar, "wrong").andReturn().getResponse().getContentAsString();

        assertThat(forwarded("nobody-" + network)).isEqualTo(forwarded(omar)).isEqualTo(429);
        assertThat(unknown).isEqualTo(known);
    }

    private int forwarded(String username) throws Exception {
        return signIn(username, "wrong").andReturn().getResponse().getStatus();
    }

    private static String other(String page) {
        Matcher id = Pattern.compile("/account/sessions/([0-9a-f-]{36})/end").matcher(page);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }
}
