package io.evenhand.notice;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.evenhand.testing.BrowserSteps.named;
import static io.evenhand.testing.BrowserSteps.shoot;
import static io.evenhand.testing.BrowserSteps.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.evenhand.access.Role;
import io.evenhand.partner.PartnerId;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.Complaints;
import io.evenhand.testing.InBrowser;
import io.evenhand.testing.MovableClock;
import io.evenhand.testing.OwnDatabase;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * Proves in a real browser that a person reads a mail as it looks in a mailbox, chooses what to get, and makes and takes back the address
 * of a calendar, at desk width in light and at phone width in dark, without a breach of the content security policy or a page wider than
 * its window. Leaves screenshots of every page in {@code target/screenshots}.
 */
@InBrowser
@OwnDatabase
@SpringBootTest(classes = NoticeTest.House.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(
        properties = {
            "camunda.client.enabled=false",
            "evenhand.demo=true",
            "evenhand.notice.from=evenhand@desk.example",
            "evenhand.notice.every=PT24H",
            "spring.mail.host=127.0.0.1"
        })
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("browser")
class NoticeBrowserTests {
    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    Notices notices;

    @Autowired
    MatterRound matters;

    @Autowired
    DeliveryRound delivery;

    @Autowired
    Summaries summaries;

    @Autowired
    TestDeadlines deadlines;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate database;

    private final Complaints complaints = new Complaints();

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void aPersonReadsAMailChoosesWhatToGetAndMakesACalendarAddress(int width, ColorScheme colours) {
        makeMail();
        try (BrowserContext window = chromium.window(width, colours)) {
            String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
            Page page = window.newPage();
            complaints.hear(page);
            page.navigate("http://127.0.0.1:" + port + "/mail");
            signIn(page, "nora");
            shoot(page, shots, "mail");

            page.getByRole(AriaRole.LINK, named("Waits for you: Review draft"))
                    .first()
                    .click();
            FrameLocator mail = page.frameLocator("iframe.letter");
            assertThat(mail.getByRole(
                            AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("Open it on the desk")))
                    .isVisible();
            // As high as the mail, once the frame has it.
            page.waitForFunction("document.querySelector('iframe.letter').offsetHeight < 760");
            page.getByText("As plain text").click();
            assertThat(page.getByText("Evenhand sends this by itself").first()).isVisible();
            shoot(page, shots, "mail-one");

            page.navigate("http://127.0.0.1:" + port + "/mail");
            page.getByRole(AriaRole.LINK, named("wait for you")).first().click();
            shoot(page, shots, "mail-summary");

            page.locator("details.me summary").click();
            page.getByRole(AriaRole.LINK, named("Mail and calendar")).click();
            page.getByText("One summary each morning").click();
            page.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Saved.");
            page.getByRole(AriaRole.BUTTON, named("Make a secret address")).click();
            assertThat(page.getByLabel("Secret address")).hasValue(Pattern.compile(".*/calendar/.{43}\\.ics"));
            shoot(page, shots, "notices");
            page.getByRole(AriaRole.BUTTON, named("Take the address back")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("leads nowhere");
        }
        complaints.assertNone();
    }

    @ParameterizedTest
    @CsvSource({"1280, DARK", "390, LIGHT"})
    void whoLooksAfterTheInstallationSeesWhatDidNotArriveAndWhy(int width, ColorScheme colours) {
        database.update("update person set email = 'nora' where id = 'nora'");
        makeMail();
        database.update("update person set email = 'nora@mail.example' where id = 'nora'");
        try (BrowserContext window = chromium.window(width, colours)) {
            Page page = window.newPage();
            page.navigate("http://127.0.0.1:" + port + "/mail");
            signIn(page, "steward");
            String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
            shoot(page, shots, "mail-none");
            page.getByRole(AriaRole.LINK, named("how everybody's mail is delivered"))
                    .click();
            assertThat(page.getByText("Mail that did not arrive")).isVisible();
            shoot(page, shots, "mail-delivery");
            int troubles = page.getByRole(AriaRole.BUTTON, named("Send the mail for nora once more"))
                    .count();
            page.getByRole(AriaRole.BUTTON, named("Send the mail for nora once more"))
                    .first()
                    .click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("It goes out once more");
            assertThat(page.getByRole(AriaRole.BUTTON, named("Send the mail for nora once more")))
                    .hasCount(troubles - 1);
        }
    }

    private void makeMail() {
        clock.move(Duration.ofDays(1));
        String id = Long.toString(clock.instant().getEpochSecond());
        Until until = Until.at(clock.instant().plus(Duration.ofDays(8)));
        deadlines.add("nora", id, "Review draft", clock.instant(), until);
        deadlines.add(
                "nora",
                id + "0",
                "Sign agreement: Revenue Share",
                clock.instant(),
                Until.at(clock.instant().minusSeconds(9000)));
        notices.waits(new Matter(
                TestDeadlines.NAME, id, new PartnerId("nordwind"), Role.OPERATIONS, clock.instant(), until, false));
        clock.move(Duration.ofMinutes(1));
        matters.go();
        summaries.sendNow();
        delivery.go();
    }
}
