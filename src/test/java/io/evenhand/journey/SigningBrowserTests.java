package io.evenhand.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.evenhand.testing.BrowserSteps.named;
import static io.evenhand.testing.BrowserSteps.shoot;
import static io.evenhand.testing.BrowserSteps.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import io.evenhand.agreement.AgreementView;
import io.evenhand.signing.Signing;
import io.evenhand.terms.AgreementKind;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.InBrowser;
import io.evenhand.testing.PickedUpMail;
import io.evenhand.verification.TrustAnchors;
import io.evenhand.verification.Verdict;
import io.evenhand.verification.Verifier;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Proves in a real browser that somebody without an account gets from the link in a mail to a sealed document, at desk and phone width and
 * by keyboard alone; that they can ask, hand on and decline; and that links open nothing they should not. Every page on the way fits its
 * window, and axe finds nothing on it.
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
class SigningBrowserTests extends Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Pattern ASKED = Pattern.compile("lease sign: [\\s\\S]*?(/sign/link/[A-Za-z0-9_-]{43})");
    private static final Pattern SIGNED = Pattern.compile("Signed by all: [\\s\\S]*?(/sign/link/[A-Za-z0-9_-]{43})");
    private static final Pattern CODE = Pattern.compile("^(\\d{6}) is your code");
    private static final int MOST_TABS = 60;

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    private final PickedUpMail mail = new PickedUpMail(Path.of("target/operations/mail"));
    private final List<String> complaints = new ArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    private Signing signing;

    @Autowired
    private Clock time;

    @Autowired
    private HumanTasks tasks;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @BeforeEach
    void noMailOfOthers() {
        mail.beginAnew();
    }

    @Test
    void aDirectorSignsByKeyboardOnAPhoneAfterAColleagueDrewTheirsOnTheDesk() throws Exception {
        begin(Samples.fresh("one-off-project", withoutAccount("bram.vermeulen")));
        goOnUntil("sign-agreement");
        try (BrowserContext desk = window(1280, ColorScheme.LIGHT);
                BrowserContext phone = window(390, ColorScheme.DARK);
                BrowserContext other = window(1280, ColorScheme.DARK)) {
            signOnTheDesk(signedIn(desk, "jens.lorenzen"));
            String link = mail.find("bram.vermeulen", ASKED);
            assertNobodySignsInTheNameOf(personNamed("Bram Vermeulen"));

            Page bram = page(phone);
            confirmByKeyboard(bram, link);
            signByKeyboard(bram);
            assertThat(bram.getByText("You have signed")).isVisible();
            shoot(bram, "390-dark", "signing-done");
            assertThat(bram.url()).endsWith("/sign/done");

            bram.goBack();
            assertThat(bram.getByText("You have signed")).isVisible();
            Page again = page(other);
            go(again, link);
            assertThat(again.getByText("This link opens nothing")).isVisible();
            shoot(again, "1280-dark", "signing-gone");

            String copy = mail.find("bram.vermeulen", SIGNED);
            // The code of before opens nothing here.
            mail.beginAnew();
            confirmed(again, copy, "bram.vermeulen");
            assertThat(again.getByText("Signed by all")).isVisible();
            shoot(again, "1280-dark", "signing-copy");
            Download file = again.waitForDownload(() -> again.getByRole(AriaRole.LINK, named("Fetch the signed PDF"))
                    .click());
            assertIntact(Files.readAllBytes(file.path()));
        }
        assertThat(complaints).isEmpty();
        assertThat(database.queryForList(
                        """
                        select authentication from signing_act where state = 'STANDS' and signature_id in
                            (select id from signature_request where agreement_id = ?)
                        order by acted_at""", String.class, agreement(AgreementKind.NDA).id().value()))
                .containsExactly("account", "link and one-time code");
    }

    @Test
    void aDirectorAsksIsAnsweredHandsOnAndTheColleagueDeclinesInTurn() throws Exception {
        begin(Samples.fresh("one-off-project", withoutAccount("bram.vermeulen", "joris.bakker")));
        goOnUntil("sign-agreement");
        assertThat(decide(signTask(), "sign", "", Map.of())).isInstanceOf(CompletionResult.Completed.class);
        try (BrowserContext first = window(1280, ColorScheme.LIGHT);
                BrowserContext desk = window(390, ColorScheme.LIGHT);
                BrowserContext second = window(390, ColorScheme.DARK)) {
            String askedOf = mail.find("bram.vermeulen", ASKED);
            Page bram = page(first);
            onceTooBusyToDraw(bram, 1);
            confirm(bram, askedOf, "bram.vermeulen");
            assertShowsItsPages(bram);
            assertThat(bram.content()).doesNotContain("jens.lorenzen@");
            bram.getByText("Ask a question first").click();
            bram.getByLabel("Your question").fill("Does clause 3 cover our <b>old</b> customers?");
            bram.getByRole(AriaRole.BUTTON, named("Send it to")).click();
            assertThat(bram.getByText("Asked. The answer comes by mail")).isVisible();
            shoot(bram, "1280-light", "signing-asked");

            answer(signedIn(desk, "maren.petersen"));
            String answered = mail.find("bram.vermeulen", Pattern.compile("(Only new ones)"));
            assertThat(answered).isEqualTo("Only new ones");
            bram.reload();
            assertThat(bram.getByText("Only new ones, from the effective date on."))
                    .isVisible();

            bram.getByText("Somebody else should sign").click();
            bram.getByLabel("A colleague who may sign this").selectOption(new SelectOption().setLabel("Joris Bakker"));
            bram.getByRole(AriaRole.BUTTON, named("Hand it on")).click();
            assertThat(bram.getByText("You have handed it on")).isVisible();
            shoot(bram, "1280-light", "signing-handed-on");
            go(bram, "/sign/document");
            assertThat(bram.getByText("This link opens nothing")).isVisible();

            Page joris = page(second);
            confirm(joris, mail.find("joris.bakker", ASKED), "joris.bakker");
            decline(joris);
        }
        assertThat(complaints).isEmpty();
        await().atMost(PATIENCE)
                .until(() -> agreement(AgreementKind.NDA).state().isOver());
    }

    @Test
    void wrongCodesLockAndAnExpiredRequestIsToldAndOpensNothing() throws Exception {
        begin(Samples.fresh("one-off-project", withoutAccount("bram.vermeulen")));
        goOnUntil("sign-agreement");
        assertThat(decide(signTask(), "sign", "", Map.of())).isInstanceOf(CompletionResult.Completed.class);
        try (BrowserContext window = window(390, ColorScheme.LIGHT)) {
            Page bram = page(window);
            String link = mail.find("bram.vermeulen", ASKED);
            go(bram, link);
            bram.getByRole(AriaRole.BUTTON, named("Send me the code")).click();
            String code = mail.find("bram.vermeulen", CODE);
            String wrong = code.equals("123456") ? "123457" : "123456";
            for (int attempt = 0; attempt < 5; attempt++) {
                bram.getByLabel("The six digits").fill(wrong);
                bram.getByRole(AriaRole.BUTTON, named("Show me the document")).click();
                assertThat(bram.getByRole(AriaRole.ALERT)).isVisible();
            }
            assertThat(bram.getByText("This code opens nothing any more")).isVisible();
            shoot(bram, "390-light", "signing-code-dead");
            for (int more = 0; more < 4; more++) {
                bram.getByRole(AriaRole.BUTTON, named(more == 0 ? "Send me the code" : "Send another code"))
                        .click();
                assertThat(bram.getByLabel("The six digits")).isVisible();
            }
            bram.getByRole(AriaRole.BUTTON, named("Send another code")).click();
            assertThat(bram.getByText("no more codes are sent to this link until"))
                    .isVisible();
            shoot(bram, "390-light", "signing-locked");

            letTimePass(Duration.ofDays(15), "sign-agreement");
            assertThat(mail.find("bram.vermeulen", Pattern.compile("(No longer to be signed by you)")))
                    .isNotEmpty();
            go(bram, link);
            assertThat(bram.getByText("This link opens nothing")).isVisible();
            shoot(bram, "390-light", "signing-gone");
        }
        assertThat(complaints).isEmpty();
    }

    private void signOnTheDesk(Page jens) {
        go(jens, "/tasks/" + signTask().taskKey());
        shoot(jens, "1280-light", "sign-agreement");
        jens.getByRole(AriaRole.LINK, named("Read and sign")).click();
        assertShowsItsPages(jens);
        jens.getByLabel("Draw it").check();
        draw(jens);
        jens.getByRole(AriaRole.BUTTON, named("Sign Non-Disclosure")).click();
        assertThat(jens.getByText("Tick that you agree")).isVisible();
        shoot(jens, "1280-light", "signing-desk");
        jens.getByRole(AriaRole.CHECKBOX).check();
        jens.getByRole(AriaRole.BUTTON, named("Sign Non-Disclosure")).click();
        assertThat(jens.getByText("Sign the document")).isVisible();
    }

    /** Two lines, of which one is taken back. */
    private static void draw(Page page) {
        Locator pad = page.locator("[data-pad]");
        pad.scrollIntoViewIfNeeded();
        BoundingBox box = pad.boundingBox();
        for (int line = 0; line < 2; line++) {
            page.mouse().move(box.x + 20, box.y + 30 + 30 * line);
            page.mouse().down();
            for (int step = 1; step <= 20; step++) {
                page.mouse().move(box.x + 20 + step * 10, box.y + 30 + 30 * line + (step % 4) * 6);
            }
            page.mouse().up();
        }
        assertThat(pad.locator("path")).hasCount(3);
        page.getByRole(AriaRole.BUTTON, named("Undo")).click();
        assertThat(pad.locator("path")).hasCount(2);
    }

    private void confirmByKeyboard(Page page, String link) {
        go(page, link);
        page.waitForURL("**/sign");
        assertThat(page.url()).doesNotContain("link");
        shoot(page, "390-dark", "signing-entry");
        press(page, page.getByRole(AriaRole.BUTTON, named("Send me the code")), "Enter");
        assertThat(page.getByLabel("The six digits")).isFocused();
        String code = mail.find("bram.vermeulen", CODE);
        page.keyboard().type(code.equals("123456") ? "123457" : "123456");
        page.keyboard().press("Enter");
        assertThat(page.getByText("You can try 4 more times")).isVisible();
        shoot(page, "390-dark", "signing-code-wrong");
        assertThat(page.getByLabel("The six digits")).isFocused();
        page.keyboard().type(code);
        page.keyboard().press("Enter");
        page.waitForURL("**/sign/document");
    }

    private void signByKeyboard(Page page) {
        assertShowsItsPages(page);
        shoot(page, "390-dark", "signing-document");
        press(page, page.getByRole(AriaRole.LINK, named("Read as text")), "Enter");
        assertThat(page.locator(".as-text .words").first()).isVisible();
        shoot(page, "390-dark", "signing-text");
        tabTo(page, page.getByLabel("Your name", new GetByLabelOptions().setExact(true)));
        page.keyboard().press("Control+A");
        page.keyboard().type("Bram V.");
        assertThat(page.locator("[data-preview]")).hasText("Bram V.");
        press(page, page.getByRole(AriaRole.CHECKBOX), "Space");
        press(page, page.getByRole(AriaRole.BUTTON, named("Sign Non-Disclosure")), "Enter");
    }

    private static void press(Page page, Locator target, String key) {
        tabTo(page, target);
        page.keyboard().press(key);
    }

    private static void tabTo(Page page, Locator target) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if (Boolean.TRUE.equals(target.evaluate("element => element === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError(target + " is not reached by keyboard");
    }

    private void confirm(Page page, String link, String person) {
        confirmed(page, link, person);
        page.waitForURL("**/sign/document");
    }

    private void confirmed(Page page, String link, String person) {
        go(page, link);
        page.getByRole(AriaRole.BUTTON, named("Send me the code")).click();
        page.getByLabel("The six digits").fill(mail.find(person, CODE));
        page.getByRole(AriaRole.BUTTON, named("Show me the document")).click();
    }

    /** The first time that a page is asked for, others are being drawn. */
    private static void onceTooBusyToDraw(Page page, int number) {
        AtomicBoolean busy = new AtomicBoolean(true);
        page.route(Pattern.compile(".*/pages/" + number + "\\?.*"), route -> {
            if (busy.getAndSet(false)) {
                route.fulfill(new Route.FulfillOptions().setStatus(503));
            } else {
                route.resume();
            }
        });
    }

    /** Each page is drawn once it is looked at. */
    private static void assertShowsItsPages(Page page) {
        for (Locator leaf : page.locator(".leaf img").all()) {
            leaf.scrollIntoViewIfNeeded();
            await().atMost(PATIENCE)
                    .until(() ->
                            Boolean.TRUE.equals(leaf.evaluate("image => image.complete && image.naturalWidth > 0")));
        }
        assertThat(page.locator(".leaf")).hasCount(page.locator(".leaf img").count());
        page.evaluate("scrollTo(0, 0)");
    }

    private void answer(Page maren) {
        go(maren, "/signing-questions");
        shoot(maren, "390-light", "signing-questions");
        maren.locator("main li a").first().click();
        assertThat(maren.getByText("cover our <b>old</b> customers?")).isVisible();
        shoot(maren, "390-light", "signing-question");
        maren.getByLabel("Your answer").fill("Only new ones, from the effective date on.");
        maren.getByRole(AriaRole.BUTTON, named("Send the answer")).click();
        assertThat(maren.getByText("Answered. It is on its way")).isVisible();
    }

    private void decline(Page joris) {
        joris.getByText("I do not sign").click();
        joris.getByRole(AriaRole.BUTTON, named("Decline to sign")).click();
        joris.getByLabel("Why not").fill("We cannot keep the time.");
        joris.getByRole(AriaRole.BUTTON, named("Decline to sign")).click();
        assertThat(joris.getByText("You have declined to sign")).isVisible();
        shoot(joris, "390-dark", "signing-declined");
    }

    private void assertIntact(byte[] pdf) throws Exception {
        var report = new Verifier(time).verify("signed.pdf", pdf, new TrustAnchors(Set.of(signing.trustAnchor())));
        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.VALID);
        AgreementView agreement = agreement(AgreementKind.NDA);
        assertThat(agreement.signers()).extracting(AgreementView.Signer::name).contains("Bram Vermeulen");
    }

    /** Camunda's own list of tasks lets anybody write any name into a task. */
    private void assertNobodySignsInTheNameOf(String person) {
        long task = signTask().taskKey();
        for (String decision : List.of("sign", "decline")) {
            assertThat(tasks.complete(task, "signer:" + person, TaskAnswer.of(decision, "No reason of theirs.")))
                    .isInstanceOfSatisfying(
                            CompletionResult.Denied.class,
                            denied -> assertThat(denied.reason()).startsWith("Take the task first"));
        }
    }

    private String personNamed(String name) {
        return file.partners().stream()
                .flatMap(partner -> partner.people().stream())
                .filter(person -> person.name().equals(name))
                .map(person -> person.id())
                .findFirst()
                .orElseThrow();
    }

    private HumanTaskView signTask() {
        return await("sign-agreement")
                .atMost(PATIENCE)
                .until(
                        () -> openTasksOf(referral).stream()
                                .filter(task -> task.elementId().equals("sign-agreement"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** A deliverer of this test alone, where these may sign and have neither roles nor accounts; nobody says for them what they decide. */
    private static Consumer<ObjectNode> withoutAccount(String... people) {
        String suffix = "-" + NEXT.incrementAndGet();
        return sample -> {
            ArrayNode script = (ArrayNode) sample.get("script");
            for (int i = script.size() - 1; i >= 0; i--) {
                if (List.of(people).contains(script.get(i).path("as").asText())) {
                    script.remove(i);
                }
            }
            for (JsonNode somebody : sample.get("partners").get(1).get("people")) {
                if (List.of(people).contains(somebody.get("id").asText())) {
                    ((ObjectNode) somebody).putArray("roles");
                    ((ObjectNode) somebody)
                            .putArray("maySign")
                            .add("nda")
                            .add("revenue-share")
                            .add("customer-protection");
                }
            }
            String renamed = sample.toString();
            for (String id : List.of("polderdata", "sanne.devries", "bram.vermeulen", "joris.bakker")) {
                renamed = renamed.replace("\"" + id + "\"", "\"" + id + suffix + "\"");
            }
            try {
                sample.setAll((ObjectNode) JSON.readTree(renamed));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private void go(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }

    private Page page(BrowserContext window) {
        Page page = window.newPage();
        page.onConsoleMessage(message -> {
            boolean comesAgain =
                    message.location().contains("/pages/") && message.text().contains("a status of 503");
            if (message.type().equals("error")
                    && !comesAgain
                    && !message.text().contains("the server responded with a status of 4")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    private Page signedIn(BrowserContext window, String username) {
        Page page = page(window);
        go(page, "/");
        signIn(page, username);
        return page;
    }

    private static BrowserContext window(int width, ColorScheme colours) {
        return chromium.browser()
                .newContext(new NewContextOptions().setViewportSize(width, 900).setColorScheme(colours));
    }
}
