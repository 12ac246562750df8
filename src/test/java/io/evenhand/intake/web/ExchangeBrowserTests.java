package io.evenhand.intake.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.evenhand.testing.BrowserSteps.named;
import static io.evenhand.testing.BrowserSteps.shoot;
import static io.evenhand.testing.BrowserSteps.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.evenhand.access.Accounts;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.partner.Partners;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.Complaints;
import io.evenhand.testing.InBrowser;
import io.evenhand.testing.PagesOnAPort;
import io.evenhand.testing.TestPartners;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Proves in a real browser that a person makes a token, reads how to use it, and imports a file whose dry run names what to mend and
 * shows its progress, at desk width in light and at phone width in dark, without a breach of the content security policy or a page wider
 * than its window. Leaves screenshots of every page in {@code target/screenshots}.
 */
@InBrowser
@PagesOnAPort
class ExchangeBrowserTests {
    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    Partners partners;

    @Autowired
    Accounts accounts;

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
    void aPersonMakesATokenAndImportsAFile(int width, ColorScheme colours) {
        partners.register(TestPartners.of("nordwind", "Nordwind Consulting"));
        var unused = accounts.register(
                NewAccount.demo("nora", "Nora Berg", "nora", "nordwind", Role.OPERATIONS, Role.ADMINISTRATOR));
        try (BrowserContext window = chromium.window(width, colours)) {
            String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
            Page page = window.newPage();
            complaints.hear(page, "422");
            page.navigate("http://127.0.0.1:" + port + "/account/tokens");
            signIn(page, "nora");
            token(page, shots);
            refused(page, shots);
            imported(page, shots, width);
        }
        complaints.assertNone();
    }

    private static void token(Page page, String shots) {
        page.getByLabel("What is it for?").fill("HubSpot, nightly");
        page.getByLabel("operations").check();
        page.getByRole(AriaRole.BUTTON, named("Make the token")).click();
        assertThat(page.getByLabel("Token", new Page.GetByLabelOptions().setExact(true))
                        .inputValue())
                .startsWith("evh_");
        shoot(page, shots, "exchange-tokens");
        page.getByRole(AriaRole.BUTTON, named("Take back HubSpot, nightly")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("is taken back");
        page.getByRole(AriaRole.LINK, named("How to use one")).click();
        assertThat(page.getByRole(AriaRole.HEADING, named("Read only what changed")))
                .isVisible();
        shoot(page, shots, "exchange-api");
    }

    private static void refused(Page page, String shots) {
        page.locator("header summary").click();
        page.getByRole(AriaRole.LINK, named("Import")).click();
        shoot(page, shots, "exchange-kinds");
        page.getByRole(AriaRole.LINK, named("Customers")).click();
        choose(page, "customer_id;nam\n1;Adler\n");
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("Did you mean “name”?");
        shoot(page, shots, "exchange-refused");
    }

    /** So many that it takes a while, at desk width; that a phone shows the same takes fewer. */
    private void imported(Page page, String shots, int width) {
        int many = width > 1_000 ? 6_000 : 600;
        String good = width > 1_000 ? "5,940" : "594";
        String rows = IntStream.range(0, many)
                .mapToObj(i -> width + "-" + i + ";Adler;Adler Lebensmittel GmbH;adler-food.example;"
                        + (i % 100 == 7 ? "Germany" : "DE") + ";Eva Adler;eva@adler-food.example")
                .collect(Collectors.joining("\n"));
        choose(page, "customer_id;name;legal_name;domain;country;contact_name;contact_email\n" + rows);
        assertThat(page.getByRole(AriaRole.BUTTON, named("Import these " + good)))
                .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                        .setTimeout(120_000));
        assertThat(page.getByText("“Germany”").or(page.getByText("Germany")).first())
                .isVisible();
        shoot(page, shots, "exchange-dry-run");
        page.getByRole(AriaRole.BUTTON, named("Import these " + good)).click();
        assertThat(page.getByText(good + " rows are imported."))
                .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                        .setTimeout(120_000));
        shoot(page, shots, "exchange-imported");
    }

    private static void choose(Page page, String file) {
        page.getByLabel("CSV file")
                .setInputFiles(new FilePayload("customers.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        page.getByRole(AriaRole.BUTTON, named("Check the file")).click();
    }
}
