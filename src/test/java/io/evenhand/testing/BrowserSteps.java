package io.evenhand.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;

/** What a person does on any page. */
public final class BrowserSteps {
    private static final boolean UNATTENDED = "true".equals(System.getenv("CI"));

    private BrowserSteps() {}

    /** From the sign-in page, as somebody of the demonstration. */
    public static void signIn(Page page, String username) {
        page.getByLabel("Username").fill(username);
        page.getByLabel("Password").fill("evenhand-demo");
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    }

    /** Makes sure that the page fits its window and that axe finds nothing on it, and leaves a picture of it in {@code target/screenshots}. */
    public static void shoot(Page page, String window, String name) {
        assertFits(page, window, name);
        Axe.assertFindsNothing(page, name + " (" + window + ")");
        picture(page, window, name);
    }

    /** As {@link #shoot}, of a mail as a page of its own. */
    public static void shootMail(Page page, String window, String name) {
        assertFits(page, window, name);
        Axe.assertFindsNothingInMail(page, name + " (" + window + ")");
        picture(page, window, name);
    }

    /** A click goes on when the next page begins to arrive: half of it would be measured, or without its styles. */
    private static void assertFits(Page page, String window, String name) {
        page.waitForLoadState();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s fits its window (%s)", name, window)
                .isEqualTo(true);
    }

    /** For people: nothing is proved by it, and nobody looks where {@code CI} is set. */
    private static void picture(Page page, String window, String name) {
        if (UNATTENDED) {
            return;
        }
        page.screenshot(new ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + "-" + window + ".png"))
                .setFullPage(true));
    }

    public static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }
}
