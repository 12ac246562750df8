package io.evenhand.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.evenhand.testing.BrowserSteps.named;
import static io.evenhand.testing.BrowserSteps.shoot;
import static io.evenhand.testing.BrowserSteps.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.evenhand.cli.OwnMachine;
import io.evenhand.partner.PartnerId;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.InBrowser;
import io.evenhand.workflow.HumanTaskView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Proves in a real browser the way of "we knew them first": a partner publishes a commitment, is introduced, and hands in a proof; whoever
 * introduced takes the proof home as it was handed in, checks it there without any server, and decides. A third partner gets 404.
 */
@InBrowser
@ResourceLock("browser")
@Tag("desk")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "evenhand.demo=true",
            "evenhand.data=target/operations",
            "evenhand.notice.folder=target/operations/mail"
        })
class PriorProofBrowserTests extends Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @TempDir
    private Path machine;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @Test
    void aProofIsHandedInTakenHomeCheckedAndDecidedOn() throws Exception {
        var fresh = Samples.fresh("one-off-project", sample -> ownCustomer((ObjectNode) sample.get("customer")));
        Path commitment = committed();
        try (BrowserContext deliverer = window(390, ColorScheme.DARK);
                BrowserContext introducer = window(1280, ColorScheme.LIGHT)) {
            begin(Samples.fresh("declined"));
            Page sanne = signedIn(deliverer, "sanne.devries");
            go(sanne, "/relationships");
            sanne.getByLabel("commitment.json").setInputFiles(commitment);
            sanne.getByRole(AriaRole.BUTTON, named("Publish")).click();
            assertThat(sanne.getByText("Published: 2 customers.")).isVisible();
            shoot(sanne, "390-dark", "prior-published");

            begin(fresh);
            goOnUntil("state-prior-relationship");
            handIn(sanne, task("state-prior-relationship"));

            Page maren = signedIn(introducer, "maren.petersen");
            HumanTaskView judging = task("judge-prior-relationship");
            go(maren, "/");
            maren.locator("a[href='/tasks/" + judging.taskKey() + "']").first().click();
            assertThat(maren.getByText("On a list that was committed before")).isVisible();
            shoot(maren, "1280-light", "prior-judging");
            Path proof = downloaded(maren, "Download proof.json");
            Path published = downloaded(maren, "Download commitment.json");
            assertThat(proof).as("to the last byte").hasSameBinaryContentAs(machine.resolve("proof.json"));
            String command = maren.locator(".take-home code").first().textContent();
            assertThat(command)
                    .as("to the last digit")
                    .contains("--root commitment.json --introduced-on " + firstAsked("polderdata"));
            checked(proof, published, command);
            go(sanne, "/tasks/" + judging.taskKey() + "/prior/proof.json");
            assertThat(sanne.locator("h1")).containsText("There is nothing here for you");

            go(maren, "/tasks/" + judging.taskKey());
            maren.getByLabel("Carve the relationship out and go on").check();
            maren.getByRole(AriaRole.BUTTON, named("Record decision")).click();
            assertThat(maren.getByText("Recorded:")).isVisible();
        }
        awaitRows("carve_out where referral_id = '" + referral + "'");
    }

    /** Nobody heard of this one in a referral of another journey. */
    private static void ownCustomer(ObjectNode customer) {
        customer.put("legalName", "Wattwerft Sielmann KG")
                .put("domain", "wattwerft.example")
                .remove("taxId");
    }

    /** On the deliverer's machine: two customers, one of which will be introduced. */
    private Path committed() throws IOException {
        Files.writeString(machine.resolve("vertrag.pdf"), "a contract of 2024");
        Files.writeString(machine.resolve("customers.csv"), """
                name,country,domain,evidence,evidence_date
                Wattwerft Sielmann KG,DE,www.wattwerft.example,vertrag.pdf,2024-05-01
                Other Customer B.V.,NL,other.example,vertrag.pdf,2024-06-01
                """);
        Path folder = machine.resolve("list");
        assertThat(OwnMachine.run("commit", machine.resolve("customers.csv").toString(), "--out", folder.toString()))
                .startsWith("0 ");
        assertThat(OwnMachine.run(
                        "open",
                        folder.toString(),
                        "--customer",
                        "wattwerft.example",
                        "--out",
                        machine.resolve("proof.json").toString()))
                .startsWith("0 ");
        return folder.resolve("commitment.json");
    }

    private void handIn(Page sanne, HumanTaskView stating) {
        go(sanne, "/tasks/" + stating.taskKey());
        sanne.getByLabel("We claim a prior relationship").check();
        sanne.getByLabel("Your evidence").fill("Maintenance contract 2024-05");
        sanne.getByLabel("Day that it bears").fill("2024-05-01");
        sanne.getByLabel("Proof that they were on your list").setInputFiles(machine.resolve("proof.json"));
        shoot(sanne, "390-dark", "prior-handing-in");
        sanne.getByRole(AriaRole.BUTTON, named("Record decision")).click();
        assertThat(sanne.getByText("Recorded:")).isVisible();
    }

    private Path downloaded(Page page, String link) {
        Download download = page.waitForDownload(() -> page.getByText(link).click());
        return download.path();
    }

    /** On the introducer's machine, word for word as the page says. */
    private void checked(Path proof, Path published, String command) {
        String[] words = command.substring(command.indexOf("check"))
                .replace("proof.json", proof.toString())
                .replace("commitment.json", published.toString())
                .replace("FILE", machine.resolve("vertrag.pdf").toString())
                .split(" ");
        assertThat(OwnMachine.run(words))
                // Whether to believe the installation's authority is for whoever checks to say: with --trust.
                .startsWith("4 Listed;")
                .contains("domain:wattwerft.example")
                .contains("before the introduction")
                .contains("to the last byte");
    }

    private Instant firstAsked(String deliverer) {
        return Objects.requireNonNull(
                desk.evidence(referral, new PartnerId(deliverer)).orElseThrow().heardAt());
    }

    private HumanTaskView task(String element) {
        return await(element)
                .atMost(PATIENCE)
                .until(
                        () -> openTasks().stream()
                                .filter(task -> task.elementId().equals(element))
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    private void go(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }

    private Page signedIn(BrowserContext window, String username) {
        Page page = window.newPage();
        go(page, "/");
        signIn(page, username);
        return page;
    }

    private static BrowserContext window(int width, ColorScheme colours) {
        return chromium.browser()
                .newContext(new NewContextOptions().setViewportSize(width, 900).setColorScheme(colours));
    }
}
