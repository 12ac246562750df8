package io.evenhand.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.template.SampleTerms;
import io.evenhand.terms.Terms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a Word file that does more than say something is refused with a sentence, in bounded time, before its text is read. */
@Timeout(30)
class HostileWordTests {
    private static final Terms NDA = SampleTerms.full(2).getFirst();
    private static final byte[] SENT = Drafts.file(NDA);
    private static final String RELATIONSHIPS = "word/_rels/document.xml.rels";

    /** Far longer than it takes, far shorter than what it is made to take. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static void refused(byte[] file, String because) {
        assertThatThrownBy(() -> ReturnedReader.read(file))
                .isInstanceOf(WordRefused.class)
                .hasMessageContaining(because)
                .hasMessageEndingWith(".");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withText(String xml) {
        return Drafts.edited(SENT, document -> Drafts.atTheEnd(document, xml));
    }

    private static byte[] withRelationship(String type, String target) {
        return Drafts.edited(
                SENT,
                RELATIONSHIPS,
                xml -> xml.replace(
                        "</Relationships>",
                        "<Relationship Id=\"rId99\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                                + type + "\" Target=\"" + target + "\" TargetMode=\"External\"/></Relationships>"));
    }

    @Test
    void aFileThatUnpacksToAHundredMegabytesIsRefused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                zip.write(zeros);
            }
        }
        refused(bytes.toByteArray(), "unpacks to far more");
    }

    @Test
    void manyPartsThatAreEachSmallButTogetherHugeAreRefused() {
        Map<String, byte[]> parts = new HashMap<>(Drafts.parts(SENT));
        byte[] large = bytes(IntStream.range(0, 400_000)
                .mapToObj(i -> Integer.toHexString(i * 31))
                .collect(Collectors.joining()));
        IntStream.range(0, 20).forEach(i -> parts.put("word/media/p" + i + ".png", large));
        byte[] file = Drafts.zip(parts);
        assertThatThrownBy(() -> ReturnedReader.read(file)).isInstanceOf(WordRefused.class);
    }

    @Test
    void aFileOfThousandsOfPartsIsRefused() {
        Map<String, byte[]> parts = new HashMap<>(Drafts.parts(SENT));
        IntStream.range(0, 5000).forEach(i -> parts.put("word/p" + i + ".xml", bytes("<x/>")));
        refused(Drafts.zip(parts), "more than 300 parts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE w SYSTEM \"http://127.0.0.1:1/x.dtd\">",
                "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            })
    void aPartThatDeclaresEntitiesIsRefused(String declaration) {
        refused(
                Drafts.edited(
                        SENT,
                        xml -> xml.replaceFirst("<\\?xml[^>]*>", java.util.regex.Matcher.quoteReplacement(declaration))
                                .replaceFirst("In this agreement", "&x;")),
                "declares things of its own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attachedTemplate|https://example.org/evil.dotm|uses a template that lies elsewhere",
                "image|https://example.org/pixel.png|shows a picture that lies elsewhere",
                "hyperlink|file://server/share|links to something other",
                "hyperlink|javascript:alert(1)|links to something other",
                "frame|https://example.org/x|fetches something from elsewhere"
            })
    void whatWouldBeFetchedFromElsewhereIsRefused(String type, String target, String because) {
        refused(withRelationship(type, target), because);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:lena@example.org", "https://example.org/"})
    void aLinkThatWordMadeOfAnAddressIsNoHarm(String target) {
        assertThatCode(() -> ReturnedReader.read(withRelationship("hyperlink", target)))
                .doesNotThrowAnyException();
    }

    @Test
    void macrosAreRefusedByTheirPartAndByTheirType() {
        refused(Drafts.with(SENT, "word/vbaProject.bin", new byte[] {1, 2, 3}), "contains macros");
        refused(
                Drafts.edited(
                        SENT,
                        "[Content_Types].xml",
                        xml -> xml.replace(
                                WordFile.MEDIA_TYPE + ".main+xml",
                                "application/vnd.ms-word.document.macroEnabled.main+xml")),
                "may contain macros");
    }

    @Test
    void embeddedObjectsAndControlsAreRefused() {
        refused(Drafts.with(SENT, "word/embeddings/oleObject1.bin", new byte[] {1}), "embedded object");
        refused(withText("<w:p><w:r><w:object/></w:r></w:p>"), "embedded object");
        refused(Drafts.with(SENT, "word/activeX/activeX1.xml", bytes("<x/>")), "embedded object or control");
    }

    @Test
    void anotherFilesTextIsRefused() {
        refused(withText("<w:altChunk r:id=\"rId98\"/>"), "another file's text");
        refused(withText("<w:subDoc r:id=\"rId98\"/>"), "the text of another file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\cmd.exe</w:instrText></w:r>"
                        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>E x</w:instrText></w:r>"
                        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
                "<w:fldSimple w:instr=\" INCLUDEPICTURE &quot;http://example.org/x.png&quot; \"/>",
                "<w:fldSimple w:instr=\"includetext c:\\secret.docx\"/>",
                "<w:r><w:instrText>DDE x</w:instrText></w:r>",
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DDE x</w:instrText></w:r>"
            })
    void aFieldThatWouldRunIsRefusedHoweverItIsWritten(String field) {
        refused(withText("<w:p>" + field + "</w:p>"), "a field that could run a program");
    }

    @Test
    void aFieldMadeUpByAnotherIsRefused() {
        String nested =
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                        + "<w:r><w:instrText>TITLE</w:instrText></w:r></w:p>";
        refused(withText(nested), "another field makes up");
    }

    @Test
    void tenThousandNestedElementsAreRefused() {
        refused(withText("<w:sdt>".repeat(10_000) + "</w:sdt>".repeat(10_000)), "nests its text more than");
    }

    @Test
    void tenThousandControlsAreRefusedOrComparedInTime() {
        String control =
                "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"/purpose\"/><w:dropDownList/></w:sdtPr><w:sdtContent><w:r><w:t>x%d</w:t></w:r>"
                        + "</w:sdtContent></w:sdt></w:p>";
        byte[] many =
                withText(IntStream.range(0, 10_000).mapToObj(control::formatted).collect(Collectors.joining()));
        refused(many, "more text than any agreement");
        byte[] fewer =
                withText(IntStream.range(0, 3_000).mapToObj(control::formatted).collect(Collectors.joining()));
        assertThat(LONGEST)
                .isGreaterThan(
                        elapsed(() -> assertThat(Drafts.changes(NDA, fewer)).hasSize(3_000)));
    }

    @Test
    void tablesWithinTablesAreRefusedBeyondWhatAnyAgreementHas() {
        refused(
                withText("<w:tbl><w:tr><w:tc>".repeat(200) + "<w:p/>" + "</w:tc></w:tr></w:tbl>".repeat(200)),
                "nests its text more than");
        byte[] few = withText("<w:tbl><w:tr><w:tc>".repeat(5) + "<w:p><w:r><w:t>in</w:t></w:r></w:p>"
                + "</w:tc></w:tr></w:tbl>".repeat(5));
        assertThat(Drafts.changes(NDA, few)).hasSize(1);
    }

    @Test
    void anObjectThatOnlyTheListOfTypesNamesIsRefused() {
        refused(
                Drafts.edited(
                        SENT,
                        "[Content_Types].xml",
                        xml -> xml.replace(
                                "</Types>",
                                "<Default Extension=\"bin\" ContentType=\"application/vnd.openxmlformats-officedocument.oleObject\"/></Types>")),
                "embedded object");
    }

    @Test
    void hugeNamesAreRefused() {
        refused(withText("<w:p w:" + "a".repeat(900) + "=\"1\"/>"), "longer than any that Word writes");
        refused(withText("<w:p w:x=\"" + "a".repeat(50_000) + "\"/>"), "longer than any that Word writes");
        assertThatThrownBy(() -> ReturnedReader.read(withText("<w:" + "a".repeat(1_000_000) + "/>")))
                .isInstanceOf(WordRefused.class);
    }

    @Test
    void aFileWithAPasswordInTheOldFormatOrOfAnotherKindIsRefused() {
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}, "password");
        refused(bytes("%PDF-1.7"), "This is a PDF");
        refused(bytes("Dear Lena"), "not a Word file");
        refused(new byte[0], "empty");
        refused(Drafts.zip(Map.of("hello.txt", bytes("x"))), "not a Word file");
        refused(Arrays.copyOf(SENT, SENT.length / 2), ".");
        refused(new byte[WordPackage.MOST_BYTES + 1], "at most 5 MB");
    }

    @Test
    void aZipWithEncryptedPartsIsRefused() {
        byte[] encrypted = SENT.clone();
        encrypted[6] |= 1; // the flag of the first part
        refused(encrypted, "password");
    }

    @Test
    void aFileWhoseTwoListsOfPartsDifferIsRefused() {
        byte[] hidden = SENT.clone();
        String text = new String(hidden, StandardCharsets.ISO_8859_1);
        int inDirectory = text.lastIndexOf("word/document.xml");
        hidden[inDirectory + 5] = 'D';
        refused(hidden, "contradicts itself");
    }

    @Test
    void namesThatLeadElsewhereAreRefused() {
        refused(Drafts.with(SENT, "../../etc/passwd.xml", bytes("<x/>")), "whose name no word processor writes");
    }

    @Test
    void tooManyParagraphsAreRefusedAndALongOneIsComparedInTime() {
        refused(
                withText(IntStream.range(0, 12_000)
                        .mapToObj(i -> "<w:p w:rsidR=\"" + i * 7919 + "\"/>")
                        .collect(Collectors.joining())),
                "more text than any agreement");
        byte[] file = Drafts.edited(SENT, xml -> xml.replaceFirst("In this agreement:", "word ".repeat(100_000)));
        assertThat(LONGEST)
                .isGreaterThan(
                        elapsed(() -> assertThat(Drafts.changes(NDA, file)).hasSize(1)));
    }

    @Test
    void aCellMadeToBeReadInManyWaysIsReadInTime() {
        byte[] file = Drafts.edited(SENT, xml -> xml.replaceFirst(">3 years<", ">" + "1 ".repeat(50_000) + "<"));
        assertThat(LONGEST)
                .isGreaterThan(
                        elapsed(() -> assertThat(Drafts.changes(NDA, file)).isNotEmpty()));
    }

    private static Duration elapsed(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void aValueOfOurOwnNeverBecomesMarkup() {
        String xml = Drafts.part(
                new WordFile(Drafts.stamp(NDA))
                        .write(
                                new DraftText(
                                        "<w:p>",
                                        "en",
                                        "</w:t>\u0001",
                                        java.util.List.of(new Part.Line(new Paragraph(
                                                "x",
                                                Look.BODY,
                                                "",
                                                "",
                                                java.util.List.of(Span.of("</w:t><w:altChunk/>&\u0000", false)))))),
                                Map.of(),
                                "\"><w:x"),
                "word/document.xml");
        assertThat(xml).contains("&lt;/w:t&gt;&lt;w:altChunk/&gt;&amp;\uFFFD").doesNotContain("<w:altChunk");
    }
}
