package io.evenhand.competence.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.evenhand.testing.BrowserSteps.named;
import static io.evenhand.testing.BrowserSteps.shoot;
import static io.evenhand.testing.BrowserSteps.signIn;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.competence.Areas;
import io.evenhand.competence.AreasFile;
import io.evenhand.competence.CompetenceNetwork;
import io.evenhand.competence.Deliveries;
import io.evenhand.competence.Level;
import io.evenhand.competence.Sharing;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralState;
import io.evenhand.referral.Referrals;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.Complaints;
import io.evenhand.testing.InBrowser;
import io.evenhand.testing.PagesOnAPort;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Proves in a real browser that somebody looks what a deal needs, sees who fits and why, and goes on to an introduction that is filled in;
 * that work is confirmed and then shows; and that everybody can use these pages, at desk width in light and at phone width in dark.
 */
@InBrowser
@PagesOnAPort
class CompetenceBrowserTests {
    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    BeanFactory house;

    @Autowired
    Accounts accounts;

    @Autowired
    Areas areas;

    @Autowired
    Referrals referrals;

    @Autowired
    Deliveries deliveries;

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
    void turnedDownWorkBecomesAnIntroduction(int width, ColorScheme colours) {
        CompetenceNetwork network = aNetworkAtWork();
        String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
        try (BrowserContext window = chromium.window(width, colours)) {
            Page page = entered(window, "nora-" + network.run);
            shoot(page, shots, "competence-work");
            page.navigate(address("/competencies"));
            shoot(page, shots, "competence-areas");

            page.getByRole(AriaRole.LINK, named("What a deal needs")).click();
            page.locator("summary", new Page.LocatorOptions().setHasText("ERP"))
                    .first()
                    .click();
            page.getByLabel("ERP " + network.run, new Page.GetByLabelOptions().setExact(true))
                    .check();
            page.getByLabel("Region").fill("Saxony");
            page.getByLabel("Language").fill("de");
            page.getByLabel("Size of the customer").fill("120 people");
            page.getByLabel("Start, in months").fill("2");
            page.getByRole(AriaRole.BUTTON, named("Look who has it")).click();
            assertThat(page.getByText("Call somebody in").first()).isVisible();
            shoot(page, shots, "competence-need");

            page.getByRole(AriaRole.LINK, named("Introduce it to them")).click();
            assertThat(page.getByLabel("Region")).hasValue("Saxony");
            assertThat(page.getByLabel("Ask first").first()).hasValue(network.contoso);
            assertThat(page.getByText("Who fits, and why").first()).isVisible();
            shoot(page, shots, "competence-introduce");

            page.navigate(address("/partners/" + network.contoso + "/competencies"));
            page.locator(".levels-of summary").first().click();
            shoot(page, shots, "competence-profile");

            page.navigate(address("/competencies/need?others=" + network.run + "&months=soon&language=xx"));
            assertThat(page.getByText("write a number of months")).isVisible();
            assertThat(page.getByText("this is no language")).isVisible();
            assertThat(page.getByRole(AriaRole.LINK, named("Introduce it"))).isVisible();
            shoot(page, shots, "competence-need-unread");

            page.navigate(address("/partners/" + network.nordwind + "/competencies"));
            page.getByRole(AriaRole.LINK, named("Confirmations")).click();
            assertThat(page.getByRole(AriaRole.HEADING, named("Confirmations").setExact(true)))
                    .isVisible();
        }
        complaints.assertNone();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void workIsConfirmedAndThenShows(int width, ColorScheme colours) {
        CompetenceNetwork network = aNetworkAtWork();
        String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
        try (BrowserContext window = chromium.window(width, colours)) {
            Page page = entered(window, "nora-" + network.run);
            page.getByRole(AriaRole.LINK, named("A partner waits for your word on its work"))
                    .click();
            shoot(page, shots, "competence-confirmations");
            page.getByRole(AriaRole.LINK, named("REF-")).last().click();
            shoot(page, shots, "competence-running");
            page.navigate(address("/confirmations"));
            page.getByRole(AriaRole.LINK, named("REF-")).first().click();
            shoot(page, shots, "competence-confirmation");
            page.getByRole(AriaRole.BUTTON, named("Confirm it").setExact(true)).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Confirmed.");
        }
        try (BrowserContext window = chromium.window(width, colours)) {
            Page page = entered(window, "ivo-" + network.run);
            page.navigate(address("/partners/" + network.contoso + "/competencies"));
            assertThat(page.getByText("650 points, by the word of 2 partners: delivers this"))
                    .isVisible();
            page.getByRole(AriaRole.LINK, named("Edit").setExact(true)).click();
            page.locator("summary", new Page.LocatorOptions().setHasText("ERP")).first();
            shoot(page, shots, "competence-edit");
            page.navigate(address("/partners/" + network.contoso + "/competencies/certificates"));
            complaints.hear(page, "422");
            page.getByRole(AriaRole.BUTTON, named("Add the certificate")).click();
            assertThat(page.getByText("Choose an area from the list.")).isVisible();
            shoot(page, shots, "competence-certificate");
            page.navigate(address("/partners/" + network.contoso + "/competencies/references"));
            shoot(page, shots, "competence-reference");
        }
        try (BrowserContext window = chromium.window(width, colours)) {
            Page page = entered(window, "sam-" + network.run);
            page.navigate(address("/competencies"));
            shoot(page, shots, "competence-areas-steward");
            page.navigate(address("/competencies/areas/business-central"));
            shoot(page, shots, "competence-area");
        }
    }

    private Page entered(BrowserContext window, String username) {
        Page page = window.newPage();
        complaints.hear(page, "422");
        page.navigate(address("/sign-in"));
        signIn(page, username);
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Contoso has shown something and claims more; litware says something; nordwind has a delivery to confirm, and another runs. */
    private CompetenceNetwork aNetworkAtWork() {
        CompetenceNetwork network = new CompetenceNetwork(house);
        var loaded = areas.load(CompetenceNetwork.STEWARD, ((AreasFile.Read.Areas) AreasFile.sample()).areas());
        account("nora", network, network.nordwind, Role.OPERATIONS);
        account("ivo", network, network.contoso, Role.OPERATIONS);
        account("sam", network, Actor.HOST, Role.STEWARD);
        network.state(network.contoso, Sharing.NETWORK, Level.LEADS);
        network.state(network.litware, Sharing.NETWORK, Level.DELIVERS);
        network.confirmed(network.contoso, network.litware, LocalDate.of(2026, 10, 1));
        ReferralId won = network.referral(network.nordwind, network.contoso, "ERP " + network.run);
        referrals.end(won, ReferralState.CLOSED);
        deliveries.over(won.value(), new PartnerId(network.contoso), LocalDate.of(2026, 11, 1));
        referrals.end(network.referral(network.nordwind, network.contoso, "ERP " + network.run), ReferralState.CLOSED);
        return network;
    }

    private void account(String name, CompetenceNetwork network, String partner, Role role) {
        String username = name + "-" + network.run;
        var unused = accounts.register(
                NewAccount.demo(username, username, partner.isEmpty() ? null : username, partner, role));
    }
}
