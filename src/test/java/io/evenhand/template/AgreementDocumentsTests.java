package io.evenhand.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.document.Attachment;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfConformance;
import io.evenhand.document.PdfRenderer;
import io.evenhand.document.RenderedDocument;
import io.evenhand.document.SignaturePlace;
import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.Language;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsParty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves, for every kind of agreement with two and three parties and with everything and with nothing optional, that the
 * document is one that veraPDF accepts, that every rule stands in it in the very words, and that every party has its
 * place to sign. The documents are left in target/agreements, to be looked at.
 */
@Execution(ExecutionMode.CONCURRENT)
class AgreementDocumentsTests {
    private static final Templates TEMPLATES = new Templates("");
    private static final PdfRenderer RENDERER = new PdfRenderer(Duration.ofSeconds(60));

    @AfterAll
    static void stop() {
        RENDERER.destroy();
    }

    static Stream<Arguments> agreements() {
        Stream<Arguments> changes = IntStream.range(0, SampleChanges.all().size())
                .mapToObj(number ->
                        Arguments.of("change-" + number, SampleChanges.all().get(number)));
        Stream<Arguments> principal = Stream.of(2, 3)
                .flatMap(parties -> Stream.concat(
                        SampleTerms.full(parties).stream()
                                .map(terms -> Arguments.of((hasTiers(terms) ? "tiers-" : "full-") + parties, terms)),
                        SampleTerms.bare(parties).stream().map(terms -> Arguments.of("bare-" + parties, terms))));
        Stream<Arguments> individuals =
                SampleTerms.amongIndividuals().stream().map(terms -> Arguments.of("individuals", terms));
        return Stream.of(principal, individuals, changes).flatMap(all -> all);
    }

    private static boolean hasTiers(Terms terms) {
        return terms instanceof RevenueShareTerms share
                && share.rules().getFirst().tiers() != null;
    }

    static RenderedDocument render(Terms terms) {
        return render(terms, Locale.ENGLISH, Map.of());
    }

    private static RenderedDocument render(Terms terms, Locale language, Map<String, Integer> placesOf) {
        var version = TEMPLATES.current(terms.kind(), language);
        var reference =
                new AgreementReference("EH-2026-000042", TermsFormat.hash(terms), LocalDate.of(2026, 11, 24), placesOf);
        return RENDERER.render(
                TEMPLATES.html(version, terms, reference),
                new DocumentProperties(
                        terms.kind().title(language) + " EH-2026-000042",
                        terms.kind().title(language),
                        "Evenhand",
                        language,
                        Instant.parse("2026-11-24T10:00:00Z")),
                List.of(new Attachment(
                        "terms.json",
                        "application/json",
                        "The terms of this agreement",
                        TermsFormat.canonical(terms))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("agreements")
    void everyAgreementIsArchivableAccessibleAndComplete(String variant, Terms terms) throws IOException {
        RenderedDocument document = render(terms);
        Path folder = Files.createDirectories(Path.of("target/agreements"));
        Files.write(folder.resolve(terms.kind().code() + "-" + variant + ".pdf"), document.pdf());

        assertThat(PdfConformance.violations(document.pdf())).isEmpty();
        assertThat(document.places())
                .extracting(SignaturePlace::partyId)
                .containsExactlyElementsOf(
                        terms.signatories().stream().map(TermsParty::partnerId).toList());
        assertThat(wordsOf(document))
                .contains(TermsFormat.sentences(terms).stream()
                        .map(Sentence::text)
                        .map(AgreementDocumentsTests::words)
                        .toArray(String[]::new));
    }

    static Stream<Terms> inGerman() {
        return Stream.of(SampleTerms.full(2), SampleTerms.full(3), SampleTerms.bare(2))
                .flatMap(List::stream);
    }

    /** Dates, lengths, money and shares, wherever they stand in the terms. */
    @ParameterizedTest
    @MethodSource("inGerman")
    void everyValueOfTheTermsIsOnTheGermanPagesAsGermanWritesIt(Terms terms) throws IOException {
        RenderedDocument document = render(terms, Locale.GERMAN, Map.of());
        String pages = wordsOf(document);
        Language german = Language.of(Locale.GERMAN);
        List<String> values = new ArrayList<>();
        values(terms, german, values);

        assertThat(values).isNotEmpty();
        assertThat(pages)
                .contains(values.stream().map(AgreementDocumentsTests::words).toArray(String[]::new));
        assertThat(pages)
                .contains(TermsFormat.sentences(terms, Locale.GERMAN).stream()
                        .map(sentence -> words(sentence.text()))
                        .toArray(String[]::new));
        try (var loaded = Loader.loadPDF(document.pdf())) {
            assertThat(loaded.getDocumentCatalog().getLanguage()).isEqualTo("de");
        }
    }

    private static void values(Object value, Language german, List<String> found) {
        switch (value) {
            case LocalDate date -> found.add(german.date(date));
            case Money money -> found.add(german.money(money));
            // A share of nothing or of everything is a limit of the terms, not a number on the page.
            case Share share -> {
                if (!share.isZero()) {
                    found.add(german.share(share));
                }
            }
            case List<?> list -> list.forEach(item -> values(item, german, found));
            case Record group -> {
                for (var component : group.getClass().getRecordComponents()) {
                    try {
                        Object inner = component.getAccessor().invoke(group);
                        if (inner != null) {
                            values(inner, german, found);
                        }
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            default -> {}
        }
    }

    static Stream<Terms> jointlySigned() {
        return Stream.of(SampleTerms.mutualNda(3), SampleChanges.all().getLast());
    }

    @ParameterizedTest
    @MethodSource("jointlySigned")
    void twoWhoSignJointlyForAPartySignSideBySide(Terms terms) throws IOException {
        String joint = terms.signatories().getFirst().partnerId();
        RenderedDocument document = render(terms, Locale.ENGLISH, Map.of(joint, 2));
        Path folder = Files.createDirectories(Path.of("target/agreements"));
        Files.write(folder.resolve(terms.kind().code() + "-jointly.pdf"), document.pdf());

        assertThat(PdfConformance.violations(document.pdf())).isEmpty();
        List<String> expected = new ArrayList<>(
                terms.signatories().stream().map(TermsParty::partnerId).toList());
        expected.addFirst(joint);
        assertThat(document.places()).extracting(SignaturePlace::partyId).containsExactlyElementsOf(expected);
        SignaturePlace left = document.places().get(0);
        SignaturePlace right = document.places().get(1);
        assertThat(right.page()).isEqualTo(left.page());
        assertThat(right.y()).isEqualTo(left.y());
        assertThat(right.x()).isGreaterThan(left.x() + left.width());
        // The margin of the page on the right is 25 mm, in points.
        assertThat(right.x() + right.width()).isLessThan((210 - 25) * 72 / 25.4f);
    }

    private static String wordsOf(RenderedDocument document) throws IOException {
        try (var loaded = Loader.loadPDF(document.pdf())) {
            // Without the footers, which would stand in the middle of a sentence that crosses pages.
            String text = new PDFTextStripper().getText(loaded);
            String body = text.replaceAll("EH-2026-000042 · .*\\R", "")
                    .replaceAll("(Page \\d+ of|Seite \\d+ von) \\d+\\R", "");
            return words(body);
        }
    }

    /** Without spaces: a line may break where none belongs, such as after a hyphen. */
    private static String words(String text) {
        return text.replaceAll("[\\s\u00a0]+", "");
    }
}
