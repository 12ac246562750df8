package io.evenhand.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.document.Attachment;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfConformance;
import io.evenhand.document.PdfRenderer;
import io.evenhand.terms.DeclaredTerms.Printed;
import io.evenhand.terms.DocumentValues;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves that every document that is no agreement makes, of each sample and in each language, pages that veraPDF accepts and from whose text each
 * value is read back. The documents are left in target/documents, to be looked at.
 */
class DocumentsOfTheProgramTests {
    private static final PdfRenderer RENDERER = new PdfRenderer(Duration.ofSeconds(60));
    private static final TemplateFolder FOLDER = new TemplateFolder(null);
    private static final DocumentReference REFERENCE = new DocumentReference("A sample", List.of("SAMPLE"), false);

    @AfterAll
    static void stop() {
        RENDERER.destroy();
    }

    static Stream<Arguments> samples() throws IOException, MalformedJsonException {
        List<Arguments> all = new ArrayList<>();
        for (String name : List.of("claim-notice", "settlement-statement", "self-billing-invoice")) {
            for (String language : List.of("en", "de")) {
                for (JsonObject sample : samples(name, language)) {
                    all.add(Arguments.of(
                            name, language, text(sample, "id"), sample.fields().get("values")));
                }
            }
        }
        return all.stream();
    }

    private static List<JsonObject> samples(String name, String language) throws IOException, MalformedJsonException {
        String own = "/samples/wording/" + name + "." + language + ".json";
        String file =
                DocumentsOfTheProgramTests.class.getResource(own) == null ? "/samples/wording/" + name + ".json" : own;
        try (InputStream in = DocumentsOfTheProgramTests.class.getResourceAsStream(file)) {
            return ((JsonArray) JsonReader.read(Objects.requireNonNull(in).readAllBytes())
                            .root())
                    .items().stream().map(JsonObject.class::cast).toList();
        }
    }

    private static String text(JsonObject object, String field) {
        return ((JsonString) Objects.requireNonNull(object.fields().get(field))).text();
    }

    @ParameterizedTest(name = "{0}.{1}, {2}")
    @MethodSource("samples")
    void eachValueIsReadBackFromPagesThatAreArchivableAndAccessible(
            String name, String language, String id, JsonObject json) throws IOException, MalformedTermsException {
        DocumentValues values = Templates.values(FOLDER, name, language, JsonText.canonical(json));
        String html = Templates.preview(FOLDER, name, language, values.typed(), REFERENCE);
        byte[] pdf = RENDERER.render(
                        html,
                        new DocumentProperties(name, name, "Evenhand", Locale.of(language), Instant.EPOCH),
                        List.of(new Attachment("values.json", "application/json", "Values", values.canonical())))
                .pdf();
        Files.write(
                Files.createDirectories(Path.of("target/documents"))
                        .resolve("%s.%s-%s.pdf".formatted(name, language, id)),
                pdf);

        assertThat(PdfConformance.violations(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = plain(new PDFTextStripper().getText(document));
            assertThat(values.printed(Locale.of(language)).stream()
                            .filter(Printed::certainly)
                            .map(Printed::text)
                            .map(DocumentsOfTheProgramTests::inTheTable)
                            .filter(value -> !text.contains(value)))
                    .isEmpty();
            var files =
                    document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(Objects.requireNonNull(files.get("values.json"))
                            .getEmbeddedFile()
                            .toByteArray())
                    .isEqualTo(values.canonical());
        }
    }

    /** Amounts stand in columns, under their currency. */
    private static String inTheTable(String value) {
        return plain(value.replaceAll("^EUR\\s|\\sEUR$|^EUR\u00a0|\u00a0EUR$", ""));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\u00a0]+", "");
    }

    @Test
    void aValueNeverBecomesMarkup() throws MalformedTermsException, IOException, MalformedJsonException {
        String hostile = "</td></tr><script>alert('x')</script>{{number}} <th scope=\"col\" colspan=\"all\">**b**";
        JsonObject sample =
                (JsonObject) samples("claim-notice", "en").getFirst().fields().get("values");
        String json = JsonText.compact(Objects.requireNonNull(sample))
                .replace("Your sales manager", hostile.replace("\"", "\\\""));
        DocumentValues values = Templates.values(FOLDER, "claim-notice", "en", json.getBytes(StandardCharsets.UTF_8));
        assertThat(Templates.preview(FOLDER, "claim-notice", "en", values.typed(), REFERENCE))
                .doesNotContain("<script>", "<b>b", "<strong>b")
                .contains("&lt;/td&gt;&lt;/tr&gt;&lt;script&gt;", "{{number}}");
    }

    @Test
    void whatIsNotAsDeclaredIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Templates.values(
                        FOLDER,
                        "claim-notice",
                        "en",
                        "{\"writtenOn\": 5, \"other\": 1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        MalformedTermsException.class,
                        refused -> assertThat(refused.problems())
                                .extracting("pointer")
                                .contains("/writtenOn", "/other", "/claimant"));
    }

    @Test
    void aBarIsDrawnOfNumbersAndOfNothingElse() {
        assertThat(Bars.of(List.of("0", "39.2"))).containsExactly(Map.of("colour", "c1", "length", "39.2"));
        assertThatThrownBy(() -> Bars.of(List.of("1%\"><b>"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bars.of(List.of("101"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyIsAskedToAgreeOnADocument() {
        var templates = new Templates("");
        assertThat(templates.documents())
                .extracting(DocumentKind::name)
                .containsExactly("claim-notice", "self-billing-invoice", "settlement-statement");
        assertThat(templates.kinds().all()).extracting("code").doesNotContain("claim-notice", "self-billing-invoice");
    }

    @Test
    void whatOnlyAgreementsHaveIsFoundByTheLint() {
        String yaml = """
                name: letter
                document: notice
                title: {en: Letter}
                fields:
                  who:
                    type: party
                    label: {en: Who}
                    help: {en: Who.}
                    negotiable: true
                """;
        String text = """
                ::: cover
                # Letter {#top}
                :::

                Dear {{who}}.
                """;
        Wording wording = Wording.of(Map.of(
                "letter.yaml",
                yaml,
                "letter.en.md",
                text,
                "style.css",
                "p { margin: 0; }",
                "notice.css",
                "p { margin: 0; }"));
        assertThat(TemplateLint.of(wording, "letter", "en"))
                .extracting(LintFinding::problem)
                .anyMatch(problem -> problem.contains("names a party of terms"))
                .anyMatch(problem -> problem.contains("which nobody negotiates"))
                .anyMatch(problem -> problem.contains("has no cover"));
    }

    @Test
    void aTableHasAColumnForEachEntryAndANoteAsWideAsAll()
            throws MalformedTermsException, IOException, MalformedJsonException {
        JsonObject sample = (JsonObject)
                samples("settlement-statement", "en").getFirst().fields().get("values");
        DocumentValues values = Templates.values(
                FOLDER, "settlement-statement", "en", JsonText.canonical(Objects.requireNonNull(sample)));
        String html = Templates.preview(FOLDER, "settlement-statement", "en", values.typed(), REFERENCE);
        assertThat(html)
                .contains("<th scope=\"col\" class=\"amount\">Nordwind Systemhaus GmbH</th>")
                .contains("<tr class=\"steps\"><td colspan=\"7\">")
                .contains("<tr class=\"total\">")
                .doesNotContain("colspan=\"all\"", "<tbody></tbody>");
    }
}
