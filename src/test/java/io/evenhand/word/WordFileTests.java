package io.evenhand.word;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfRenderer;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Terms;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that a Word file says what the PDF of the same terms says, and is made of nothing but what the format knows. */
class WordFileTests {
    static Stream<Terms> terms() {
        return Stream.concat(SampleTerms.full(2).stream(), SampleTerms.bare(2).stream());
    }

    /** Letters and digits in their order, without white space and without what stands at the foot of pages. */
    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00A0\\u00AD\\u200B-]+", "");
    }

    @ParameterizedTest
    @MethodSource("terms")
    void itsTextIsThatOfThePdfToTheLetter(Terms terms) throws IOException {
        var renderer = new PdfRenderer(Duration.ofSeconds(60));
        try {
            byte[] pdf = renderer.render(
                            withoutNumbers(Drafts.printed(terms)),
                            new DocumentProperties(
                                    "T", "T", "Evenhand", Locale.ENGLISH, Instant.parse("2026-11-24T00:00:00Z")),
                            List.of())
                    .pdf();
            String word = ofWord(terms, false);
            String printed = ofPdf(pdf, Drafts.text(terms).footer());
            assertThat(letters(word)).isEqualTo(letters(printed));
            if (!(terms instanceof RevenueShareTerms)) {
                // Rows of the table of shares are several lines high, which a reader of the PDF meets line by line.
                assertThat(plain(word)).isEqualTo(plain(printed));
            }
        } finally {
            renderer.destroy();
        }
    }

    private static String letters(String text) {
        // A table that goes on over the page says its heads again.
        return plain(text)
                .replace("RevenueSharesFrom", "")
                .codePoints()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Numbers stand beside the text, and a reader of the PDF meets them at other times: they are compared on their own. */
    private static String withoutNumbers(String html) {
        return html.replaceAll("<span class=\"n\">[^<]*</span> ", "");
    }

    @ParameterizedTest
    @MethodSource("terms")
    void itsNumbersAreThoseOfThePdf(Terms terms) {
        List<String> word = ofWord(terms, true)
                .lines()
                .filter(line -> line.matches("(\\d+\\.|\\d+\\.\\d+|\\([a-z]\\)) .*"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        assertThat(word)
                .hasSizeGreaterThan(20)
                .isEqualTo(matches(Drafts.printed(terms), "<span class=\"n\">([^<]*)</span>"));
    }

    private static String ofPdf(byte[] pdf, String footer) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            // As the eye meets it: words in bold are painted after the others.
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document)
                    .lines()
                    .filter(line -> !line.contains(footer) && !line.strip().matches("Page \\d+ of \\d+"))
                    .collect(Collectors.joining("\n"));
        }
    }

    /** With the numbers that Word gives to numbered paragraphs. */
    private static String ofWord(Terms terms, boolean numbered) {
        int clause = 0;
        int sub = 0;
        int item = 0;
        var text = new StringBuilder();
        // The last pages hold values and are no part of the agreement.
        String xml = Drafts.part(Drafts.file(terms), "word/document.xml").split("<w:sectPr>")[0];
        for (String paragraph : xml.split("<w:p>")) {
            String style = paragraph.replaceAll("(?s)^<w:pPr><w:pStyle w:val=\"(\\w+)\".*", "$1");
            String number = "";
            switch (style) {
                case "Heading1" -> {
                    number = ++clause + ".";
                    sub = 0;
                    item = 0;
                }
                case "ClauseText" -> {
                    number = clause + "." + ++sub;
                    item = 0;
                }
                case "ClauseItem" -> number = "(" + (char) ('a' + item++) + ")";
                default -> {}
            }
            if (numbered && !number.isEmpty()) {
                text.append(number).append(' ');
            }
            Stream.of(paragraph.split("<w:t xml:space=\"preserve\">"))
                    .skip(1)
                    .map(part -> part.substring(0, part.indexOf("</w:t>")))
                    .forEach(text::append);
            text.append('\n');
        }
        return text.toString().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    @Test
    void anotherReaderOfTheFormatKnowsEveryElementOfIt() throws JAXBException {
        Unmarshaller reader = JAXBContext.newInstance("org.docx4j.wml:org.docx4j.w14:org.docx4j.w15:org.docx4j.w16cid:"
                        + "org.docx4j.dml:org.docx4j.mce")
                .createUnmarshaller();
        List<String> unknown = new ArrayList<>();
        reader.setEventHandler(event -> unknown.add(event.getMessage()));
        Terms before = SampleTerms.full(2).getFirst();
        Terms after = SampleTerms.bare(2).getFirst();
        byte[] redline = new WordFile(Drafts.stamp(after))
                .write(Redlined.between(Drafts.text(before), Drafts.text(after)), Drafts.forms(after), "Contoso");
        for (byte[] file :
                List.of(Drafts.file(before), Drafts.file(SampleTerms.full(3).get(1)), redline)) {
            for (String part :
                    List.of("document", "styles", "numbering", "settings", "fontTable", "header1", "footer1")) {
                assertThat(reader.unmarshal(
                                new ByteArrayInputStream(Drafts.parts(file).get("word/" + part + ".xml"))))
                        .isNotNull();
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyClauseHasAMarkOfItsOwnAndEveryReferenceLeadsToOne() {
        for (Terms terms : SampleTerms.full(3)) {
            String xml = Drafts.part(Drafts.file(terms), "word/document.xml");
            List<String> marks = matches(xml, "w:name=\"(_eh_\\w+)\"");
            assertThat(marks).doesNotHaveDuplicates().allMatch(mark -> mark.length() <= 40);
            assertThat(marks).containsAll(matches(xml, " REF (_eh_\\w+) "));
            assertThat(matches(xml, "(<w:tag w:val)")).isNotEmpty();
        }
    }

    private static List<String> matches(String text, String pattern) {
        return java.util.regex.Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void theSameDraftIsTheSameFile() {
        Terms terms = SampleTerms.full(2).getFirst();
        assertThat(Drafts.file(terms)).isEqualTo(Drafts.file(terms));
    }
}
