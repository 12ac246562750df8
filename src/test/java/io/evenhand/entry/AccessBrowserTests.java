package io.evenhand.entry;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.evenhand.testing.BrowserSteps.named;
import static io.evenhand.testing.BrowserSteps.shoot;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.Complaints;
import io.evenhand.testing.InBrowser;
import io.evenhand.testing.MovedClock;
import io.evenhand.testing.OwnDatabase;
import io.evenhand.testing.TestPartners;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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
 * Proves in a real browser that an administrator invites a colleague, who makes an account, sets up a second step and signs in with it,
 * at desk width in light and at phone width in dark, by keyboard, without a breach of the content security policy or a page wider than
 * its window. Leaves screenshots of every page in {@code target/screenshots}.
 */
@InBrowser
@OwnDatabase
@SpringBootTest(classes = InvitationTests.Rooms.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = {"camunda.client.enabled=false", "evenhand.data=target/access-browser"})
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("browser")
class AccessBrowserTests {
    private static final String PASSWORD = "correct horse battery";

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Partners partners;

    @Autowired
    MovedClock clock;

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
    void aPartner() {
        partners.register(TestPartners.of(
                "nordwind",
                "Nordwind Consulting",
                new NewPerson(
                        new PersonId("nora.berg"), "Nora Berg", "nora@example.com", "Managing director", Set.of("nda")),
                new NewPerson(new PersonId("anna.1280"), "Anna Roth", "anna@example.com", "Counsel", Set.of()),
                new NewPerson(new PersonId("anna.390"), "Anja Groß", "anja@example.com", "Counsel", Set.of())));
        accounts.register(
                NewAccount.of("nora.berg", "Nora Berg", PASSWORD, "nora.berg", "nordwind", Role.ADMINISTRATOR));
        accounts.register(NewAccount.of("sam", "Sam Steward", PASSWORD, null, Actor.HOST, Role.STEWARD));
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void aColleagueIsInvitedAndGetsInWithASecondStep(int width, ColorScheme colours) {
        String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
        String person = "anna." + width;
        NewContextOptions window = new NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(colours)
                .setLocale("en-GB");
        try (BrowserContext administrators = chromium.browser().newContext(window);
                BrowserContext annas = chromium.browser().newContext(window)) {
            Page nora = page(administrators);
            signInAfterATypo(nora, "nora.berg", shots);
            changePasswordInVain(nora, shots);
            String link = invite(nora, person, shots);
            Page anna = page(annas);
            join(anna, link, shots);
            String recovery = setUpSecondStep(anna, shots);
            signInWithCode(anna, person, recovery, shots);

            nora.navigate(at("/partners/nordwind/people/" + person));
            shoot(nora, shots, "access-person-account");
            nora.navigate(at("/partners/nordwind"));
            shoot(nora, shots, "access-partner");
            nora.navigate(at("/partners/nordwind/access"));
            assertThat(nora.getByText("Second step on").first()).isVisible();
            shoot(nora, shots, "access-of-partner");
        }
        complaints.assertNone();
    }

    private String invite(Page nora, String person, String shots) {
        nora.navigate(at("/partners/nordwind/people/" + person));
        nora.getByLabel("Legal").check();
        shoot(nora, shots, "access-invite");
        nora.getByRole(AriaRole.BUTTON, named("Invite")).press("Enter");
        assertThat(nora.getByLabel("This link is for")).isFocused();
        String link = nora.getByLabel("This link is for").inputValue();
        shoot(nora, shots, "access-invited");
        nora.reload();
        assertThat(nora.getByText("Make a new link")).isVisible();
        assertThat(nora.getByLabel("This link is for")).hasCount(0);
        return link;
    }

    private void join(Page anna, String link, String shots) {
        anna.navigate(link);
        shoot(anna, shots, "access-invitation");
        anna.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("short");
        anna.getByLabel("Password, once more").fill("short");
        anna.getByLabel("Password, once more").press("Enter");
        assertThat(anna.getByText("Use at least 12 characters")).isVisible();
        shoot(anna, shots, "access-invitation-refused");
        anna.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("a few words in a row");
        anna.getByLabel("Password, once more").fill("a few words in a row");
        anna.getByLabel("Password, once more").press("Enter");
        assertThat(anna.getByText("Everything is ready")).isVisible();
        shoot(anna, shots, "access-welcome");
        anna.navigate(link);
        shoot(anna, shots, "access-invitation-gone");
    }

    private String setUpSecondStep(Page anna, String shots) {
        anna.navigate(at("/account/second-factor"));
        anna.getByLabel("Username").fill("anna." + shots.substring(0, shots.indexOf('-')));
        anna.getByLabel("Password").fill("a few words in a row");
        anna.getByLabel("Password").press("Enter");
        shoot(anna, shots, "second-step-begin");
        anna.getByLabel("Your password").fill("a few words in a row");
        anna.getByLabel("Your password").press("Enter");
        assertThat(anna.getByRole(AriaRole.IMG, named("QR code"))).isVisible();
        shoot(anna, shots, "second-step-set-up");
        String secret = anna.locator(".key-text").innerText().replace(" ", "");
        anna.getByLabel("Type the code").fill(AuthenticatorApp.code(secret, clock.instant()));
        anna.getByLabel("Type the code").press("Enter");
        assertThat(anna.getByRole(AriaRole.HEADING, named("Your recovery codes")))
                .isVisible();
        shoot(anna, shots, "second-step-codes");
        String recovery = anna.locator(".codes code").first().innerText();
        anna.getByRole(AriaRole.LINK, named("I have kept them")).click();
        assertThat(anna.getByText("This device")).isVisible();
        return recovery;
    }

    private void signInWithCode(Page anna, String username, String recovery, String shots) {
        clock.advance(Duration.ofMinutes(3));
        anna.context().clearCookies();
        anna.navigate(at("/account"));
        anna.getByLabel("Username").fill(username);
        anna.getByLabel("Password").fill("a few words in a row");
        anna.getByLabel("Password").press("Enter");
        anna.getByLabel("Code").fill("000000");
        anna.getByLabel("Code").press("Enter");
        assertThat(anna.getByText("not the code of this moment")).isVisible();
        shoot(anna, shots, "second-step-code");
        anna.getByLabel("Code").fill(recovery);
        anna.getByLabel("Code").press("Enter");
        assertThat(anna.getByText("9 of 10 recovery codes")).isVisible();
        shoot(anna, shots, "account");
        anna.getByRole(AriaRole.BUTTON, named("End all others")).press("Enter");
        assertThat(anna.getByText("Every other session is ended")).isVisible();
        anna.navigate(at("/account/second-factor"));
        shoot(anna, shots, "second-step-on");
        anna.navigate(at("/account/events"));
        shoot(anna, shots, "account-events");
    }

    private void signInAfterATypo(Page page, String username, String shots) {
        page.navigate(at("/sign-in"));
        shoot(page, shots, "access-sign-in");
        page.getByLabel("Username").fill(username);
        page.getByLabel("Password").fill("correct house battery");
        page.getByLabel("Password").press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not belong together");
        shoot(page, shots, "access-sign-in-refused");
        page.getByLabel("Username").fill(username);
        page.getByLabel("Password").fill(PASSWORD);
        page.getByLabel("Password").press("Enter");
        page.waitForURL(address -> !address.contains("/sign-in"));
    }

    private void changePasswordInVain(Page page, String shots) {
        page.navigate(at("/password"));
        shoot(page, shots, "access-password");
        page.getByLabel("Present password").fill(PASSWORD);
        page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill("a few words in a row");
        page.getByLabel("New password, once more").fill("a few other words");
        page.getByLabel("New password, once more").press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        shoot(page, shots, "access-password-refused");
    }

    private Page page(BrowserContext context) {
        Page page = context.newPage();
        complaints.hear(page, "422", "404");
        return page;
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
