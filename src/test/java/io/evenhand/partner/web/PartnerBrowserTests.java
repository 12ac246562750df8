package io.evenhand.partner.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.evenhand.testing.BrowserSteps.named;
import static io.evenhand.testing.BrowserSteps.shoot;
import static io.evenhand.testing.BrowserSteps.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.Complaints;
import io.evenhand.testing.InBrowser;
import io.evenhand.testing.OwnDatabase;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * Proves in a real browser that an administrator adds a person and gives authority to sign, at desk width in light and at phone width
 * in dark, without a breach of the content security policy or a page wider than its window. Leaves screenshots of every page in
 * {@code target/screenshots}.
 */
@InBrowser
@OwnDatabase
@SpringBootTest(classes = PartnerPagesTests.Pages.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = {"camunda.client.enabled=false", "evenhand.demo=true"})
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("browser")
class PartnerBrowserTests {
    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @LocalServerPort
    int port;

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
    void anAdministratorAddsAPersonWhoMaySign(int width, ColorScheme colours) {
        try (BrowserContext window = chromium.window(width, colours)) {
            String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
            Page page = window.newPage();
            complaints.hear(page, "422");
            page.navigate("http://127.0.0.1:" + port + "/partners");
            signIn(page, "nora");
            shoot(page, shots, "partners");

            page.getByRole(AriaRole.LINK, named("Nordwind Consulting")).click();
            shoot(page, shots, "partner");
            page.getByRole(AriaRole.LINK, named("Edit")).click();
            shoot(page, shots, "partner-edit");

            page.navigate("http://127.0.0.1:" + port + "/partners/nordwind/add-person");
            page.getByLabel("Name").fill("Lena Lang " + width);
            page.getByLabel("Title").fill("Counsel");
            page.getByLabel("E-mail").fill("nothing");
            page.getByLabel("E-mail").press("Enter");
            assertThat(page.getByText("Enter an e-mail address")).isVisible();
            shoot(page, shots, "partner-person-refused");
            page.getByLabel("E-mail").fill("lena@nordwind.example");
            page.getByLabel("E-mail").press("Enter");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("is added");

            page.getByLabel("Kind of agreement").selectOption("nda");
            page.getByRole(AriaRole.BUTTON, named("Give authority")).click();
            assertThat(page.getByText("In force")).isVisible();
            shoot(page, shots, "partner-person");
        }
        complaints.assertNone();
    }
}
