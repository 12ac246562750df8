package io.evenhand.entry;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.evenhand.testing.BrowserSteps.named;
import static io.evenhand.testing.BrowserSteps.shoot;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.partner.NewPerson;
import io.evenhand.partner.Partners;
import io.evenhand.partner.PersonId;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.Complaints;
import io.evenhand.testing.IdentityProvider;
import io.evenhand.testing.InBrowser;
import io.evenhand.testing.OwnDatabase;
import io.evenhand.testing.TestPartners;
import java.util.Locale;
import java.util.Set;
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
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * Proves in a real browser that an administrator links their account, comes in by that, invites a colleague who joins without a password,
 * and makes it the only way in: there and back between two servers without a breach of the content security policy. Leaves screenshots of
 * every page in {@code target/screenshots}.
 */
@InBrowser
@OwnDatabase
@SpringBootTest(classes = InvitationTests.Rooms.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = {"camunda.client.enabled=false", "evenhand.data=target/single-sign-on-browser"})
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("browser")
class SingleSignOnBrowserTests {
    private static final String PASSWORD = "correct horse battery";
    private static final IdentityProvider CONTOSO = new IdentityProvider();
    private static final IdentityProvider NORDWIND = new IdentityProvider();

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Partners partners;

    private final Complaints complaints = new Complaints();

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry settings) {
        provider(settings, "nordwind", NORDWIND, "Nordwind (Entra ID)", "nordwind1280,nordwind390");
        provider(settings, "contoso", CONTOSO, "Contoso Workspace", "contoso");
    }

    private static void provider(
            DynamicPropertyRegistry settings, String id, IdentityProvider provider, String name, String partners) {
        String registration = "spring.security.oauth2.client.registration." + id;
        settings.add(registration + ".client-id", () -> IdentityProvider.CLIENT);
        settings.add(registration + ".client-secret", () -> IdentityProvider.SECRET);
        settings.add("spring.security.oauth2.client.provider." + id + ".issuer-uri", provider::issuer);
        settings.add("evenhand.single-sign-on." + id + ".partners", () -> partners);
        settings.add("evenhand.single-sign-on." + id + ".name", () -> name);
    }

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
        CONTOSO.close();
        NORDWIND.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void anOrganisationGoesOverToSingleSignOn(int width, ColorScheme colours) {
        String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
        String partner = "nordwind" + width;
        String nora = "nora." + width;
        String anna = "anna." + width;
        partners.register(TestPartners.of(
                partner,
                "Nordwind Consulting",
                new NewPerson(new PersonId(nora), "Nora Berg", "nora@example.com", "Managing director", Set.of("nda")),
                new NewPerson(new PersonId(anna), "Anna Roth", "anna@example.com", "Counsel", Set.of())));
        accounts.register(NewAccount.of(nora, "Nora Berg", PASSWORD, nora, partner, Role.ADMINISTRATOR));
        NewContextOptions window = new NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(colours)
                .setLocale("en-GB");
        try (BrowserContext noras = chromium.browser().newContext(window);
                BrowserContext annas = chromium.browser().newContext(window)) {
            Page page = page(noras);
            link(page, nora, shots);
            comeBackIn(page, shots);
            String invitation = invite(page, partner, anna);
            join(page(annas), invitation, anna, shots);
            NORDWIND.person = "subject-of-" + nora;
            makeItTheOnlyWay(page, partner, nora, shots);
        }
        complaints.assertNone();
    }

    private void link(Page page, String nora, String shots) {
        page.navigate(at("/account"));
        shoot(page, shots, "sign-on-sign-in");
        signIn(page, nora);
        shoot(page, shots, "sign-on-account");
        page.locator("#sign-on").getByLabel("Your password").fill(PASSWORD);
        NORDWIND.person = "subject-of-" + nora;
        page.getByRole(AriaRole.BUTTON, named("Link with Nordwind (Entra ID)")).click();
        assertThat(page.getByText("opens your account from now on")).isVisible();
        shoot(page, shots, "sign-on-linked");
    }

    private void comeBackIn(Page page, String shots) {
        page.context().clearCookies();
        page.navigate(at("/account"));
        NORDWIND.mischief = IdentityProvider.Mischief.DENIES;
        page.getByRole(AriaRole.BUTTON, named("Sign in with Nordwind (Entra ID)"))
                .click();
        assertThat(page.getByText("did not let you in")).isVisible();
        shoot(page, shots, "sign-on-denied");
        NORDWIND.mischief = IdentityProvider.Mischief.NONE;
        page.getByRole(AriaRole.BUTTON, named("Sign in with Nordwind (Entra ID)"))
                .click();
        assertThat(page.getByText("This device")).isVisible();
    }

    private String invite(Page page, String partner, String person) {
        page.navigate(at("/partners/" + partner + "/people/" + person));
        page.getByLabel("Legal").check();
        page.getByRole(AriaRole.BUTTON, named("Invite")).press("Enter");
        return page.getByLabel("This link is for").inputValue();
    }

    private void join(Page page, String invitation, String anna, String shots) {
        page.navigate(invitation);
        shoot(page, shots, "sign-on-invitation");
        NORDWIND.person = "subject-of-" + anna;
        page.getByRole(AriaRole.BUTTON, named("Join with Nordwind (Entra ID)")).click();
        page.waitForURL(url -> url.startsWith(at("")) && !url.contains("/invitations/"));
        page.navigate(at("/account/second-factor"));
        assertThat(page.getByText("Your account has no password")).isVisible();
        shoot(page, shots, "sign-on-anew");
        page.navigate(at("/account"));
        shoot(page, shots, "sign-on-account-without-password");
        page.navigate(at("/password"));
        shoot(page, shots, "sign-on-password");
    }

    private void makeItTheOnlyWay(Page page, String partner, String nora, String shots) {
        page.navigate(at("/partners/" + partner + "/access"));
        shoot(page, shots, "sign-on-access");
        page.getByRole(AriaRole.BUTTON, named("Only with Nordwind (Entra ID)")).click();
        assertThat(page.getByText("passwords open nothing here")).isVisible();
        shoot(page, shots, "sign-on-only");
        page.context().clearCookies();
        page.navigate(at("/account"));
        signIn(page, nora);
        assertThat(page.getByText("Your password is right")).isVisible();
        shoot(page, shots, "sign-on-password-not-enough");
    }

    private static void signIn(Page page, String username) {
        page.getByLabel("Username").fill(username);
        page.getByLabel("Password").fill(PASSWORD);
        page.getByLabel("Password").press("Enter");
    }

    private Page page(BrowserContext context) {
        Page page = context.newPage();
        // The rooms that are tried here have no first page.
        complaints.hear(page, "404");
        return page;
    }

    private String at(String address) {
        return "http://localhost:" + port + address;
    }
}
