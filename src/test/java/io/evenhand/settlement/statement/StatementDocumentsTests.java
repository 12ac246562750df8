package io.evenhand.settlement.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;

import io.evenhand.digest.Sha256;
import io.evenhand.document.Archive;
import io.evenhand.document.PdfConformance;
import io.evenhand.document.PdfRenderer;
import io.evenhand.money.Money;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.statement.StatementContent.Party;
import io.evenhand.signing.Signing;
import io.evenhand.signing.TestKeys;
import io.evenhand.template.SampleTerms;
import io.evenhand.template.Templates;
import io.evenhand.terms.Language;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.Revenue;
import io.evenhand.verification.TrustAnchors;
import io.evenhand.verification.Verdict;
import io.evenhand.verification.VerificationReport;
import io.evenhand.verification.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves that a statement says what its content says, in a document that veraPDF accepts and our own verifier finds intact, whatever names
 * somebody chose. The documents are left in target/statements, to be looked at.
 */
@Execution(ExecutionMode.CONCURRENT)
class StatementDocumentsTests {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final PdfRenderer RENDERER = new PdfRenderer(Duration.ofSeconds(60));

    @TempDir
    static Path data;

    private static Signing signing;
    private static StatementDocuments statements;

    @BeforeAll
    static void openKeys() {
        signing = TestKeys.signing(data.resolve("keys"), CLOCK);
        statements = new StatementDocuments(new Templates(""), RENDERER, signing, mock(Archive.class), CLOCK);
    }

    @AfterAll
    static void stop() {
        RENDERER.destroy();
    }

    static Stream<Arguments> contents() {
        return Stream.of(
                Arguments.of("two", sealed(SampleTerms.revenueShare(2), SampleStatements.usual())),
                Arguments.of("three-tiers", sealed(SampleTerms.tieredRevenueShare(3), SampleStatements.usual())),
                Arguments.of("zero", sealed(SampleTerms.revenueShare(2), List.of())),
                Arguments.of("many", sealed(SampleTerms.revenueShare(3), SampleStatements.many(300))));
    }

    private static StatementContent sealed(RevenueShareTerms terms, List<RevenueLine> lines) {
        return SampleStatements.of(terms, lines, SampleStatements.SEALED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void aSealedStatementIsArchivableAccessibleAndIntact(String name, StatementContent content) throws IOException {
        byte[] pdf = statements.sealed(content);
        Files.write(Files.createDirectories(Path.of("target/statements")).resolve(name + ".pdf"), pdf);

        assertThat(PdfConformance.violations(pdf)).isEmpty();
        VerificationReport report =
                new Verifier(CLOCK).verify("statement.pdf", pdf, new TrustAnchors(Set.of(signing.trustAnchor())));
        assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void itsFiguresAreThoseOfItsContent(String name, StatementContent content) throws IOException {
        String text = text(statements.sealed(content));

        for (Position position : content.positions()) {
            assertThat(text)
                    .contains(
                            Stream.of(position.earned(), position.returned(), position.corrected(), position.payable())
                                    .map(Language.of(content.language())::amount)
                                    .toArray(String[]::new));
        }
        content.dues()
                .forEach(due -> assertThat(text)
                        .contains(
                                due.amount().format(),
                                Language.of(content.language()).date(due.dueOn()),
                                name(content, due.creditorId())));
        assertThat(text)
                .contains(content.number(), content.agreementNumber())
                .contains(content.parties().stream().map(Party::address).toArray(String[]::new));
        assertThat(plain(text)).contains(content.terms().hex(), SampleStatements.SEALED.journalHash());
    }

    @Test
    void everyLineIsExplainedByTheContractsOwnSentences() throws IOException {
        StatementContent content = sealed(SampleTerms.tieredRevenueShare(3), SampleStatements.usual());
        String text = text(statements.sealed(content));
        assertThat(plain(text))
                .contains(content.clauses().values().stream()
                        .map(Sentence::text)
                        .map(StatementDocumentsTests::plain)
                        .toArray(String[]::new));
        assertThat(text).contains("INV-1002", "Refund of INV-1001", "EUR 10,000.00 counts on 7 December 2026.");
        assertThat(plain(text)).contains(plain("Less EUR 1,234.57 of licence cost leaves EUR 8,765.43."));
    }

    /** What only English says in a statement. */
    private static final List<String> ENGLISH = List.of(
            " the ",
            " is ",
            " of ",
            " counts ",
            " divided",
            " left",
            " less ",
            "order ",
            "Refund",
            "one-off",
            " covers ",
            " keeps ",
            "rounded",
            "Statement",
            "Draft");

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void aGermanStatementIsGermanOnEveryPageAndInEveryFile(String name, StatementContent english) throws IOException {
        List<RevenueLine> lines = new ArrayList<>();
        english.lines().forEach(line -> lines.add(line.reported()));
        RevenueShareTerms terms = name.equals("three-tiers")
                ? SampleTerms.tieredRevenueShare(3)
                : SampleTerms.revenueShare(name.equals("many") ? 3 : 2);
        StatementContent content = SampleStatements.of(terms, lines, SampleStatements.SEALED, Locale.GERMAN);
        byte[] pdf = statements.sealed(content);
        Files.write(Files.createDirectories(Path.of("target/statements")).resolve(name + "-de.pdf"), pdf);

        assertThat(PdfConformance.violations(pdf)).isEmpty();
        assertThat(text(pdf)
                        .replace("The order was for 50,000.00; 2,000.00 seem to be missing.", "")
                        .replace("The customer took a discount of 2,000.00, see the order of 2 December.", ""))
                .doesNotContain(ENGLISH.toArray(String[]::new));
        String json = new String(attachment(pdf, "statement.json"), StandardCharsets.UTF_8);
        assertThat(json).doesNotContain(" counts on ", " is divided", "no rule covers", "the biller keeps it");
        String csv = new String(attachment(pdf, "lines.csv"), StandardCharsets.UTF_8);
        assertThat(csv).doesNotContain("no rule covers");
        if (!lines.isEmpty()) {
            assertThat(json).contains(" zählen am ");
        }
        if (name.equals("two")) {
            assertThat(plain(text(pdf)))
                    .contains(
                            plain("Keine Regel erfasst diesen Umsatz; der Rechnungssteller behält ihn."),
                            plain("Erstattung zu INV-1001"),
                            plain("Dienstleistungen, einmalig, Auftrag PO-INV-1001"));
            assertThat(csv).contains("keine Regel erfasst diesen Umsatz");
        }
        assertThat(descriptions(pdf))
                .doesNotContain("Every line with the part of each party")
                .contains("Jeder Posten mit dem Anteil jeder Partei");
    }

    private static List<String> descriptions(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().values().stream()
                    .map(file -> String.valueOf(file.getFileDescription()))
                    .toList();
        }
    }

    @Test
    void aStatementOfNoRevenueSaysSo() throws IOException {
        String text = text(statements.sealed(sealed(SampleTerms.revenueShare(2), List.of())));
        assertThat(text).contains("No revenue was reported for this period", "nobody has to pay anything");
    }

    @Test
    void manyLinesAreTotalsOfTheMonthOnPaperAndWholeInTheFile() throws IOException {
        StatementContent content = sealed(SampleTerms.revenueShare(3), SampleStatements.many(300));
        byte[] pdf = statements.sealed(content);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isLessThan(6);
        }
        Money base = content.lines().stream()
                .map(line -> line.reported().gross())
                .reduce(Money::plus)
                .orElseThrow();
        assertThat(text(pdf)).contains(Language.of(content.language()).amount(base), "2026-12 300 EUR");
        String csv = new String(attachment(pdf, "lines.csv"), StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(301).element(300).asString().startsWith("1,300,L-299,sale,services");
    }

    @Test
    void veryManyLinesAndCorrectionsStandInFilesThatAreFoundByTheirHash() throws IOException {
        StatementContent content = ManyLines.of(
                sealed(SampleTerms.tieredRevenueShare(2), SampleStatements.usual()),
                StatementJson.MOST_TOLD + 1,
                StatementJson.MOST_TOLD + 1);
        byte[] pdf = statements.sealed(content);
        String json = new String(attachment(pdf, "statement.json"), StandardCharsets.UTF_8);
        for (String name : List.of("lines.csv", "corrections.csv")) {
            byte[] csv = attachment(pdf, name);
            assertThat(new String(csv, StandardCharsets.UTF_8).lines()).hasSize(StatementJson.MOST_TOLD + 2);
            assertThat(json)
                    .contains("{\"count\":20001,\"file\":\"%s\",\"sha256\":\"%s\"}".formatted(name, Sha256.of(csv)));
        }
        assertThat(text(pdf)).contains("19,801 more are in the file corrections.csv.");
        assertThat(PdfConformance.violations(pdf)).isEmpty();
    }

    @Test
    void nothingIsLeftOfTheFilesThatWereAttached() throws IOException {
        StatementFiles files =
                StatementFiles.of(SampleStatements.of(SampleTerms.revenueShare(2), SampleStatements.usual(), null));
        Path folder;
        try (files) {
            folder = files.folder();
            assertThat(folder).isNotEmptyDirectory();
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void asManyLinesAsAreExplainedEachHaveTheirStepsAndTheNextMakesThemTotals() {
        StatementContent most = SampleStatements.of(
                SampleTerms.revenueShare(2), SampleStatements.many(LineTables.MOST_EXPLAINED), null);
        String text = plain(textOf(statements.draft(most)));
        most.lines()
                .forEach(line -> assertThat(text)
                        .contains(plain(line.reported().gross().format() + " counts on "
                                + Language.of(Locale.ENGLISH)
                                        .date(line.reported().countedOn()))));
        StatementContent more = SampleStatements.of(
                SampleTerms.revenueShare(2), SampleStatements.many(LineTables.MOST_EXPLAINED + 1), null);
        assertThat(textOf(statements.draft(more)))
                .doesNotContain("counts on 4 December")
                .contains("The 201 lines are shown");
    }

    private static String textOf(byte[] pdf) {
        try {
            return text(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDraftIsMarkedOnEveryPage() throws IOException {
        byte[] pdf = statements.draft(
                SampleStatements.of(SampleTerms.tieredRevenueShare(3), SampleStatements.usual(), null));
        Files.write(Files.createDirectories(Path.of("target/statements")).resolve("draft.pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document)).as("page " + page).contains("Draft", "Draft 2");
            }
        }
    }

    @Test
    void hostileNamesAreTextAndNoMarkup() throws IOException {
        String hostile = "</td></tr><script>alert('x')</script>&amp;{{number}}";
        List<RevenueLine> lines = List.of(
                SampleStatements.sale(
                        hostile, Revenue.SERVICES, Occurrence.ONE_OFF, SampleStatements.DAY, "10.00", Map.of()),
                SampleStatements.sale(
                        "=1+1 \u0001 株 😀",
                        Revenue.SERVICES,
                        Occurrence.ONE_OFF,
                        SampleStatements.DAY,
                        "20.00",
                        Map.of()));
        StatementContent content = renamed(sealed(SampleTerms.revenueShare(2), lines), hostile);

        byte[] pdf = statements.sealed(content);

        assertThat(PdfConformance.violations(pdf)).isEmpty();
        assertThat(plain(text(pdf))).contains(plain(hostile), "[U+682A]", "[U+1F600]", "[U+0001]");
        assertThat(new String(attachment(pdf, "lines.csv"), StandardCharsets.UTF_8))
                .contains("'=1+1");
        assertThat(attachment(pdf, "statement.json")).isEqualTo(StatementJsonTests.bytes(content));
    }

    @Test
    void theJournalsPlaceIsAttachedAsItsCheckReadsIt() throws IOException {
        byte[] pdf = statements.sealed(sealed(SampleTerms.revenueShare(2), SampleStatements.usual()));
        assertThat(new String(attachment(pdf, "journal.json"), StandardCharsets.UTF_8))
                .isEqualTo("{\"agreementId\":\"0c0f5d1e-6f5b-4a39-9d7e-3f2f6c1f0a11\",\"hash\":\"%s\",\"postings\":417}"
                        .formatted(SampleStatements.SEALED.journalHash()));
    }

    @Test
    void aDraftIsNotSealedAndAFinalOneIsNoDraft() {
        StatementContent draft = SampleStatements.of(SampleTerms.revenueShare(2), List.of(), null);
        assertThatIllegalArgumentException().isThrownBy(() -> statements.seal(draft));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> statements.draft(sealed(SampleTerms.revenueShare(2), List.of())));
    }

    private static StatementContent renamed(StatementContent content, String name) {
        List<Party> parties = new ArrayList<>(content.parties());
        Party first = parties.getFirst();
        parties.set(0, new Party(first.id(), name, first.address(), first.country(), first.roles()));
        return new StatementContent(
                content.number(),
                content.version(),
                content.sealed(),
                content.agreementId(),
                content.agreementNumber(),
                name,
                content.terms(),
                content.period(),
                parties,
                content.billerId(),
                content.clauses(),
                content.lines(),
                content.corrections(),
                content.positions(),
                content.dues(),
                content.trend(),
                content.disputes(),
                content.language());
    }

    private static String name(StatementContent content, String party) {
        return content.parties().stream()
                .filter(one -> one.id().equals(party))
                .map(Party::legalName)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] attachment(byte[] pdf, String name) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var files =
                    document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            return Objects.requireNonNull(files.get(name), name)
                    .getEmbeddedFile()
                    .toByteArray();
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " ");
        }
    }

    /** Words without the spaces at which lines break. */
    private static String plain(String text) {
        return text.replaceAll("[\\s\u00a0]+", "");
    }
}
