package io.evenhand.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The machine's own Chromium under Playwright; nothing is downloaded. */
public final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        // Containers give the sandbox no user namespaces; the pages are our own.
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    /** Starts the browser. Its pages may take their time: other tests keep the machine busy meanwhile. */
    public static Chromium start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(40_000);
        return new Chromium(executable().orElseThrow());
    }

    public Browser browser() {
        return browser;
    }

    /** A window of a person of its own: nobody else's session is known in it. */
    public BrowserContext window(int width, ColorScheme colours) {
        return browser.newContext(
                new NewContextOptions().setViewportSize(width, 900).setColorScheme(colours));
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> executable() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static class Present implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return executable()
                    .map(path -> ConditionEvaluationResult.enabled("in " + path))
                    .orElseGet(() ->
                            ConditionEvaluationResult.disabled("no browser here: none of " + NAMES + " on the PATH"));
        }
    }
}
