package io.evenhand.relationship.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.evenhand.testing.BrowserSteps.named;
import static io.evenhand.testing.BrowserSteps.shoot;
import static io.evenhand.testing.BrowserSteps.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.digest.Sha256;
import io.evenhand.partner.Partners;
import io.evenhand.relationship.commitment.Commitment;
import io.evenhand.relationship.commitment.CommitmentFormat;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.Complaints;
import io.evenhand.testing.InBrowser;
import io.evenhand.testing.PagesOnAPort;
import io.evenhand.testing.TestPartners;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Proves in a real browser that what one partner publishes, another reads (root, number, time), signs to have seen, and takes home as one file
 * that holds its signature; at desk width in light and at phone width in dark.
 */
@InBrowser
@PagesOnAPort
class CommitmentBrowserTests {
    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Partners partners;

    private final Complaints complaints = new Complaints();
    private final String run = UUID.randomUUID().toString().substring(0, 8);

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
    void whatOnePublishesAnotherReadsSignsAndTakesHome(int width, ColorScheme colours) throws Exception {
        account("nora", "nordwind");
        account("ivo", "contoso");
        String root = Sha256.of("list of " + run);
        String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
        try (BrowserContext window = chromium.window(width, colours)) {
            Page page = entered(window, "nora-" + run);
            page.navigate(address("/relationships"));
            page.getByLabel("commitment.json", new Page.GetByLabelOptions().setExact(true))
                    .setInputFiles(new FilePayload(
                            "commitment.json",
                            "application/json",
                            CommitmentFormat.write(new Commitment(root, 1_204, Instant.EPOCH, null))));
            page.getByRole(AriaRole.BUTTON, named("Publish").setExact(true)).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Published: 1,204 customers.");
        }
        try (BrowserContext window = chromium.window(width, colours)) {
            Page page = entered(window, "ivo-" + run);
            page.navigate(address("/relationships"));
            assertThat(page.getByText(root.substring(0, 16))).isVisible();
            shoot(page, shots, "commitments");
            page.getByRole(AriaRole.LINK, named("Commitment of Nordwind " + run + " of"))
                    .click();
            assertThat(page.getByText("Nobody yet")).isVisible();
            shoot(page, shots, "commitment-of-another");
            page.getByRole(AriaRole.BUTTON, named("Sign").setExact(true)).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Countersigned.");
            assertThat(page.getByText("Intact. Certificate of ivo-" + run)).isVisible();
            shoot(page, shots, "commitment-countersigned");
            Download download = page.waitForDownload(() ->
                    page.getByRole(AriaRole.LINK, named("commitment.json")).click());
            Commitment file = CommitmentFormat.readCommitment(Files.readAllBytes(download.path()));
            assertThat(file.root()).isEqualTo(root);
            assertThat(file.countersignatures())
                    .singleElement()
                    .satisfies(one -> assertThat(one.organisation()).isEqualTo("Contoso " + run));
        }
        complaints.assertNone();
    }

    private void account(String name, String partner) {
        partners.register(TestPartners.of(
                partner + "-" + run,
                partner.substring(0, 1).toUpperCase(Locale.ROOT) + partner.substring(1) + " " + run));
        String username = name + "-" + run;
        var unused =
                accounts.register(NewAccount.demo(username, username, username, partner + "-" + run, Role.OPERATIONS));
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
}
