package io.evenhand.notice;

import static io.evenhand.testing.BrowserSteps.shootMail;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.evenhand.access.InvitationPost;
import io.evenhand.access.Role;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.InBrowser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Proves of every kind of mail, opened as a page of its own as mail programs do, that axe finds nothing on it and that it fits its
 * window, at desk and phone width, in light and in dark. The desk shows mail in a frame in which no script may run, so not even axe.
 */
@InBrowser
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("browser")
class LetterBrowserTests {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Times TIMES = new Times(ZoneOffset.UTC);

    private final MailSetting setting = new MailSetting(new NoticeProperties(
            "https://desk.example", null, ZoneOffset.UTC, 7, Duration.ofSeconds(20), Duration.ofDays(90)));

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "390, LIGHT", "390, DARK"})
    void everybodyCanReadEveryKindOfMail(int width, ColorScheme colours) {
        String shots = width + "-" + colours.name().toLowerCase(Locale.ROOT);
        try (BrowserContext window = chromium.browser()
                .newContext(new NewContextOptions().setViewportSize(width, 900).setColorScheme(colours))) {
            Page page = window.newPage();
            letters().forEach((kind, letter) -> {
                page.setContent(setting.html("Nora Berg", letter));
                shootMail(page, shots, "letter-" + kind);
            });
        }
    }

    private static Map<String, Letter> letters() {
        Deadline late = deadline("Sign agreement: Revenue Share", Until.at(NOW.minusSeconds(9000)));
        Letter asked = Letters.of(late, "Nordwind Consulting", Role.LEGAL, TIMES, NOW);
        Map<String, Letter> letters = new LinkedHashMap<>();
        letters.put("asked", asked);
        letters.put("not-needed", Letters.notNeeded(asked));
        letters.put("invitation", Letters.of(invitation(false), "Tuesday, 1 December"));
        letters.put("reset", Letters.of(invitation(true), "Tuesday, 1 December"));
        letters.put("summary", summary());
        return letters;
    }

    private static Letter summary() {
        Letter.Item late = new Letter.Item(
                "Sign agreement: Revenue Share", "A ship chandler's stock", "two hours late", true, "/tasks/1");
        Letter.Item waiting =
                new Letter.Item("Review draft", "A ship chandler's stock", "in 3 days", false, "/tasks/2");
        Letter.Item happened = new Letter.Item("The NDA is in force", "", "", false, null);
        return new Letter(
                "2 wait for you, 1 late",
                "",
                "The list is cut short; the desk has all of it.",
                List.of(),
                List.of(
                        new Letter.Group("Late", List.of(late)),
                        new Letter.Group("Waits for you", List.of(waiting)),
                        new Letter.Group("What happened", List.of(happened))),
                new Letter.Action("Open your work", "/"),
                "You get this each morning on which something waits or happened.");
    }

    private static Deadline deadline(String title, Until until) {
        return new Deadline(
                "tasks", "1", title, "A ship chandler's stock", "Both have agreed to it.", NOW, until, "/tasks/1", 0);
    }

    private static InvitationPost.Letter invitation(boolean reset) {
        return new InvitationPost.Letter(
                "anna@mail.example",
                "Anna Roth",
                "nordwind",
                "Nordwind Consulting",
                "Nora Berg",
                "https://desk.example/invitations/secret",
                NOW,
                reset);
    }
}
