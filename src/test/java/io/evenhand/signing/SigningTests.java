package io.evenhand.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.simplereport.SimpleReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves that what we certify, sign and seal stands up before validators that are not ours: the European Commission's
 * library, veraPDF, and, where this machine has them, {@code pdfsig} and {@code qpdf}.
 */
@Execution(ExecutionMode.CONCURRENT)
class SigningTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final List<Signatory> PARTIES =
            List.of(TestDocuments.ADA, TestDocuments.BRUNO, TestDocuments.CLEO, TestDocuments.ADA, TestDocuments.BRUNO);

    @TempDir
    Path data;

    private Signing signing;

    @BeforeEach
    void openKeys() {
        signing = TestKeys.signing(data.resolve("keys"), CLOCK);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void theSealedDocumentIsArchivableAccessibleAndSignedForTheLongTerm(int parties) {
        byte[] sealed = TestKeys.sealed(signing, TestDocuments.pdf(), PARTIES.subList(0, parties));
        assertThat(Validators.conformanceProblems(sealed)).isEmpty();
        SimpleReport report = Validators.dss(sealed, signing.trustAnchor(), NOW);
        assertThat(report.getSignatureIdList()).hasSize(parties + 2).allSatisfy(id -> {
            assertThat(report.getIndication(id)).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(report.getSignatureFormat(id)).isEqualTo(SignatureLevel.PAdES_BASELINE_LTA);
        });
    }

    @Test
    void everyStepIsArchivableAndAccessible() {
        byte[] certified = signing.certify(TestDocuments.pdf(), TestDocuments.fields(2));
        byte[] signed = signing.sign(certified, "party-1", TestDocuments.ADA, "Agreement", new SignatureMark.Printed());
        assertThat(Validators.conformanceProblems(certified)).isEmpty();
        assertThat(Validators.conformanceProblems(signed)).isEmpty();
    }

    @Test
    void everyStepOnlyAddsBytes() {
        byte[] certified = signing.certify(TestDocuments.pdf(), TestDocuments.fields(2));
        byte[] first = signing.sign(certified, "party-1", TestDocuments.ADA, "Agreement", new SignatureMark.Printed());
        byte[] second = signing.sign(first, "party-2", TestDocuments.BRUNO, "Agreement", new SignatureMark.Printed());
        byte[] sealed = signing.seal(second);
        assertThat(Arrays.copyOf(first, certified.length)).isEqualTo(certified);
        assertThat(Arrays.copyOf(second, first.length)).isEqualTo(first);
        assertThat(Arrays.copyOf(sealed, second.length)).isEqualTo(second);
    }

    @Test
    void pdfsigAcceptsEverySignature() throws Exception {
        assumeTrue(Validators.has("pdfsig"), "pdfsig is not on this machine");
        Path file = Files.write(data.resolve("sealed.pdf"), sealedByTwo());
        assertThat(Validators.run("pdfsig", "-nocert", file.toString()))
                // Certification, two parties and the seal; older versions of pdfsig do not judge document timestamps.
                .matches(output -> output.split("Signature is Valid", -1).length >= 5, "four valid signatures")
                .contains("Total document signed")
                .doesNotContain("Signature is Invalid")
                .doesNotContain("Digest Mismatch");
    }

    @Test
    void qpdfFindsNothingWrong() throws Exception {
        assumeTrue(Validators.has("qpdf"), "qpdf is not on this machine");
        Path file = Files.write(data.resolve("sealed.pdf"), sealedByTwo());
        assertThat(Validators.run("qpdf", "--check", file.toString()))
                .contains("No syntax or stream encoding errors found")
                .endsWith("exit 0");
    }

    @Test
    void theBoxShowsWhoSignedForWhomAndWhen() throws Exception {
        byte[] signed = signing.sign(
                signing.certify(TestDocuments.pdf(), TestDocuments.fields(1)),
                "party-1",
                TestDocuments.BRUNO,
                "Agreement",
                new SignatureMark.Printed());
        assertThat(appearanceText(signed, "party-1"))
                .contains("Digitally signed")
                .contains("Bruno Żółw-Straßer")
                .contains("Fabrikam Aufzugbau GmbH & Co. KG")
                .contains("24 November 2026, 12:00:00 UTC");
    }

    @Test
    void aNameThatTheFontLacksDoesNotStopTheSignature() throws Exception {
        var signatory = new Signatory("p-9", "山田 太郎", "t@example.com", "example", "株式会社 Example", "JP");
        byte[] signed = signing.sign(
                signing.certify(TestDocuments.pdf(), TestDocuments.fields(1)),
                "party-1",
                signatory,
                "Agreement",
                new SignatureMark.Printed());
        SimpleReport report = Validators.dss(signing.seal(signed), signing.trustAnchor(), NOW);
        assertThat(report.getSignatureIdList().stream().map(report::getSignedBy))
                .contains("山田 太郎");
    }

    @Test
    void theMailAddressOfASignerIsNowhereInTheDocument() throws Exception {
        byte[] sealed = sealedByTwo();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("ada@contoso");
        var subject = signing.trustAnchor().getSubjectX500Principal().getName();
        assertThat(subject).doesNotContain("@");
    }

    @Test
    void thePartiesMaySignInAnyOrder() {
        byte[] certified = signing.certify(TestDocuments.pdf(), TestDocuments.fields(2));
        byte[] second =
                signing.sign(certified, "party-2", TestDocuments.BRUNO, "Agreement", new SignatureMark.Printed());
        byte[] sealed = signing.seal(
                signing.sign(second, "party-1", TestDocuments.ADA, "Agreement", new SignatureMark.Printed()));
        SimpleReport report = Validators.dss(sealed, signing.trustAnchor(), NOW);
        assertThat(report.getSignatureIdList())
                .allSatisfy(id -> assertThat(report.getIndication(id)).isEqualTo(Indication.TOTAL_PASSED));
    }

    @Test
    void nothingIsSealedBeforeEverybodyHasSigned() {
        byte[] certified = signing.certify(TestDocuments.pdf(), TestDocuments.fields(2));
        byte[] signed = signing.sign(certified, "party-1", TestDocuments.ADA, "Agreement", new SignatureMark.Printed());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signing.seal(signed))
                .withMessageContaining("party-2");
    }

    @Test
    void aFieldIsSignedOnce() {
        byte[] certified = signing.certify(TestDocuments.pdf(), TestDocuments.fields(2));
        byte[] signed = signing.sign(certified, "party-1", TestDocuments.ADA, "Agreement", new SignatureMark.Printed());
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        signing.sign(signed, "party-1", TestDocuments.BRUNO, "Agreement", new SignatureMark.Printed()))
                .withMessageContaining("signed already");
    }

    @Test
    void aDocumentIsSealedOnce() {
        byte[] sealed = sealedByTwo();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signing.seal(sealed))
                .withMessageContaining("sealed already");
    }

    @Test
    void onlyAPreparedFieldOfAPartyIsSigned() {
        byte[] certified = signing.certify(TestDocuments.pdf(), TestDocuments.fields(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        signing.sign(certified, "party-7", TestDocuments.ADA, "Agreement", new SignatureMark.Printed()))
                .withMessageContaining("party-7");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        signing.sign(certified, "seal", TestDocuments.ADA, "Agreement", new SignatureMark.Printed()))
                .withMessageContaining("not for a party");
    }

    @Test
    void aDocumentIsCertifiedOnce() {
        byte[] certified = signing.certify(TestDocuments.pdf(), TestDocuments.fields(1));
        assertThatIllegalArgumentException().isThrownBy(() -> signing.certify(certified, TestDocuments.fields(1)));
    }

    @Test
    void whatIsNotAPdfIsNotSigned() {
        assertThatThrownBy(() -> signing.certify(new byte[] {1, 2, 3}, TestDocuments.fields(1)))
                .isInstanceOf(java.io.UncheckedIOException.class)
                .hasMessageContaining("not a readable PDF");
    }

    @Test
    void certificatesFollowTheApplicationsClock() {
        Instant later = NOW.plus(Duration.ofDays(400));
        Signing moved = TestKeys.signing(data.resolve("keys"), Clock.fixed(later, ZoneOffset.UTC));
        byte[] sealed = TestKeys.sealed(moved, TestDocuments.pdf(), PARTIES.subList(0, 2));
        SimpleReport report = Validators.dss(sealed, moved.trustAnchor(), later);
        assertThat(report.getSignatureIdList())
                .allSatisfy(id -> assertThat(report.getIndication(id)).isEqualTo(Indication.TOTAL_PASSED));
    }

    @Test
    void aDocumentSealedWeeksAfterTheFirstSignatureIsAsGoodAsAnother() {
        byte[] signed = signing.sign(
                signing.certify(TestDocuments.pdf(), TestDocuments.fields(2)),
                "party-1",
                TestDocuments.ADA,
                "Agreement",
                new SignatureMark.Printed());
        Instant later = NOW.plus(Duration.ofDays(21));
        Signing moved = TestKeys.signing(data.resolve("keys"), Clock.fixed(later, ZoneOffset.UTC));
        byte[] sealed = moved.seal(
                moved.sign(signed, "party-2", TestDocuments.BRUNO, "Agreement", new SignatureMark.Printed()));
        SimpleReport report = Validators.dss(sealed, moved.trustAnchor(), later.plus(Duration.ofDays(800)));
        assertThat(report.getSignatureIdList())
                .allSatisfy(id -> assertThat(report.getIndication(id)).isEqualTo(Indication.TOTAL_PASSED));
    }

    private byte[] sealedByTwo() {
        return TestKeys.sealed(signing, TestDocuments.pdf(), PARTIES.subList(0, 2));
    }

    private static String appearanceText(byte[] pdf, String fieldName) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf);
                PDDocument picture = new PDDocument()) {
            var field = (PDSignatureField)
                    document.getDocumentCatalog().getAcroForm(null).getField(fieldName);
            var stream = field.getWidgets().getFirst().getNormalAppearanceStream();
            var page = new org.apache.pdfbox.pdmodel.PDPage(new org.apache.pdfbox.pdmodel.common.PDRectangle(400, 100));
            picture.addPage(page);
            try (var content = new org.apache.pdfbox.pdmodel.PDPageContentStream(picture, page)) {
                content.drawForm(new PDFormXObject(stream.getCOSObject()));
            }
            return new PDFTextStripper().getText(picture);
        }
    }
}
