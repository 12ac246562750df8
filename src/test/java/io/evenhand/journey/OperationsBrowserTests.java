package io.evenhand.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.evenhand.testing.BrowserSteps.named;
import static io.evenhand.testing.BrowserSteps.shoot;
import static io.evenhand.testing.BrowserSteps.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.evenhand.access.Role;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.ObligationState;
import io.evenhand.referral.ReferralFilter;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralLists;
import io.evenhand.referral.ReferralState;
import io.evenhand.referral.ReferralView;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.InBrowser;
import io.evenhand.workflow.CompletionResult.Completed;
import io.evenhand.workflow.HumanTaskView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Proves in a real browser that operations of an introducer and of two deliverers work a customer need from its introduction to won: one
 * partner declines, the next accepts, misses what it promised, and is replaced by a third. What signatories and the passing of time
 * do beside them, the test does. Every page on the way fits its window, and axe finds nothing on it.
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
class OperationsBrowserTests extends Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String HANSE = "hansekontor";
    private static final String POLDER = "polderdata";
    private static final String ASHDOWN = "ashdown";

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    private final List<String> complaints = new ArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    private ReferralLists lists;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @Test
    void operationsWorkANeedToWonWithADeclineAMissedPromiseAndAReplacedDeliverer() throws Exception {
        begin(Samples.fresh("one-off-project", ContinuationJourneys::addAshdown));
        try (BrowserContext introducer = window(1280, ColorScheme.LIGHT);
                BrowserContext deliverer = window(390, ColorScheme.DARK);
                BrowserContext third = window(1280, ColorScheme.DARK)) {
            Page maren = signedIn(introducer, "maren.petersen");
            Page sanne = signedIn(deliverer, "sanne.devries");
            Page harriet = signedIn(third, "harriet.pike");

            ReferralId first = introduce(maren, "REF-BROWSER-1");
            decide(harriet, "answer-offer", first, "Decline the offer", "No capacity before May.");
            decide(sanne, "answer-offer", first, "Accept the offer", "");
            workUntilActive(maren, sanne, first);
            promiseAndMiss(maren, sanne, first);
            ReferralId second = replace(maren, first);
            decide(harriet, "answer-offer", second, "Accept the offer", "");
            workUntilActive(maren, harriet, second);

            go(maren, "/referrals/" + first);
            assertThat(maren.getByText("delivered, and has left")).isVisible();
            shoot(maren, "1280-light", "referral-continued");
            decide(maren, "record-outcome", second, "The customer was won", "");
            awaitState(second, ReferralState.CLOSED);
            decide(maren, "record-outcome", first, "The customer was won", "");
            awaitState(first, ReferralState.CLOSED);
            go(sanne, "/referrals/" + second);
            assertThat(sanne.getByText("There is nothing here for you")).isVisible();
        }
        assertThat(complaints).isEmpty();
    }

    /** From the list of referrals to the page of the new one. */
    private ReferralId introduce(Page page, String reference) {
        go(page, "/referrals");
        page.getByRole(AriaRole.LINK, named("Introduce a customer need")).click();
        page.getByRole(AriaRole.BUTTON, named("Introduce it")).click();
        assertThat(page.getByText("Nothing is introduced yet")).isVisible();
        shoot(page, "1280-light", "introduce-refused");
        Map<String, String> typed = Map.ofEntries(
                Map.entry("Title", "Warehouse control for a food wholesaler"),
                Map.entry("Your reference", reference),
                Map.entry("What is needed", "Three sites, go-live in spring; the stock data comes from an old system."),
                Map.entry("Product areas", "Business Central, Data migration"),
                Map.entry("Region", "DACH"),
                Map.entry("Size of the customer (optional)", "50-100"),
                Map.entry("Start, in months (optional)", "3"),
                Map.entry("Estimated value (optional)", "64000.00"),
                Map.entry("Name", "Adler"),
                Map.entry("Legal name", "Adler Lebensmittel GmbH"),
                Map.entry("Internet domain", "adler-lebensmittel.example"),
                Map.entry("Whom to talk to", "Eva Adler"),
                Map.entry("E-mail", "eva@adler-lebensmittel.example"),
                Map.entry("Your share", "15 %"),
                Map.entry("Products that stay yours", "Microsoft 365"),
                Map.entry("Courts", "Hamburg"),
                Map.entry("Purpose of the NDA", "preparing a warehouse project " + reference));
        typed.forEach((label, text) -> field(page, label).fill(text));
        field(page, "Ask first").selectOption(ASHDOWN);
        page.getByLabel("Then (optional)", new GetByLabelOptions().setExact(true))
                .selectOption(POLDER);
        page.getByRole(AriaRole.BUTTON, named("Introduce it")).click();
        assertThat(page.getByText("Introduced. It is screened now")).isVisible();
        shoot(page, "1280-light", "referral-introduced");
        return lists
                .newest(somebodyWith(Role.OPERATIONS, HANSE), ReferralFilter.NONE.withWords(reference), 0, 1)
                .stream()
                .map(ReferralView::id)
                .findFirst()
                .orElseThrow();
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new GetByLabelOptions().setExact(true));
    }

    /** Operations decide in the browser; whoever signs does so beside it. */
    private void workUntilActive(Page introducer, Page deliverer, ReferralId id) {
        decide(deliverer, "review-draft", id, "Accept this version", "");
        sign(id, 2);
        decide(introducer, "record-consent", id, "The customer consented", "");
        decide(deliverer, "state-prior-relationship", id, "We had no prior relationship", "");
        decide(deliverer, "review-draft", id, "Accept this version", "");
        decide(deliverer, "review-draft", id, "Accept this version", "");
        sign(id, 4);
        awaitState(id, ReferralState.ACTIVE);
    }

    private void sign(ReferralId id, int signatures) {
        for (int signature = 0; signature < signatures; signature++) {
            assertThat(decide(awaitTask("sign-agreement", id), "sign", "", Map.of()))
                    .isInstanceOf(Completed.class);
        }
    }

    private HumanTaskView awaitTask(String element, ReferralId id) {
        return await(element)
                .atMost(PATIENCE)
                .until(
                        () -> openTasksOf(id).stream()
                                .filter(task -> task.elementId().equals(element))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void promiseAndMiss(Page maren, Page sanne, ReferralId id) {
        go(sanne, "/referrals/" + id);
        sanne.getByRole(AriaRole.LINK, named("Promise something")).click();
        sanne.getByLabel("Kind", new GetByLabelOptions().setExact(true)).selectOption("deliver");
        sanne.getByLabel("To", new GetByLabelOptions().setExact(true)).selectOption(HANSE);
        sanne.getByLabel("What").fill("Stock data migrated into the test system");
        sanne.getByLabel("By").fill(today().plusDays(2).toString());
        shoot(sanne, "390-dark", "promise");
        sanne.getByRole(AriaRole.BUTTON, named("Promise it")).click();
        assertThat(sanne.getByText("Promised. It waits among your work")).isVisible();

        letTimePassUntilThereIs(
                Duration.ofDays(3), "track_fact where partner_id = '" + POLDER + "' and outcome = 'OVERDUE'");
        go(maren, "/referrals/" + id);
        assertThat(maren.getByText("late").first()).isVisible();
        letTimePassUntilThereIs(
                Duration.ofDays(3),
                "human_task where element_id = 'settle-missed' and partner_id = '" + HANSE + "' and state = 'OPEN'");
        decide(maren, "settle-missed", id, "Record it as broken", "The customer waits since May.");
        await("the broken promise")
                .atMost(PATIENCE)
                .until(() -> desk.obligations(id).stream()
                        .anyMatch(promise ->
                                promise.kind() == ObligationKind.DELIVER && promise.state() == ObligationState.BROKEN));
        go(maren, "/partners/" + POLDER + "/record");
        assertThat(maren.getByText("Not kept").first()).isVisible();
        shoot(maren, "1280-light", "track-record");
    }

    private ReferralId replace(Page maren, ReferralId id) {
        go(maren, "/referrals/" + id);
        maren.getByRole(AriaRole.LINK, named("Replace or add a deliverer")).click();
        maren.getByLabel("In place of").selectOption(POLDER);
        maren.getByLabel("Ask first").selectOption(ASHDOWN);
        maren.getByLabel("Why").fill("The migration was promised and did not come.");
        shoot(maren, "1280-light", "replace");
        maren.getByRole(AriaRole.BUTTON, named("Begin the search")).click();
        assertThat(maren.getByText("The search has begun")).isVisible();
        return desk.family(somebodyWith(Role.OPERATIONS, HANSE), id)
                .later()
                .getFirst()
                .id();
    }

    /** From one's own work to the task's page, and back with what was recorded. */
    private void decide(Page page, String element, ReferralId id, String decision, String reason) {
        HumanTaskView task = awaitTask(element, id);
        go(page, "/");
        page.locator("a[href='/tasks/" + task.taskKey() + "']").first().click();
        page.getByLabel(decision, new GetByLabelOptions().setExact(true)).check();
        if (!reason.isEmpty()) {
            page.getByLabel(Pattern.compile("^Reason")).fill(reason);
        }
        if (element.equals("record-consent")) {
            page.getByLabel("Day of the consent").fill(today().toString());
            page.getByLabel("Who of the customer gave it").fill("Ada of the customer");
            page.locator("select[name=consentForm]").selectOption("call");
        }
        shoot(page, window(page), element);
        page.getByRole(AriaRole.BUTTON, named("Record decision")).click();
        assertThat(page.getByText("Recorded:")).isVisible();
        await("the decision")
                .atMost(PATIENCE)
                .until(() -> openTasksOf(id).stream().noneMatch(open -> open.taskKey() == task.taskKey()));
    }

    private static String window(Page page) {
        return page.viewportSize().width == 390 ? "390-dark" : "1280-light";
    }

    private void go(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }

    private Page signedIn(BrowserContext window, String username) {
        Page page = window.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("the server responded with a status of 4")) {
                complaints.add(message.text());
            }
        });
        go(page, "/");
        signIn(page, username);
        return page;
    }

    private static BrowserContext window(int width, ColorScheme colours) {
        return chromium.browser()
                .newContext(new NewContextOptions().setViewportSize(width, 900).setColorScheme(colours));
    }
}
