package io.evenhand.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.evenhand.testing.BrowserSteps.named;
import static io.evenhand.testing.BrowserSteps.shoot;
import static io.evenhand.testing.BrowserSteps.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsInViewportOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.Complaints;
import io.evenhand.testing.InBrowser;
import io.evenhand.testing.OwnDatabase;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * Proves in a real browser that a person gets from the sign-in to a drawn process at desk width in light and at phone width in dark, without a
 * breach of the content security policy or a page wider than its window; and that a page shows news by itself. Leaves screenshots of
 * every page in {@code target/screenshots}.
 */
@InBrowser
// Beside the tests that share the engine; one browser at a time, and its tests one after the other.
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("browser")
@OwnDatabase
@SpringBootTest(classes = DeskTests.Desk.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = {"camunda.client.enabled=false", "evenhand.demo=true"})
class DeskBrowserTests {
    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    SampleReferrals referrals;

    private final Complaints complaints = new Complaints();

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @BeforeEach
    void allIsSigned() {
        referrals.ndaSigned = true;
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void aPersonGetsFromTheSignInToTheDrawnProcess(int width, ColorScheme colours) {
        try (BrowserContext window = window(width, colours)) {
            Page page = open(window, "/referrals/r-1");
            String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
            shoot(page, shots, "sign-in");

            signIn(page, "nora");
            assertThat(page.locator("#canvas[data-drawn]")).isVisible();
            assertThat(page.locator("[data-element-id='agree-protection'].is-open"))
                    .isVisible();
            assertThat(page.getByText("Mutual non-disclosure agreement")).isVisible();
            shoot(page, shots, "referral");

            page.getByRole(AriaRole.LINK, named("Revenue share")).click();
            assertThat(page.locator("[data-element-id='sign-agreement'].is-open"))
                    .isVisible();
            assertThat(page.locator(".bjs-powered-by")).isVisible();
            shoot(page, shots, "agreement");

            page.getByRole(AriaRole.LINK, named("Customer protection")).click();
            assertThat(page.locator("[data-element-id='certify-document'].is-failed"))
                    .isVisible();
            assertThat(page.getByText("“Certify document” failed")).isVisible();
            assertThat(page.locator(".tabs [aria-current]")).isInViewport(new IsInViewportOptions().setRatio(1));
            shoot(page, shots, "failed");

            page.getByRole(AriaRole.NAVIGATION, named("Where you are"))
                    .getByText("Referrals")
                    .click();
            assertThat(page.getByText("1 waits for you")).isVisible();
            shoot(page, shots, "referrals");
        }
        complaints.assertNone();
    }

    @Test
    void aPageThatIsOpenShowsNewsByItself() {
        referrals.ndaSigned = false;
        try (BrowserContext window = window(1280, ColorScheme.LIGHT)) {
            Page page = open(window, "/referrals/r-1");
            signIn(page, "nora");
            assertThat(page.getByText("No document yet")).isVisible();
            assertThat(page.locator("#canvas[data-drawn]")).isVisible();

            referrals.ndaSigned = true;

            assertThat(page.getByText("Mutual non-disclosure agreement")).isVisible();
            assertThat(page.locator("[data-element-id='agree-protection'].is-open"))
                    .isVisible();
        }
        complaints.assertNone();
    }

    @Test
    void newsDoNotTakeALinkAwayFromUnderThePointer() {
        referrals.ndaSigned = false;
        try (BrowserContext window = window(1280, ColorScheme.LIGHT)) {
            Page page = open(window, "/referrals/r-1");
            signIn(page, "nora");
            assertThat(page.getByText("No document yet")).isVisible();
            page.getByRole(AriaRole.LINK, named("Revenue share")).hover();
            page.mouse().down();

            page.waitForResponse(answer -> answer.status() == 200, () -> referrals.ndaSigned = true);
            // It asks again, and so has dealt with that answer.
            page.waitForResponse(answer -> answer.status() == 200, () -> {});
            assertThat(page.getByText("No document yet")).isVisible();
            page.mouse().up();

            assertThat(page.locator("[data-element-id='sign-agreement'].is-open"))
                    .isVisible();
        }
        complaints.assertNone();
    }

    @Test
    void leavingTheSearchDoesNotSearchAgain() {
        try (BrowserContext window = window(1280, ColorScheme.LIGHT)) {
            Page page = open(window, "/referrals");
            signIn(page, "nora");
            page.getByLabel("Search").pressSequentially("data ware");
            assertThat(page).hasURL(Pattern.compile(".*/referrals\\?q=data%20ware$"));
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 referral matches");
            List<String> asked = new CopyOnWriteArrayList<>();
            page.onRequest(request -> asked.add(request.url()));

            page.getByRole(AriaRole.LINK, named("Board")).hover();
            page.mouse().down();
            assertThat(page.getByLabel("Search")).not().isFocused();
            page.mouse().up();

            assertThat(page).hasURL(Pattern.compile(".*/referrals\\?view=board&q=data%20ware$"));
            assertThat(asked)
                    // The list also asks every few seconds whether it is still as it was.
                    .filteredOn(
                            url -> url.contains("q=data") && !url.contains("view=board") && !url.contains("version="))
                    .isEmpty();
        }
        complaints.assertNone();
    }

    @Test
    void theDiagramAndTheMenuAnswerToTheKeyboard() {
        try (BrowserContext window = window(1280, ColorScheme.LIGHT)) {
            Page page = open(window, "/referrals/r-1");
            signIn(page, "nora");
            assertThat(page.locator("#canvas[data-drawn]")).isVisible();
            String before = page.locator("#canvas .viewport").getAttribute("transform");
            page.locator("#canvas").focus();
            page.keyboard().press("+");
            assertThat(page.locator("#canvas .viewport")).not().hasAttribute("transform", before);

            page.locator("details.me summary").focus();
            page.keyboard().press("Enter");
            assertThat(page.getByText("Your account")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.getByText("Your account")).not().isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void aPersonFiltersSwitchesToTheBoardAndGoesBack(int width, ColorScheme colours) {
        try (BrowserContext window = window(width, colours)) {
            String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
            Page page = open(window, "/referrals");
            signIn(page, "nora");
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("4 referrals");
            shoot(page, shots, "list");

            page.getByLabel("Search").pressSequentially("data ware");
            assertThat(page).hasURL(Pattern.compile(".*/referrals\\?q=data%20ware$"));
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 referral matches");
            assertThat(page.getByText("Data warehouse move")).isVisible();
            assertThat(page.getByLabel("Search")).isFocused();

            page.getByRole(AriaRole.LINK, named("Board")).click();
            assertThat(page).hasURL(Pattern.compile(".*/referrals\\?view=board&q=data%20ware$"));
            assertThat(page.getByRole(AriaRole.REGION, named("Ended 1")).getByText("Data warehouse move"))
                    .isVisible();
            assertThat(page.getByLabel("Search")).hasValue("data ware");
            shoot(page, shots, "board-filtered");

            page.getByRole(AriaRole.LINK, named("Clear filters")).click();
            assertThat(page.getByRole(AriaRole.LINK, named("All 312, Won"))).isVisible();
            shoot(page, shots, "board");

            page.getByLabel("Search").fill("zeppelin");
            assertThat(page.getByText("Nothing matches")).isVisible();
            shoot(page, shots, "board-nothing");

            page.goBack();
            assertThat(page.getByRole(AriaRole.LINK, named("All 312, Won"))).isVisible();
            assertThat(page.getByLabel("Search")).hasValue("");
            page.goBack();
            assertThat(page.getByLabel("Search")).hasValue("data ware");
            page.goBack();
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 referral matches");
            assertThat(page.locator("table.rows")).isVisible();
        }
        complaints.assertNone();
    }

    @Test
    void theFiltersWorkByKeyboardAndWithoutScript() {
        try (BrowserContext window =
                chromium.browser().newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = open(window, "/referrals?view=board");
            signIn(page, "nora");
            page.getByLabel("Search").fill("hospital");
            page.keyboard().press("Tab");
            page.keyboard().type("Intr");
            page.getByLabel("Search").press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*view=board&q=hospital&state=introduced.*"));
            assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 referral matches");
            assertThat(page.getByLabel("State")).hasValue("introduced");
            assertThat(page.getByRole(AriaRole.BUTTON, named("Search"))).isVisible();
        }
    }

    @Test
    void afterSigningOutThePageIsClosed() {
        try (BrowserContext window = window(1280, ColorScheme.LIGHT)) {
            Page page = open(window, "/referrals");
            signIn(page, "zoe");
            assertThat(page.getByText("No referrals yet")).isVisible();
            page.locator("details.me summary").click();
            page.getByText("Sign out").click();
            assertThat(page.getByText("You are signed out.")).isVisible();
            page.navigate(address("/referrals"));
            assertThat(page).hasURL(Pattern.compile(".*/sign-in$"));
        }
    }

    private BrowserContext window(int width, ColorScheme colours) {
        return chromium.browser()
                .newContext(new NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(colours)
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/Berlin"));
    }

    private Page open(BrowserContext window, String path) {
        Page page = window.newPage();
        complaints.hear(page);
        page.navigate(address(path));
        return page;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
