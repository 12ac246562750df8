package io.evenhand.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** What a browser complained of on the pages of a test. */
public final class Complaints {
    private final List<String> said = new CopyOnWriteArrayList<>();

    /**
     * Hears what is said on a page from now on.
     *
     * @param meant answers that are reported as errors, and are none here: "422" where a form will not do
     */
    public void hear(Page page, String... meant) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && Stream.of(meant).noneMatch(message.text()::contains)) {
                said.add(message.text());
            }
        });
        page.onPageError(said::add);
    }

    public void assertNone() {
        assertThat(said).isEmpty();
    }
}
