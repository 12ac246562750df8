package io.evenhand.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Proves what the pages about mail and calendar show, to whom, and that nobody reads or sends another's mail. */
class NoticePagesTests extends NoticeTest {
    private static final String SECRET = "ERP for a brewery";

    @Autowired
    MockMvc browser;

    @Autowired
    EntityManagerFactory entities;

    @Test
    void everybodyReadsTheirOwnMailAndNobodyAnothers() throws Exception {
        waits("1", "Review draft", Duration.ofDays(4));
        pass(Duration.ofMinutes(1));
        String id = id("nora");

        assertThat(page("/mail", "nora"))
                .contains("Waits for you: Review draft – " + SECRET, ">Sent<", "nora@mail.example");
        assertThat(page("/mail/" + id, "nora")).contains("As plain text", "Hello Nora Berg", "/mail/" + id + "/html");
        assertThat(page("/mail", "ivo")).contains("No mail yet").doesNotContain(SECRET);
        for (String who : new String[] {"omar", "ivo", "steward"}) {
            for (String address : new String[] {"/mail/" + id, "/mail/" + id + "/html", "/mail/no-such-id"}) {
                browser.perform(get(address).with(user(who))).andExpect(status().isNotFound());
            }
        }
    }

    @Test
    void aMailIsShownUnderAPolicyThatLetsNothingOfItRunOrLoad() throws Exception {
        waits("1", "<script>alert(1)</script>", null);
        pass(Duration.ofMinutes(1));

        browser.perform(get("/mail/" + id("nora") + "/html").with(user("nora")))
                .andExpect(status().isOk())
                .andExpect(header().string(
                                "Content-Security-Policy",
                                allOf(
                                        containsString("default-src 'none'"),
                                        containsString("frame-ancestors 'self'"),
                                        containsString("sandbox"),
                                        not(containsString("allow-scripts")))))
                .andExpect(content().string(allOf(containsString("&lt;script&gt;"), not(containsString("<script")))));
        browser.perform(get("/mail").with(user("nora")))
                .andExpect(header().string("Content-Security-Policy", containsString("frame-ancestors 'none'")))
                .andExpect(content()
                        .string(allOf(containsString("&lt;script&gt;alert"), not(containsString("<script>alert")))));
    }

    @Test
    void whoLooksAfterTheInstallationSeesThatMailFailedAndWhyButNotWhatItSays() throws Exception {
        database.update("update person set email = 'nobody' where id = 'nora'");
        try {
            waits("1", "Review draft", null);
            pass(Duration.ofMinutes(1));
        } finally {
            database.update("update person set email = 'nora@mail.example' where id = 'nora'");
        }

        assertThat(page("/mail-delivery", "steward"))
                .contains("Nordwind Consulting GmbH", "nora", "Something waits", "Given up", "is not an e-mail address")
                .doesNotContain(SECRET)
                .doesNotContain("Review draft");
        assertThat(page("/mail", "nora")).doesNotContain("/mail-delivery");
        browser.perform(get("/mail-delivery").with(user("nora"))).andExpect(status().isForbidden());

        browser.perform(post("/mail/" + id("nora") + "/again").with(user("ivo")).with(csrf()))
                .andExpect(status().isNotFound());
        browser.perform(post("/mail/" + id("nora") + "/again").with(user("steward")))
                .andExpect(status().isForbidden());
        browser.perform(post("/mail/" + id("nora") + "/again")
                        .with(user("steward"))
                        .with(csrf())
                        .param("fromReport", "true"))
                .andExpect(redirectedUrl("/mail-delivery"));
        delivery.go();
        assertThat(arrived("nora")).hasSize(1);
        assertThat(page("/mail-delivery", "steward")).contains("None. Mail that fails");
    }

    @ParameterizedTest
    @CsvSource({"/mail", "/mail-delivery", "/notices", "/deadlines.ics", "/mail/x", "/mail/x/html"})
    void nothingOfItIsOpenToThoseWhoAreNotSignedIn(String address) throws Exception {
        browser.perform(get(address)).andExpect(redirectedUrl("/sign-in"));
    }

    @Test
    void eachChoosesWhatTheyWantAndAnythingElseIsRefused() throws Exception {
        assertThat(chosen(page("/notices", "nora"))).isEqualTo("EVERYTHING");
        browser.perform(post("/notices").with(user("nora")).with(csrf()).param("wish", "SUMMARY"))
                .andExpect(redirectedUrl("/notices"));
        assertThat(chosen(page("/notices", "nora"))).isEqualTo("SUMMARY");
        assertThat(chosen(page("/notices", "omar"))).isEqualTo("EVERYTHING");

        browser.perform(post("/notices").with(user("nora")).with(csrf()).param("wish", "<b>all</b>"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Choose what you want by mail.")));
        browser.perform(post("/notices").with(user("nora")).with(csrf())).andExpect(status().isUnprocessableEntity());
        browser.perform(post("/notices").with(user("nora")).param("wish", "SUMMARY"))
                .andExpect(status().isForbidden());
        assertThat(wishes.of(actor("nora"))).isEqualTo(MailWish.SUMMARY);
    }

    @Test
    void theSecretAddressIsShownOnceAndCanBeTakenBack() throws Exception {
        assertThat(page("/notices", "nora")).contains("Make a secret address").doesNotContain("Take the address back");
        String shown = browser.perform(
                        post("/notices/calendar").with(user("nora")).with(csrf()))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        Matcher address = Pattern.compile("https://desk\\.example(/calendar/[A-Za-z0-9_-]{43}\\.ics)")
                .matcher(shown);
        assertThat(address.find()).isTrue();
        browser.perform(get(address.group(1))).andExpect(status().isOk());
        assertThat(page("/notices", "nora"))
                .contains("Make a new address", "cannot be shown again")
                .doesNotContain(address.group(1));

        browser.perform(post("/notices/calendar/stop").with(user("omar")).with(csrf()));
        browser.perform(get(address.group(1))).andExpect(status().isOk());
        browser.perform(post("/notices/calendar/stop").with(user("nora")).with(csrf()))
                .andExpect(redirectedUrl("/notices"));
        browser.perform(get(address.group(1))).andExpect(status().isNotFound());
    }

    @Test
    void theListAsksTheDatabaseTheSameNumberOfTimesHoweverLongItIs() throws Exception {
        waits("1", "Task 1", null);
        pass(Duration.ofMinutes(1));
        long one = statementsOf("/mail");
        for (int id = 2; id < 60; id++) {
            waits(Integer.toString(id), "Task " + id, null);
        }
        pass(Duration.ofMinutes(1));

        assertThat(statementsOf("/mail")).isEqualTo(one);
        assertThat(page("/mail", "nora")).contains("Older").doesNotContain("Newer");
        assertThat(page("/mail?page=2", "nora")).contains("Newer", "Task 1 ").doesNotContain("Older");
        assertThat(page("/mail?page=3", "nora")).contains("Newer");
        browser.perform(get("/mail?page=x").with(user("nora"))).andExpect(status().isBadRequest());
        browser.perform(get("/mail?page=-4").with(user("nora"))).andExpect(status().isOk());
    }

    @Test
    void whoHasNoMailboxIsToldSo() throws Exception {
        assertThat(page("/mail", "steward")).contains("has no address and gets no mail", "/mail-delivery");
        assertThat(page("/notices", "steward")).contains("has no address and gets no mail");
    }

    private long statementsOf(String address) throws Exception {
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.clear();
        String unused = page(address, "nora");
        return statistics.getPrepareStatementCount();
    }

    private static String chosen(String page) {
        Matcher matcher = Pattern.compile("value=\"([A-Z_]+)\" checked").matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private String id(String username) {
        return Objects.requireNonNull(
                database.queryForObject("select id from notice_mail where username = ?", String.class, username));
    }

    private String page(String address, String who) throws Exception {
        return browser.perform(get(address).with(user(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
