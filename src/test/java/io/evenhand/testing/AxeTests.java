package io.evenhand.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@InBrowser
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("browser")
class AxeTests {
    private static final String PAGE =
            "<!doctype html><html lang='en'><title>A page</title><main><h1>A page</h1>%s</main></html>";

    @Test
    void whatNotEverybodyCanUseIsFoundAndNothingElse() {
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser().newPage();
            page.setContent(PAGE.formatted("<p>Text</p><iframe srcdoc='<p><img>'></iframe>"));
            assertThatCode(() -> Axe.assertFindsNothing(page, "well")).doesNotThrowAnyException();
            page.setContent(PAGE.formatted("<input type='text'><p style='color: #ccc'>Text</p>"));
            assertThatThrownBy(() -> Axe.assertFindsNothing(page, "not well"))
                    .hasMessageContaining("label")
                    .hasMessageContaining("color-contrast");
        }
    }
}
