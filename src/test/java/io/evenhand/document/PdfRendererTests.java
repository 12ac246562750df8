package io.evenhand.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Proves that text becomes a document that archives and screen readers accept, that knows where each party signs, and
 * that hostile text reaches neither the network nor the disk. The judge of conformance is veraPDF.
 */
@Execution(ExecutionMode.CONCURRENT)
class PdfRendererTests {
    private static final PdfRenderer RENDERER = new PdfRenderer(Duration.ofSeconds(60));
    private static final DocumentProperties PROPERTIES = new DocumentProperties(
            "Agreement <A & B>",
            "Revenue share",
            "Łódź & Söhne",
            Locale.ENGLISH,
            Instant.parse("2026-03-01T10:15:30.5Z"));
    private static final Attachment TERMS = new Attachment(
            "terms.json", "application/json", "The terms", "{\"share\":\"1/3\"}".getBytes(StandardCharsets.UTF_8));

    @AfterAll
    static void stop() {
        RENDERER.destroy();
    }

    private static String page(String body) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><title>Agreement</title><style>
                @page { size: A4; margin: 25mm; @bottom-right { content: "Page " counter(page) " of " counter(pages);
                        font-family: "Noto Sans"; font-size: 8pt; } }
                body { font-family: "Noto Serif"; font-size: 10pt; }
                .block { page-break-inside: avoid; margin-top: 30pt; }
                .box { height: 70pt; width: 220pt; border: 0.5pt solid #888; }
                </style></head><body><h1 id="top">Agreement</h1>%s</body></html>
                """.formatted(body);
    }

    private static String blocks(int parties) {
        return IntStream.rangeClosed(1, parties)
                .mapToObj(party -> """
                        <div class="block"><p>Signed for Partner %d</p>
                        <div class="box" id="signature-%d" data-party="partner-%d"></div></div>
                        """.formatted(party, party, party))
                .collect(Collectors.joining());
    }

    private static RenderedDocument render(String body) {
        return RENDERER.render(page(body), PROPERTIES, List.of(TERMS));
    }

    @Test
    void theDocumentIsArchivableAndAccessible() {
        var rendered = render("<h2 id='one'>1. Share</h2><p>Straße, Łódź, Αθήνα, Київ: 33.33 % of € 1,000.</p>"
                + "<table><caption>Split</caption><thead><tr><th scope='col'>Partner</th><th scope='col'>Share</th></tr>"
                + "</thead><tbody><tr><td>Contoso</td><td>1/3</td></tr></tbody></table>" + blocks(2));

        assertThat(PdfConformance.violations(rendered.pdf())).isEmpty();
    }

    @Test
    void thePropertiesAreReadBackFromTheDocument() throws IOException {
        try (PDDocument document = Loader.loadPDF(render("<p>Text</p>").pdf())) {
            var information = document.getDocumentInformation();
            assertThat(information.getTitle()).isEqualTo("Agreement <A & B>");
            assertThat(information.getAuthor()).isEqualTo("Łódź & Söhne");
            assertThat(information.getCreationDate().toInstant()).isEqualTo(Instant.parse("2026-03-01T10:15:30Z"));
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
    }

    @Test
    void theTermsTravelInsideAsAssociatedData() throws IOException {
        try (PDDocument document = Loader.loadPDF(render("<p>Text</p>").pdf())) {
            var catalog = document.getDocumentCatalog();
            var file = Objects.requireNonNull(
                    catalog.getNames().getEmbeddedFiles().getNames().get("terms.json"));
            assertThat(file.getEmbeddedFile().toByteArray())
                    .isEqualTo(TERMS.content().open().readAllBytes());
            assertThat(file.getEmbeddedFile().getSubtype()).isEqualTo("application/json");
            assertThat(file.getCOSObject().getCOSName(COSName.getPDFName("AFRelationship")))
                    .isEqualTo(COSName.getPDFName("Data"));
        }
    }

    @Test
    void headingsBecomeNestedBookmarks() throws IOException {
        try (PDDocument document = Loader.loadPDF(render("<h2 id='a'>1. First</h2><p>x</p><h2 id='b'>2. Second</h2>")
                .pdf())) {
            var chapter = document.getDocumentCatalog().getDocumentOutline().getFirstChild();
            assertThat(chapter.getTitle()).isEqualTo("Agreement");
            assertThat(chapter.getFirstChild().getTitle()).isEqualTo("1. First");
            assertThat(chapter.getFirstChild().getNextSibling().getTitle()).isEqualTo("2. Second");
        }
    }

    @Test
    void everyPartyHasItsPlaceToSign() {
        var places = render(blocks(3)).places();

        assertThat(places).extracting(SignaturePlace::partyId).containsExactly("partner-1", "partner-2", "partner-3");
        assertThat(places).allSatisfy(place -> {
            assertThat(place.page()).isEqualTo(1);
            assertThat(place.width()).isBetween(220f, 222f);
            assertThat(place.height()).isBetween(70f, 72f);
            assertThat(place.x()).isBetween(70f, 78f);
        });
        assertThat(places.get(0).y()).isGreaterThan(places.get(1).y() + 70);
    }

    @Test
    void signatureBlocksThatDoNotFitContinueOnTheNextPageUndivided() {
        var rendered = render(blocks(12));

        assertThat(rendered.pages()).isEqualTo(3);
        assertThat(rendered.places()).hasSize(12).allSatisfy(place -> {
            assertThat(place.y()).isGreaterThanOrEqualTo(70f);
            assertThat(place.y() + place.height()).isLessThanOrEqualTo(842f - 70f);
        });
        assertThat(rendered.places())
                .extracting(SignaturePlace::page)
                .contains(1, 2, 3)
                .isSorted();
    }

    @Test
    void aCharacterThatNoFontHasIsRefusedWithItsSurroundings() {
        assertThatThrownBy(() -> render("<p>Registered as 株式会社 in Tokyo</p>"))
                .isInstanceOf(UnprintableText.class)
                .hasMessageContaining("U+682A")
                .hasMessageContaining("Registered as");
    }

    @Test
    void hostileTextReachesNeitherNetworkNorDisk() throws IOException {
        var asked = new ConcurrentLinkedQueue<String>();
        var server = com.sun.net.httpserver.HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            byte[] pdf = render("<img src='" + address + "/a.png' alt='a'/><p style=\"background: url('" + address
                            + "/b.png')\">x</p><img src='file:///etc/hostname' alt='b'/>"
                            + "<object type='text/html' data='" + address + "/c'>c</object>"
                            + "<style>@import url('" + address + "/d.css'); @font-face { font-family: X; src: url('"
                            + address + "/e.ttf'); } p { font-family: X, 'Noto Serif'; }</style>")
                    .pdf();
            assertThat(pdf).isNotEmpty();
            assertThat(asked).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void declarationsAndEntitiesAreRefused() {
        String bomb = "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><html><head/><body>&a;</body></html>";
        assertThatThrownBy(() -> RENDERER.render(bomb, PROPERTIES, List.of()))
                .isInstanceOf(RenderingRefused.class)
                .hasMessageContaining("not well-formed");
    }

    @Test
    void tenThousandLevelsOfNestingAreRefused() {
        assertThatThrownBy(() -> render("<div>".repeat(10_000) + "x" + "</div>".repeat(10_000)))
                .isInstanceOf(RenderingRefused.class)
                .hasMessageContaining("levels deep");
    }

    @Test
    void textThatTakesTooLongIsRefused() {
        var hasty = new PdfRenderer(Duration.ofMillis(1));
        try {
            assertThatThrownBy(() -> hasty.render(page("<p>Long text. </p>".repeat(20_000)), PROPERTIES, List.of()))
                    .isInstanceOf(RenderingRefused.class)
                    .hasMessageContaining("took longer");
        } finally {
            hasty.destroy();
        }
    }

    @Test
    void theTextCanBeReadBack() throws IOException {
        try (PDDocument document = Loader.loadPDF(
                render("<p>An efficient office: final figures 33.33 %.</p>").pdf())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("An efficient office: final figures 33.33 %.")
                    .contains("Page 1 of 1");
        }
    }
}
