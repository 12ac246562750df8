package io.evenhand.claim;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.evenhand.testing.BrowserSteps.named;
import static io.evenhand.testing.BrowserSteps.shoot;
import static io.evenhand.testing.BrowserSteps.signIn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Registration;
import io.evenhand.access.Role;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.InBrowser;
import io.evenhand.testing.PagesOnAPort;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves in a real browser that a claim is found, talked about and settled by labels, at desk width in light and at phone width in dark, with nothing
 * for axe to find. Leaves screenshots in {@code target/screenshots}.
 */
@InBrowser
@PagesOnAPort
class ClaimBrowserTests {
    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    TestClaims house;

    @Autowired
    ClaimAnswers answers;

    @Autowired
    ClaimTalks talks;

    @Autowired
    ClaimReading reading;

    @Autowired
    ClaimConclusions conclusions;

    @Autowired
    Claims claims;

    @Autowired
    ClaimSecondPeople seconds;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate database;

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
    void theOtherSideShowsEvidenceAndOffersToSettle(int width, ColorScheme colours) {
        TestClaims.Pair pair = house.pair();
        ClaimId claim = pair.state("10000.00");
        ClaimResult disputed = answers.answer(
                claim, width, pair.answers, "dispute", "We never called them. They called us, on 3 November.", "");
        String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
        try (BrowserContext window = chromium.window(width, colours)) {
            Page page = window.newPage();
            page.navigate("http://127.0.0.1:" + port + "/claims");
            signIn(page, pair.answers.username());
            shoot(page, shots, "claims");
            page.getByRole(AriaRole.LINK, named("CL-")).click();
            assertThat(page.getByText("We never called them.")).isVisible();
            page.getByText("File evidence", new Page.GetByTextOptions().setExact(true))
                    .click();
            page.getByLabel("File", new Page.GetByLabelOptions().setExact(false))
                    .setInputFiles(new FilePayload("tool.exe", "application/pdf", new byte[] {0x4d, 0x5a, 0}));
            page.getByLabel("What it shows").fill("Their mail of 3 November");
            page.getByRole(AriaRole.BUTTON, named("File it")).click();
            assertThat(page.getByText("Only PDF, PNG, JPEG, EML and plain text"))
                    .isVisible();
            shoot(page, shots, "claim-refused");
            page.getByLabel("File", new Page.GetByLabelOptions().setExact(false))
                    .setInputFiles(new FilePayload(
                            "mail.eml",
                            "message/rfc822",
                            "From: a@example.com\nTo: b@example.com\nDate: 3 Nov 2026\n\nPlease call."
                                    .getBytes(StandardCharsets.UTF_8)));
            page.getByRole(AriaRole.BUTTON, named("File it")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Filed.");
            assertThat(page.getByRole(AriaRole.LINK, named("mail.eml"))).isVisible();
            page.getByText("Offer to settle", new Page.GetByTextOptions().setExact(true))
                    .click();
            page.getByLabel("Amount").fill("600.00");
            page.getByLabel("On what terms").fill("Without admitting anything, so that we can go on together.");
            page.getByRole(AriaRole.BUTTON, named("Offer it")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The other side is asked to decide.");
            shoot(page, shots, "claim-offered");

            ClaimOffer offer = Objects.requireNonNull(
                    reading.page(pair.claims, claim.value()).orElseThrow().offer());
            ClaimResult settled = talks.decide(claim, width + 1, pair.claims, offer.id(), "accept", "");
            conclusions.conclude(claim);
            page.reload();
            assertThat(page.getByText("EUR 600.00, payable by")).isVisible();
            assertThat(page.getByRole(AriaRole.LINK, named("Record (PDF)"))).isVisible();
            shoot(page, shots, "claim-settled");
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void twoPeopleDecideAndWhatIsInAnotherCurrencyIsStatedWithItsRate(int width, ColorScheme colours) {
        TestClaims.Pair pair = house.pair();
        String administrator = pair.respondent + ".money";
        Registration unused = accounts.register(
                NewAccount.demo(administrator, "Vera Hill", administrator, pair.respondent, Role.ADMINISTRATOR));
        String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
        try (BrowserContext window = chromium.window(width, colours)) {
            Page page = window.newPage();
            page.navigate("http://127.0.0.1:" + port + "/claims");
            signIn(page, administrator);
            page.getByRole(AriaRole.LINK, named("Who confirms what claims cost"))
                    .click();
            page.getByLabel("From which amount on").fill("a lot");
            page.getByRole(AriaRole.BUTTON, named("Record it")).click();
            assertThat(page.getByText("is not an amount")).isVisible();
            page.getByLabel("From which amount on").fill("1000.00");
            page.getByRole(AriaRole.BUTTON, named("Record it")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Recorded.");
            assertThat(page.getByText("From EUR 1,000.00 on, two people")).isVisible();
            assertThat(page.getByLabel("From which amount on")).hasValue("1000.00");
            page.getByRole(AriaRole.BUTTON, named("Record it")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Nothing was changed.");
            assertThat(page.getByText("From EUR 1,000.00 on, two people")).isVisible();
            shoot(page, shots, "second-person");
        }
        ClaimId claim = pair.state("10000.00");
        Claims.ProcessStart started = claims.start(claim, true);
        ClaimResult asked = answers.answer(claim, 2L * width, pair.answers, "admit", "They are right.", "");
        secondIsAsked(claim, pair.respondent, width);
        String address = "http://127.0.0.1:" + port + "/claims/" + claim;
        try (BrowserContext window = chromium.window(width, colours)) {
            Page page = window.newPage();
            page.navigate(address);
            signIn(page, pair.answers.username());
            assertThat(page.getByText("Admitted the claim. They are right.")).isVisible();
            assertThat(page.getByText("Confirm as second person")).isVisible();
            shoot(page, shots, "claim-second");
        }
        try (BrowserContext window = chromium.window(width, colours)) {
            Page page = window.newPage();
            page.navigate(address);
            signIn(page, pair.claims.username());
            assertThat(page.getByText("Waits for an answer").first()).isVisible();
            assertThat(page.locator("#now")).containsText("Answer claim");
            assertThat(page.getByText("They are right.")).isHidden();
            assertThat(page.getByText("second person")).hasCount(0);
            shoot(page, shots, "claim-second-not-told");
            seconds.recordUnconfirmed(claim);
            answers.recordSilence(claim);
            page.reload();
            assertThat(page.getByText("second person")).hasCount(0);
            page.getByText("State a decision of a court or tribunal").click();
            page.getByLabel("Which court or tribunal").fill("District Court of New York, 26 CV 1012");
            page.getByLabel("Day of the decision").fill("2026-01-31");
            page.getByLabel("What is to be paid; empty").fill("95000.00");
            page.locator("#award-currency").fill("USD");
            page.getByLabel("The decision PDF")
                    .setInputFiles(new FilePayload("judgment.pdf", "application/pdf", TestClaims.pdf("J" + claim)));
            page.getByRole(AriaRole.BUTTON, named("State it")).click();
            assertThat(page.getByText("so say what one USD is in EUR")).isVisible();
            shoot(page, shots, "claim-rate-refused");
            page.locator("#award-rate").fill("0.9233");
            page.locator("#award-rateOn").fill("2026-01-30");
            page.locator("#award-rateSource").fill("European Central Bank");
            page.getByLabel("The decision PDF")
                    .setInputFiles(new FilePayload("judgment.pdf", "application/pdf", TestClaims.pdf("J" + claim)));
            page.getByRole(AriaRole.BUTTON, named("State it")).click();
            assertThat(page.getByText("USD 95,000.00 counts as EUR 87,713.50")).isVisible();
            shoot(page, shots, "claim-rate");
        }
    }

    /** As its process does. */
    private void secondIsAsked(ClaimId claim, String respondent, int width) {
        assertEquals(
                1,
                database.update(
                        "insert into human_task (task_key, version, process_id, process_instance_key, element_id, business_id,"
                                + " subject, partner_id, role, state, created_at)"
                                + " values (?, 0, 'claim', 1, 'confirm-second', ?, '', ?, 'operations', 'OPEN',"
                                + " current_timestamp)",
                        77_000_000L + width,
                        claim.value(),
                        respondent));
    }
}
