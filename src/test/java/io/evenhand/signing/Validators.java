package io.evenhand.signing;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Programs and libraries that are not ours, asked what they think of a document. */
public final class Validators {
    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private Validators() {}

    /** What veraPDF objects to, for PDF/A-3a and PDF/UA-1 together. */
    public static List<String> conformanceProblems(byte[] pdf) {
        var problems = new ArrayList<String>();
        for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
            try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                    var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                validator.validate(parser).getTestAssertions().stream()
                        .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                        .map(assertion ->
                                flavour + " " + assertion.getRuleId().getClause() + " " + assertion.getMessage())
                        .forEach(problems::add);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return problems;
    }

    public static SimpleReport dss(byte[] pdf, X509Certificate anchor, Instant at) {
        return dss(pdf, Set.of(anchor), at);
    }

    public static SimpleReport dss(byte[] pdf, Set<X509Certificate> anchors, Instant at) {
        return reports(pdf, anchors, at).getSimpleReport();
    }

    public static Reports reports(byte[] pdf, Set<X509Certificate> anchors, Instant at) {
        return reports(SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf, "agreement.pdf")), anchors, at);
    }

    /** The same without comparing pictures of the pages of each version, which costs more than all else together. */
    public static Reports reportsOnObjects(byte[] pdf, Set<X509Certificate> anchors, Instant at) {
        var pages = new DefaultPdfDifferencesFinder();
        pages.setMaximalPagesAmountForVisualComparison(0);
        var factory = new PdfBoxNativeObjectFactory();
        factory.setPdfDifferencesFinder(pages);
        var validator = new PDFDocumentValidator(new InMemoryDocument(pdf, "agreement.pdf"));
        validator.setPdfObjFactory(factory);
        return reports(validator, anchors, at);
    }

    private static Reports reports(SignedDocumentValidator validator, Set<X509Certificate> anchors, Instant at) {
        var trusted = new CommonTrustedCertificateSource();
        anchors.forEach(anchor -> trusted.addCertificate(new CertificateToken(anchor)));
        var verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(trusted);
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(at));
        return validator.validateDocument();
    }

    /** The output of a program, or of nothing if this machine has no such program. */
    public static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output + "exit " + process.waitFor();
    }

    public static boolean has(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(d -> Files.isExecutable(Path.of(d, program)));
    }
}
