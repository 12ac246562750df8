package io.evenhand.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.digest.Sha256;
import io.evenhand.document.Archive;
import io.evenhand.document.Attachment;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfRenderer;
import io.evenhand.evidence.EvidenceDocuments;
import io.evenhand.evidence.EvidenceFile;
import io.evenhand.evidence.EvidenceRecord;
import io.evenhand.evidence.EvidenceSubject;
import io.evenhand.evidence.MalformedEvidenceException;
import io.evenhand.evidence.SignedBySome;
import io.evenhand.signing.Signing;
import io.evenhand.signing.TestKeys;
import io.evenhand.testing.WithoutEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Proves that evidence is found to be about the document that it is about, and about no other, and that what disagrees is named. */
@WithoutEngine
@Tag("once")
class EvidenceCheckTests {
    @Autowired
    EvidenceDocuments documents;

    @Autowired
    Archive archive;

    @Autowired
    Signing signing;

    @Autowired
    PdfRenderer renderer;

    @Autowired
    AutowireCapableBeanFactory beans;

    @TempDir
    Path keys;

    private final SignedBySome signed = new SignedBySome();
    private final EvidenceCheck check = new EvidenceCheck();

    @BeforeEach
    void withBeans() {
        beans.autowireBean(signed);
    }

    @Test
    void evidenceAndItsDocumentAreFoundToBelongTogether() {
        EvidenceRecord made = made(signed.sealed(2));
        assertThat(verify("agreement.pdf", signed.document()).verdict()).isEqualTo(Verdict.VALID);
        VerificationReport sealed = verify("evidence.pdf", archive.load(made.pdf()));
        assertThat(sealed.verdict()).isEqualTo(Verdict.VALID);
        assertThat(sealed.findings()).extracting(Finding::check).contains("evidence-chain", "evidence-pages");
        VerificationReport bare = check.bare("evidence.json", archive.load(made.file()));
        assertThat(bare.verdict()).isEqualTo(Verdict.VALID);

        assertThat(check.reports()).hasSize(2).allSatisfy(report -> {
            assertThat(report.failed()).isFalse();
            assertThat(report.documents()).containsExactly("agreement.pdf");
            assertThat(report.toJson()).containsEntry("agrees", true);
            assertThat(texts(report))
                    .contains(
                            "The evidence is about agreement.pdf: the SHA-256 of the file is the one that it names.",
                            "Each of the 2 signatures of parties has its entry. Compared and the same: the certificate, the"
                                    + " signer's name, the document that was shown, the time.");
            assertThat(texts(report)).anyMatch(text -> text.startsWith("The evidence was sealed by “"));
            assertThat(report.distrusted()).isFalse();
        });
    }

    @Test
    void evidenceAloneIsNotVouchedForByAnybody() {
        EvidenceRecord made = made(signed.sealed(1));
        VerificationReport bare = check.bare("evidence.json", archive.load(made.file()));
        assertThat(bare.verdict()).isEqualTo(Verdict.UNTRUSTED);
        assertThat(check.reports()).singleElement().satisfies(report -> {
            assertThat(report.documents()).isEmpty();
            assertThat(report.findings()).extracting(Finding::outcome).containsExactly(Finding.Outcome.NOT_CHECKED);
            assertThat(report.toJson())
                    .as("nothing was compared")
                    .containsKey("agrees")
                    .extracting("agrees")
                    .isNull();
        });
    }

    @Test
    void evidenceOfAnotherDocumentIsNotTakenForThisOnes() {
        EvidenceRecord made = made(signed.sealed(1));
        SignedBySome other = new SignedBySome();
        beans.autowireBean(other);
        EvidenceSubject unused = other.sealed(1);
        verify("other.pdf", other.document());
        verify("evidence.pdf", archive.load(made.pdf()));
        assertThat(check.reports())
                .singleElement()
                .satisfies(report -> assertThat(report.documents()).isEmpty());
    }

    @Test
    void bareEvidenceInWhichSomethingWasChangedIsNotValid() {
        EvidenceRecord made = made(signed.sealed(1));
        String json = new String(archive.load(made.file()), StandardCharsets.UTF_8);
        String changed = json.replaceFirst("2001:db8:85a3::8a2e:370:7334", "192.0.2.1");
        VerificationReport report = check.bare("evidence.json", changed.getBytes(StandardCharsets.UTF_8));
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VALID);
        assertThat(report.findings()).anyMatch(finding -> finding.text().contains("Entry 4 was changed"));
        assertThat(check.reports()).isEmpty();
    }

    @Test
    void aSealedDocumentWithBrokenEvidenceInsideIsNotValid() {
        EvidenceRecord made = made(signed.sealed(1));
        String json = new String(archive.load(made.file()), StandardCharsets.UTF_8);
        VerificationReport changed =
                verify("evidence.pdf", document(json.replaceFirst("p-anna", "p-mall"), "Evidence"));
        assertThat(changed.verdict()).isEqualTo(Verdict.NOT_VALID);
        assertThat(changed.findings())
                .anyMatch(finding ->
                        finding.check().equals("evidence-chain") && finding.outcome() == Finding.Outcome.FAILED);
    }

    @Test
    void aSealedDocumentWhosePagesNameAnotherEvidenceIsNotValid() throws Exception {
        EvidenceRecord made = made(signed.sealed(1));
        String json = new String(archive.load(made.file()), StandardCharsets.UTF_8);
        EvidenceFile file = EvidenceFile.read(archive.load(made.file()));
        String pages = file.head() + " " + file.document().sha256();
        assertThat(verify("evidence.pdf", document(json, pages)).verdict()).isEqualTo(Verdict.VALID);
        assertThat(verify("evidence.pdf", document(json, file.head())).verdict())
                .isEqualTo(Verdict.NOT_VALID);
        assertThat(verify("evidence.pdf", document(json, "nothing of it")).findings())
                .anyMatch(finding ->
                        finding.check().equals("evidence-pages") && finding.outcome() == Finding.Outcome.FAILED);
        assertThat(verify("evidence.pdf", document(json.replace("\":", "\" :"), pages))
                        .findings())
                .anyMatch(finding -> finding.text().contains("canonical"));
        assertThat(verify("evidence.pdf", document("{}", pages)).verdict()).isEqualTo(Verdict.NOT_VALID);
    }

    @Test
    void evidenceThatSomebodyElseSealedIsDistrustedThoughTheReaderTrustsThemForOtherThings() throws Exception {
        EvidenceRecord made = made(signed.sealed(1));
        Signing stranger = TestKeys.signing(keys, Clock.systemUTC());
        verify("agreement.pdf", signed.document());
        byte[] json = archive.load(made.file());
        EvidenceFile file = EvidenceFile.read(json);
        byte[] pdf = document(
                new String(json, StandardCharsets.UTF_8),
                file.head() + " " + file.document().sha256(),
                stranger);
        VerificationReport sealed = verify("evidence.pdf", pdf, stranger.trustAnchor());
        assertThat(sealed.verdict()).isEqualTo(Verdict.VALID);
        assertThat(check.reports()).singleElement().satisfies(report -> {
            assertThat(report.failed()).isFalse();
            assertThat(report.distrusted()).isTrue();
            assertThat(texts(report)).anyMatch(text -> text.contains("another authority vouches for who issued"));
        });
    }

    @Test
    void evidenceThatNamesAnotherCertificateThanTheSignaturesDoesNotAgree() throws Exception {
        EvidenceRecord made = made(signed.sealed(1));
        verify("agreement.pdf", signed.document());
        String json = new String(archive.load(made.file()), StandardCharsets.UTF_8);
        EvidenceFile file = EvidenceFile.read(archive.load(made.file()));
        EvidenceFile.Proof proof =
                Objects.requireNonNull(file.signers().getFirst().proof());
        for (String changed : List.of(
                json.replace(proof.sha256(), Sha256.of("another certificate")),
                json.replace("\"field\":\"party-1\",\"holder\"", "\"field\":\"party-2\",\"holder\""))) {
            assertThat(changed).isNotEqualTo(json);
            verify(
                    "evidence.pdf",
                    document(changed, file.head() + " " + file.document().sha256()));
            assertThat(check.reports()).isNotEmpty().allSatisfy(report -> {
                assertThat(report.failed()).isTrue();
                assertThat(report.toJson()).containsEntry("agrees", false);
            });
        }
    }

    @Test
    void whatNobodySignedHasNothingSaidOfItThatWasNotCompared() {
        EvidenceRecord made = made(signed.withdrawn());
        verify("evidence.pdf", archive.load(made.pdf()));
        var stages = new SignedStages("nda.pdf", Sha256.of(signed.document()), List.of());
        var findings = new Findings();
        new EvidenceMatch(read(made), stages, findings).check();
        assertThat(findings.all())
                .extracting(Finding::text)
                .anyMatch(text -> text.contains("holds no signature of a party, and the evidence names none"))
                .noneMatch(text -> text.contains("Compared and the same"));
    }

    private EvidenceFile read(EvidenceRecord made) {
        try {
            return EvidenceFile.read(archive.load(made.file()));
        } catch (MalformedEvidenceException e) {
            throw new AssertionError(e);
        }
    }

    /** Sealed by the same keys, as somebody inside might: what is inside must agree with itself all the same. */
    private byte[] document(String inside, String printed) {
        return document(inside, printed, signing);
    }

    private byte[] document(String inside, String printed, Signing by) {
        byte[] pdf = renderer.render(
                        "<html lang=\"en\"><head><title>Evidence</title><style>body { font-family: 'Noto Sans'; font-size: 8pt }"
                                + "</style></head><body><p>" + printed + "</p></body></html>",
                        new DocumentProperties("Evidence", "Evidence", "Evenhand", Locale.ENGLISH, Instant.EPOCH),
                        List.of(new Attachment(
                                EvidenceFile.FILE_NAME,
                                "application/json",
                                "Evidence",
                                inside.getBytes(StandardCharsets.UTF_8))))
                .pdf();
        return by.seal(by.certify(pdf, List.of()));
    }

    private EvidenceRecord made(EvidenceSubject subject) {
        return documents.make(subject).orElseThrow();
    }

    private VerificationReport verify(String name, byte[] pdf) {
        return verify(name, pdf, signing.trustAnchor());
    }

    private VerificationReport verify(String name, byte[] pdf, X509Certificate also) {
        Examined examined = new Verifier(Clock.systemUTC())
                .examine(new Verifier.Request(
                        name, pdf, new TrustAnchors(new HashSet<>(List.of(signing.trustAnchor(), also))), false));
        check.add(examined);
        return examined.report();
    }

    private static List<String> texts(EvidenceReport report) {
        return report.findings().stream().map(Finding::text).toList();
    }
}
