package io.evenhand.settlement.payable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.evenhand.document.PdfConformance;
import io.evenhand.document.PdfRenderer;
import io.evenhand.settlement.payable.SelfBilledInvoice.Due;
import io.evenhand.settlement.payable.SelfBilledInvoice.Party;
import io.evenhand.signing.Signing;
import io.evenhand.signing.TestKeys;
import io.evenhand.template.Templates;
import io.evenhand.verification.TrustAnchors;
import io.evenhand.verification.Verdict;
import io.evenhand.verification.VerificationReport;
import io.evenhand.verification.Verifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.transform.TransformerException;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import net.sf.saxon.TransformerFactoryImpl;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/**
 * Proves that a self-billing invoice says all that the law wants on it, in a document that veraPDF accepts and our own verifier finds intact,
 * and that the invoice for machines inside passes the schema of UN/CEFACT and every rule of EN 16931, whatever tax concerns it. The documents
 * are left in target/invoices, to be looked at.
 */
@Execution(ExecutionMode.CONCURRENT)
class InvoiceDocumentsTests {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final PdfRenderer RENDERER = new PdfRenderer(Duration.ofSeconds(60));
    private static final String SCHEMA = "external/schemas/d16b/data/standard/CrossIndustryInvoice_100pD16B.xsd";
    private static final String RULES = "external/schematron/1.3.14.1/cii/EN16931-CII-validation.xslt";
    private static final Pattern FAILED = Pattern.compile("<svrl:failed-assert[^>]*id=\"([^\"]+)\"");
    private static final Party GERMAN =
            new Party("Nordlicht & Söhne GmbH", "HRB 1, Dresden", "1 Street, Dresden", "DE", "DE136695976", "");
    private static final Party FRENCH =
            new Party("Harbour & Vale SAS", "RCS Paris 303 265 045", "2 Rue, Paris", "FR", "FR40303265045", "");
    private static final Party SWISS =
            new Party("Alp AG", "CHE-123.456.788", "3 Gasse, Bern", "CH", "CHE123456788MWST", "");
    private static final Party SMALL = new Party("Ada Byron", "none", "4 Lane, Dresden", "DE", "", "201/123/45678");

    @TempDir
    static Path data;

    private static Signing signing;
    private static InvoiceDocuments documents;

    @BeforeAll
    static void openKeys() {
        signing = TestKeys.signing(data.resolve("keys"), CLOCK);
        documents = new InvoiceDocuments(mock(Payables.class), new Templates(""), RENDERER, signing);
    }

    @AfterAll
    static void stop() {
        RENDERER.destroy();
    }

    static Stream<SelfBilledInvoice> invoices() {
        return Stream.of(
                invoice("SB-domestic", GERMAN, SMALL, "EUR", TaxTreatment.DOMESTIC, "19", 190_00, ""),
                invoice("SB-half", GERMAN, GERMAN, "EUR", TaxTreatment.DOMESTIC, "25.5", 255_00, ""),
                invoice(
                        "SB-reverse",
                        GERMAN,
                        FRENCH,
                        "EUR",
                        TaxTreatment.REVERSE_CHARGE,
                        "0",
                        0,
                        TaxProposal.wording(TaxTreatment.REVERSE_CHARGE, "")),
                invoice(
                        "SB-small",
                        SMALL,
                        GERMAN,
                        "EUR",
                        TaxTreatment.EXEMPT,
                        "0",
                        0,
                        TaxProposal.wording(TaxTreatment.EXEMPT, "the supplier is exempt as a small enterprise.")),
                invoice(
                        "SB-abroad",
                        SWISS,
                        GERMAN,
                        "CHF",
                        TaxTreatment.OUTSIDE_SCOPE,
                        "0",
                        0,
                        "The place of supply is where the payer sits."));
    }

    @ParameterizedTest
    @MethodSource("invoices")
    void theInvoiceForMachinesPassesTheSchemaAndEveryRuleOfTheStandard(SelfBilledInvoice invoice)
            throws SAXException, IOException, TransformerException {
        byte[] xml = FacturX.of(invoice);
        SchemaFactory.newDefaultInstance()
                .newSchema(resource(SCHEMA))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(xml)));
        assertThat(brokenRules(xml)).as(new String(xml, StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void theRulesFindWhatIsWrong() throws TransformerException {
        SelfBilledInvoice wrong = invoice("SB-wrong", SMALL, SMALL, "EUR", TaxTreatment.REVERSE_CHARGE, "0", 12_00, "");
        assertThat(brokenRules(FacturX.of(wrong))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("invoices")
    void theDocumentIsArchivableAccessibleIntactAndCarriesTheInvoice(SelfBilledInvoice invoice) throws IOException {
        byte[] pdf = documents.sealed(invoice);
        Files.write(Files.createDirectories(Path.of("target/invoices")).resolve(invoice.number() + ".pdf"), pdf);

        assertThat(PdfConformance.violations(pdf)).isEmpty();
        VerificationReport report =
                new Verifier(CLOCK).verify("invoice.pdf", pdf, new TrustAnchors(Set.of(signing.trustAnchor())));
        assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.VALID);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Map<String, PDComplexFileSpecification> files =
                    document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(files).containsOnlyKeys("factur-x.xml");
            PDComplexFileSpecification file = Objects.requireNonNull(files.get("factur-x.xml"));
            assertThat(file.getEmbeddedFile().toByteArray()).isEqualTo(FacturX.of(invoice));
            assertThat(file.getCOSObject().getNameAsString("AFRelationship")).isEqualTo("Alternative");
            assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains(
                            "<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>",
                            "<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>");
        }
    }

    @Test
    void itSaysAllThatTheLawWantsOnIt() throws IOException {
        SelfBilledInvoice invoice = invoice(
                "SB-pays-gets-2026-0001",
                GERMAN,
                FRENCH,
                "EUR",
                TaxTreatment.REVERSE_CHARGE,
                "0",
                0,
                TaxProposal.wording(TaxTreatment.REVERSE_CHARGE, ""));
        String text = text(documents.sealed(invoice));
        assertThat(text)
                .contains("Self-billing", "SB-pays-gets-2026-0001", "24 November 2026", "1 March 2026 to 31 March 2026")
                .contains("Nordlicht & Söhne GmbH", "1 Street, Dresden, Germany", "VAT id DE136695976")
                .contains("Harbour & Vale SAS", "2 Rue, Paris, France", "VAT id FR40303265045")
                .contains("Shares of 2026-03", "EH-2026-0042", "ST-2026-03", "agreed to that on 1 February 2026")
                .contains("EUR 1,000.00", "EUR 0.00", "Reverse charge", "Articles 44 and 196 of Directive 2006/112/EC")
                .contains("30 April 2026");
    }

    @Test
    void whatIsMissingIsSaidWithWhereToRecordIt() {
        SelfBilledInvoices.Known nobody = new SelfBilledInvoices.Known("Payee GmbH", null);
        SelfBilledInvoices.Known other = new SelfBilledInvoices.Known("Payer SAS", null);
        assertThat(SelfBilledInvoices.missing(TaxTreatment.DOMESTIC, nobody, other))
                .singleElement()
                .asString()
                .contains("VAT id of Payee GmbH or its number at the tax office", "under Partners, Tax");
        assertThat(SelfBilledInvoices.missing(TaxTreatment.REVERSE_CHARGE, nobody, other))
                .hasSize(2)
                .anyMatch(sentence -> sentence.contains("VAT id of Payer SAS, which accounts for the tax"));
    }

    private static SelfBilledInvoice invoice(
            String number,
            Party supplier,
            Party customer,
            String currency,
            TaxTreatment treatment,
            String rate,
            long tax,
            String words) {
        return new SelfBilledInvoice(
                number,
                LocalDate.of(2026, 11, 24),
                CLOCK.instant(),
                supplier,
                customer,
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 3, 31),
                "Shares of 2026-03",
                "EH-2026-0042",
                "Revenue-Share Agreement",
                "ST-2026-03",
                currency,
                1_000_00,
                treatment.name(),
                rate,
                tax,
                words,
                List.of(new Due(LocalDate.of(2026, 4, 30), 600_00), new Due(LocalDate.of(2026, 5, 31), 400_00)),
                "en");
    }

    private static List<String> brokenRules(byte[] xml) throws TransformerException {
        StringWriter report = new StringWriter();
        new TransformerFactoryImpl()
                .newTransformer(new StreamSource(resource(RULES).toString()))
                .transform(
                        new StreamSource(new StringReader(new String(xml, StandardCharsets.UTF_8))),
                        new StreamResult(report));
        assertThat(report.toString()).contains("svrl:fired-rule");
        return FAILED.matcher(report.toString())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(
                InvoiceDocumentsTests.class.getClassLoader().getResource(name), name);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " ");
        }
    }
}
