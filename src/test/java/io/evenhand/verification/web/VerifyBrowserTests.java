package io.evenhand.verification.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.evenhand.testing.BrowserSteps.named;
import static io.evenhand.testing.BrowserSteps.shoot;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsFocusedOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.evenhand.document.Archive;
import io.evenhand.evidence.EvidenceDocuments;
import io.evenhand.evidence.EvidenceRecord;
import io.evenhand.evidence.SignedBySome;
import io.evenhand.testing.Chromium;
import io.evenhand.testing.Complaints;
import io.evenhand.testing.InBrowser;
import io.evenhand.testing.PagesOnAPort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Proves in a real browser that anybody has a document checked, with the evidence of it, by the keyboard alone and by dropping files, at
 * desk and at phone width, in light and in dark, and that everybody can use what is answered. Leaves a picture of each answer in
 * {@code target/screenshots}.
 */
@InBrowser
@PagesOnAPort
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyBrowserTests {
    private static final int PRESSES = 4;
    private static final double PRESSED_MILLIS = 8_000;
    private static final double PATIENCE_MILLIS = 120_000;

    /** Drops files as a person would; each is a name, a type and its content in Base64. */
    private static final String DROP = """
            files => {
              const carried = new DataTransfer();
              for (const file of files) {
                const bytes = Uint8Array.from(atob(file.content), letter => letter.charCodeAt(0));
                carried.items.add(new File([bytes], file.name, {type: file.type}));
              }
              const place = document.querySelector('.drop');
              for (const kind of ['dragenter', 'dragover', 'drop']) {
                place.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: carried}));
              }
            }""";

    @SuppressWarnings("NullAway.Init")
    private Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    EvidenceDocuments documents;

    @Autowired
    Archive archive;

    @Autowired
    AutowireCapableBeanFactory beans;

    @SuppressWarnings("NullAway.Init")
    private FilePayload agreement;

    @SuppressWarnings("NullAway.Init")
    private FilePayload sealedEvidence;

    @SuppressWarnings("NullAway.Init")
    private FilePayload bareEvidence;

    @SuppressWarnings("NullAway.Init")
    private FilePayload another;

    private final Complaints complaints = new Complaints();

    @BeforeAll
    void somethingWasSigned() {
        SignedBySome signed = new SignedBySome();
        beans.autowireBean(signed);
        EvidenceRecord made = documents.make(signed.sealed(2)).orElseThrow();
        agreement = pdf("agreement.pdf", signed.document());
        sealedEvidence = pdf("agreement-evidence.pdf", archive.load(made.pdf()));
        bareEvidence = new FilePayload("agreement-evidence.json", "application/json", archive.load(made.file()));
        SignedBySome other = new SignedBySome();
        beans.autowireBean(other);
        var unused = other.sealed(1);
        another = pdf("another.pdf", other.document());
        chromium = Chromium.start();
    }

    @AfterAll
    void stopBrowser() {
        chromium.close();
    }

    /** A browser on a busy machine may not open its dialog at the first press: a person presses again. */
    private static FileChooser chooserByKeyboard(Page page) {
        for (int press = 1; press < PRESSES; press++) {
            try {
                return page.waitForFileChooser(
                        new Page.WaitForFileChooserOptions().setTimeout(PRESSED_MILLIS),
                        () -> page.keyboard().press("Enter"));
            } catch (TimeoutError again) {
                assertThat(page.getByLabel("The signed PDF")).isFocused();
            }
        }
        return page.waitForFileChooser(() -> page.keyboard().press("Enter"));
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT, DARK", "390, DARK, LIGHT"})
    void aDocumentIsCheckedWithItsEvidenceByTheKeyboardAlone(int width, ColorScheme colours, ColorScheme others) {
        try (BrowserContext window = window(width, colours)) {
            Page page = open(window);
            shoot(page, width + "-" + lower(colours), "verify");
            page.keyboard().press("Tab");
            assertThat(page.getByRole(AriaRole.LINK, named("Skip to content"))).isFocused();
            tabTo(page, page.getByLabel("The signed PDF"));
            FileChooser chooser = chooserByKeyboard(page);
            assertThat(chooser.isMultiple()).isTrue();
            chooser.setFiles(new FilePayload[] {agreement, bareEvidence, sealedEvidence});
            tabTo(page, page.getByRole(AriaRole.BUTTON, named("Check it")));
            page.keyboard().press("Enter");

            Locator result = page.locator("#result");
            assertThat(result).isFocused(new IsFocusedOptions().setTimeout(PATIENCE_MILLIS));
            assertThat(result).containsText("This document is valid, and the evidence agrees with it");
            assertThat(page.getByText("the SHA-256 of the file is the one that it names"))
                    .hasCount(2);
            assertThat(page.getByText("is unbroken:").first()).isVisible();
            assertThat(page.locator("#file-1").getByText("Named, by its SHA-256, in"))
                    .isVisible();
            shoot(page, width + "-" + lower(colours), "verify-with-evidence");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(others));
            shoot(page, width + "-" + lower(others), "verify-with-evidence");

            tabTo(page, page.getByRole(AriaRole.LINK, named("agreement.pdf").setExact(true)));
            page.keyboard().press("Enter");
            assertThat(page.locator("#file-1")).isInViewport();
            tabTo(page, page.getByRole(AriaRole.LINK, named("Download this as JSON")));
            tabTo(page, page.getByRole(AriaRole.LINK, named("What our signatures prove, and what they do not")));
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, named("What our signatures prove, and what they do not")))
                    .isVisible();
            shoot(page, width + "-" + lower(others), "limits");
        }
        complaints.assertNone();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT, DARK", "390, DARK, LIGHT"})
    void filesThatAreDroppedAreCheckedAtOnce(int width, ColorScheme colours, ColorScheme others) throws IOException {
        try (BrowserContext window = window(width, colours)) {
            String shots = width + "-" + lower(colours);
            Page page = open(window);
            drop(page, agreement);
            assertAnswer(page, "This document is valid");
            assertThat(page.getByText("Anna Berg").first()).isVisible();
            shoot(page, shots, "verify-valid");

            drop(page, pdf("turned.pdf", withAPageTurned(agreement.buffer)), bareEvidence);
            assertAnswer(page, "Not everything here is valid");
            assertThat(page.locator("#file-1")).containsText("This document is not valid.");
            assertThat(page.locator("#file-1"))
                    .containsText("No evidence was held against it, because it is not valid.");
            assertThat(page.locator(".belonging")).containsText("About no file here");
            shoot(page, shots, "verify-not-valid");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(others));
            shoot(page, width + "-" + lower(others), "verify-not-valid");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));

            drop(page, new FilePayload("photo.jpg", "image/jpeg", "no PDF".getBytes(StandardCharsets.US_ASCII)));
            assertAnswer(page, "This file could not be checked");
            assertThat(page.locator("#file-1")).containsText("“photo.jpg” is neither a PDF nor evidence");
            shoot(page, shots, "verify-unreadable");

            drop(page, another, sealedEvidence);
            assertAnswer(page, "Evidence was not held against its document");
            assertThat(page.locator("#file-1"))
                    .containsText("None of the evidence that came with it names this document.");
            shoot(page, shots, "verify-evidence-of-another");

            FilePayload[] many = new FilePayload[11];
            Arrays.fill(many, bareEvidence);
            drop(page, many);
            assertThat(page.locator("#file-problem")).hasText("These are 11 files. Choose at most 10 at once.");
        }
        complaints.assertNone();
    }

    private BrowserContext window(int width, ColorScheme colours) {
        return chromium.window(width, colours);
    }

    private Page open(BrowserContext window) {
        Page page = window.newPage();
        complaints.hear(page);
        page.navigate("http://127.0.0.1:" + port + "/verify");
        return page;
    }

    private static void drop(Page page, FilePayload... files) {
        // What was answered before must be gone before the next answer is looked at.
        page.evaluate("document.getElementById('result')?.remove()");
        page.evaluate(
                DROP,
                Arrays.stream(files)
                        .map(file -> Map.of(
                                "name",
                                file.name,
                                "type",
                                file.mimeType,
                                "content",
                                Base64.getEncoder().encodeToString(file.buffer)))
                        .toList());
    }

    /** Checking takes a second or two; on a busy machine, longer than a page may otherwise take. */
    private static void assertAnswer(Page page, String words) {
        assertThat(page.locator("#result")).containsText(words, new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
    }

    private static void tabTo(Page page, Locator wanted) {
        for (int i = 0; i < 40; i++) {
            if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
    }

    /** As somebody may who adds to a signed file what its signatures do not cover. */
    private static byte[] withAPageTurned(byte[] signed) throws IOException {
        try (PDDocument document = Loader.loadPDF(signed)) {
            document.getPage(0).setRotation(180);
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            var saved = new ByteArrayOutputStream();
            document.saveIncremental(saved);
            return saved.toByteArray();
        }
    }

    private static FilePayload pdf(String name, byte[] content) {
        return new FilePayload(name, "application/pdf", content);
    }

    private static String lower(ColorScheme colours) {
        return colours.name().toLowerCase(Locale.ROOT);
    }
}
