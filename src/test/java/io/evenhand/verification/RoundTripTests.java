package io.evenhand.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfRenderer;
import io.evenhand.template.AgreementReference;
import io.evenhand.template.FieldDeclaration;
import io.evenhand.template.SampleChanges;
import io.evenhand.template.SampleTerms;
import io.evenhand.template.TemplateVersion;
import io.evenhand.template.Templates;
import io.evenhand.terms.AmendmentTerms;
import io.evenhand.terms.ArbitraryTerms;
import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.Language;
import io.evenhand.terms.RenewalTerms;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsParty;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * Proves that whoever reads a document finds in it what was agreed: terms are set into a PDF, its words are read from the pages, and each
 * value that stands there is read back to what the terms hold, in every wording and every language.
 */
@Execution(ExecutionMode.CONCURRENT)
class RoundTripTests {
    private static final Templates TEMPLATES = new Templates("");
    private static final PdfRenderer RENDERER = new PdfRenderer(Duration.ofSeconds(60));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GENERATED = 80;
    private static final Set<String> BLOCKS = Set.of("h1", "h2", "p", "li", "tr", "caption");

    @AfterAll
    static void close() {
        RENDERER.destroy();
    }

    record Wanted(Terms terms, String language) {
        @Override
        public String toString() {
            return terms.kind().code() + "." + language + " "
                    + TermsFormat.hash(terms).hex().substring(0, 8);
        }
    }

    static Stream<Wanted> wanted() {
        List<Terms> all = new ArrayList<>(SampleTerms.full(3));
        all.addAll(SampleTerms.bare(2));
        all.addAll(SampleTerms.amongIndividuals());
        all.addAll(SampleChanges.all());
        return Stream.concat(
                all.stream().flatMap(terms -> languages(terms).map(language -> new Wanted(terms, language))),
                LongStream.range(0, GENERATED).mapToObj(RoundTripTests::generated));
    }

    /** In one language each, by turns: what a sample shows in both, generated terms need not. */
    private static Wanted generated(long seed) {
        Terms terms = ArbitraryTerms.printable(seed).next();
        List<String> languages = languages(terms).toList();
        return new Wanted(terms, languages.get((int) (seed % languages.size())));
    }

    private static Stream<String> languages(Terms terms) {
        return Stream.of("en", "de")
                .filter(language -> TEMPLATES
                        .source()
                        .read(terms.kind().code() + "." + language + ".md")
                        .isPresent());
    }

    @ParameterizedTest
    @MethodSource("wanted")
    void whatStandsOnThePagesIsWhatTheTermsHold(Wanted wanted) throws Exception {
        Terms terms = wanted.terms();
        Locale language = Locale.of(wanted.language());
        TemplateVersion version = TEMPLATES.current(terms.kind(), language);
        var reference = new AgreementReference("EH-2026-000042", TermsFormat.hash(terms), LocalDate.of(2026, 11, 24));
        String pages = pages(TEMPLATES.html(version, terms, reference), language);
        JsonNode agreed = agreed(terms, language);
        var values = new PrintedValues(Language.of(language), asCalled(terms, terms.parties()));
        Map<String, FieldDeclaration> declared =
                Templates.declarations(TEMPLATES.source(), terms.kind().code(), wanted.language()).stream()
                        .collect(Collectors.toMap(FieldDeclaration::path, Function.identity()));
        Set<String> seen = new HashSet<>();

        int from = 0;
        for (Block block : blocks(TEMPLATES.markedHtml(version, terms, reference))) {
            String expected = PageText.comparable(block.text());
            int at = pages.indexOf(expected, from);
            assertThat(at)
                    .as(
                            "“%s” is not on the pages, after “%s”",
                            block.text(), pages.substring(Math.max(0, from - 60), from))
                    .isNotNegative();
            from = at + expected.length();
            for (Printed printed : block.printed()) {
                FieldDeclaration field = Objects.requireNonNull(declared.get(printed.declared()), printed.declared());
                String read = pages.substring(at + printed.begin(), at + printed.end());
                assertThat(values.read(field, read))
                        .as("%s, printed “%s”", printed.pointer(), read)
                        .isEqualTo(values.agreed(field, agreed, printed.pointer()));
                seen.add(printed.declared());
            }
        }
        assertThat(seen).isNotEmpty();
    }

    /** The terms as JSON, with what they say of themselves without holding it: it follows from what they hold. */
    private static JsonNode agreed(Terms terms, Locale language) throws IOException {
        var agreed = (ObjectNode) JSON.readTree(TermsFormat.canonical(terms));
        agreed.set("parties", JSON.valueToTree(asCalled(terms, terms.parties())));
        agreed.set("signatories", JSON.valueToTree(asCalled(terms, terms.signatories())));
        switch (terms) {
            case CustomerProtectionTerms protection ->
                ((ObjectNode) agreed.get("window"))
                        .put(
                                "endsOn",
                                protection
                                        .window()
                                        .startsOn()
                                        .plusMonths(agreed.at("/window/months").intValue())
                                        .minusDays(1)
                                        .toString());
            case ChangeTerms change -> {
                agreed.set("jurisdiction", agreed.at("/changed/terms/jurisdiction"));
                ((ObjectNode) agreed.get("changed"))
                        .put("title", change.changed().terms().kind().title(language))
                        .put("since", agreed.at("/changed/terms/effectiveOn").textValue());
            }
            default -> {}
        }
        if (terms instanceof RenewalTerms renewal) {
            agreed.put(
                    "formerLastDay",
                    renewal.changed().terms().lastDay().orElseThrow().toString());
        }
        if (terms instanceof AmendmentTerms amendment) {
            agreed.set("joining", JSON.valueToTree(asCalled(terms, amendment.joining())));
            agreed.set("leaving", JSON.valueToTree(asCalled(terms, amendment.leaving())));
        }
        return agreed;
    }

    /** Parties of one name are numbered on the pages. */
    private static List<TermsParty> asCalled(Terms terms, List<TermsParty> parties) {
        return parties.stream()
                .map(party -> new TermsParty(
                        party.partnerId(),
                        terms.nameOf(party.partnerId()),
                        party.registration(),
                        party.address(),
                        party.country(),
                        party.noticeEmail(),
                        party.noticesBy()))
                .toList();
    }

    private static String pages(String html, Locale language) throws Exception {
        var properties = new DocumentProperties("Round trip", "Agreement", "Evenhand", language, Instant.EPOCH);
        try (PDDocument document =
                Loader.loadPDF(RENDERER.render(html, properties, List.of()).pdf())) {
            return PageText.of(document);
        }
    }

    /** @param begin counted in comparable characters of the block */
    private record Printed(String pointer, String declared, int begin, int end) {}

    private record Block(String text, List<Printed> printed) {}

    private static List<Block> blocks(String html) throws Exception {
        var document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))));
        List<Block> blocks = new ArrayList<>();
        collect((Element) document.getElementsByTagName("body").item(0), blocks);
        return blocks;
    }

    private static void collect(Element element, List<Block> blocks) {
        if (BLOCKS.contains(element.getTagName()) && !holdsBlocks(element)) {
            var text = new StringBuilder();
            List<Printed> printed = new ArrayList<>();
            read(element, text, printed);
            if (!printed.isEmpty()) {
                blocks.add(new Block(text.toString(), printed));
            }
            return;
        }
        for (Element child : children(element)) {
            collect(child, blocks);
        }
    }

    private static boolean holdsBlocks(Element element) {
        return BLOCKS.stream().anyMatch(tag -> element.getElementsByTagName(tag).getLength() > 0);
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                children.add(inner);
            }
        }
        return children;
    }

    private static void read(Element element, StringBuilder text, Collection<Printed> printed) {
        int begin = PageText.comparable(text.toString()).length();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                read(inner, text, printed);
            } else {
                text.append(child.getTextContent());
            }
        }
        if (element.hasAttribute("data-field")) {
            printed.add(new Printed(
                    element.getAttribute("data-field"),
                    element.getAttribute("data-declared"),
                    begin,
                    PageText.comparable(text.toString()).length()));
        }
    }
}
