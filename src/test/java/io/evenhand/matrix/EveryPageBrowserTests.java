package io.evenhand.matrix;

import static io.evenhand.testing.BrowserSteps.shoot;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.camunda.client.CamundaClient;
import io.evenhand.Evenhand;
import io.evenhand.testing.BrowserSteps;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.InBrowser;
import io.evenhand.testing.NothingLooksByItself;
import io.evenhand.testing.OwnDatabase;
import io.evenhand.workflow.Incidents;
import io.evenhand.workflow.ProcessMessages;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * Proves of every page that {@link Endpoints} declares, as somebody sees it who gets through, that axe finds nothing on it, that it fits
 * its window and keeps to the content security policy: at desk width in light and at phone width in dark. A page that is added is looked
 * at without being named here. Leaves screenshots in {@code target/screenshots}.
 */
@InBrowser
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("browser")
@OwnDatabase
@NothingLooksByItself
@SpringBootTest(
        classes = Evenhand.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"camunda.client.enabled=false", "evenhand.demo=true", "evenhand.data=target/every-page"})
@MockitoBean(types = {CamundaClient.class, ProcessMessages.class, Incidents.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(2)
class EveryPageBrowserTests {
    /** What is a file, a part of a page, or a page of somebody who is not signed in or only half: other tests look at those. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "/api/v1/.*|/actuator/.*|/error|/sign-in.*|/sign(/.*)?|/pki/.*|/invitations/.*|/calendar/.*|.*\\.(csv|ics|bpmn|xml|pdf|zip|docx|json)|.*/evidence/.*|/finance/export|.*/documents?(/.*)?|.*/html|.*/submission/samples/.*|.*/consent");

    private static final List<Who> VISITORS =
            List.of(Who.OPERATIONS, Who.LEGAL, Who.ADMINISTRATOR, Who.STEWARD, Who.FINANCE);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    @SuppressWarnings("NullAway.Init")
    private Cast cast;

    @SuppressWarnings("NullAway.Init")
    private Chromium chromium;

    @BeforeAll
    void theCastEnters() {
        cast = new Cast(house.getAutowireCapableBeanFactory());
        cast.enter();
        chromium = Chromium.start();
    }

    @AfterAll
    void stopBrowser() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void everyPageCanBeUsedByEverybodyAndFitsItsWindow(int width, ColorScheme colours) {
        String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        int seen = 0;
        Map<Who, Page> visitors = new EnumMap<>(Who.class);
        List<BrowserContext> windows = new ArrayList<>();
        try {
            for (Visit visit : visits()) {
                Page page = visitors.computeIfAbsent(visit.who(), who -> {
                    BrowserContext window = chromium.browser()
                            .newContext(new NewContextOptions()
                                    .setViewportSize(width, 900)
                                    .setColorScheme(colours)
                                    .setLocale("en-GB"));
                    windows.add(window);
                    return signedIn(window, who, found);
                });
                seen++;
                look(page, visit, shots, found);
            }
        } finally {
            windows.forEach(BrowserContext::close);
        }
        assertThat(seen).as("pages looked at").isGreaterThan(30);
        assertThat(found).isEmpty();
    }

    private void look(Page page, Visit visit, String shots, List<String> found) {
        String address = visit.endpoint().address(cast, visit.who(), visit.whose());
        int status = Objects.requireNonNull(page.navigate("http://localhost:" + port + address))
                .status();
        if (status != 200) {
            found.add(visit.endpoint() + " answers " + status);
            return;
        }
        if (page.content().contains("th:text=")) {
            found.add(visit.endpoint() + " shows what a page is made of instead of what it says");
        }
        try {
            shoot(page, shots, "every" + visit.endpoint().pattern.replaceAll("[^a-z]+", "-"));
        } catch (AssertionError e) {
            found.add(visit.endpoint() + ": " + e.getMessage());
        }
    }

    private Page signedIn(BrowserContext window, Who who, List<String> found) {
        Page page = window.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                found.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> found.add(page.url() + ": " + error));
        page.navigate("http://localhost:" + port + "/sign-in");
        BrowserSteps.signIn(page, who.username());
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    /** Each page once, by the first of the visitors who gets through. */
    private static List<Visit> visits() {
        return Endpoints.ALL.stream()
                .filter(endpoint -> endpoint.method == HttpMethod.GET)
                .filter(endpoint -> endpoint.answers.contains(200))
                .filter(endpoint -> !ELSEWHERE.matcher(endpoint.pattern).matches())
                .flatMap(endpoint -> visit(endpoint).stream())
                .toList();
    }

    private static Optional<Visit> visit(Endpoint endpoint) {
        return Stream.of(Whose.OWN, Whose.COUNTERPARTY)
                .flatMap(whose -> VISITORS.stream().map(who -> new Visit(endpoint, who, whose)))
                .filter(visit -> endpoint.expected(visit.who(), visit.whose()) == Outcome.THROUGH)
                .findFirst();
    }

    private record Visit(Endpoint endpoint, Who who, Whose whose) {}
}
