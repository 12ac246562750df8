package io.evenhand.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.evenhand.signing.Signatory;
import io.evenhand.signing.SignatureMark;
import io.evenhand.signing.Signing;
import io.evenhand.signing.TestDocuments;
import io.evenhand.signing.TestKeys;
import io.evenhand.terms.TermsFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Proves that a document is called valid only if it is whole, signed, closed and vouched for; that changing any byte that a
 * signature covers, or hiding bytes where none does, is noticed; and that no file, however made, breaks the verifier.
 */
@Execution(ExecutionMode.CONCURRENT)
class VerifierTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final List<Signatory> TWO = List.of(TestDocuments.ADA, TestDocuments.BRUNO);

    @TempDir
    static Path data;

    private static Signing signing;
    private static TrustAnchors anchors;
    private static byte[] sealed;

    private final Verifier verifier = new Verifier(CLOCK);

    @BeforeAll
    static void sealOne() {
        signing = TestKeys.signing(data.resolve("keys"), CLOCK);
        anchors = new TrustAnchors(Set.of(signing.trustAnchor()));
        sealed = TestKeys.sealed(signing, TestAgreement.pdf(), TWO);
    }

    @Test
    void aSealedDocumentIsValid() {
        VerificationReport report = verify(sealed);
        assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(Verdict.VALID);
        assertThat(report.findings())
                .filteredOn(finding -> finding.outcome() != Finding.Outcome.PASSED)
                .as("what was not checked, and is said so: our own clock, and the claim to be PDF/A")
                .extracting(Finding::check, Finding::outcome)
                .containsExactlyInAnyOrder(
                        tuple("clock", Finding.Outcome.NOT_CHECKED), tuple("pdf-a", Finding.Outcome.NOT_CHECKED));
    }

    @Test
    void theReportSaysWhoSignedForWhomAndWhen() {
        assertThat(verify(sealed).signatures())
                .extracting(
                        SignatureSummary::kind,
                        SignatureSummary::signer,
                        SignatureSummary::organisation,
                        SignatureSummary::signedAt,
                        SignatureSummary::level,
                        SignatureSummary::coversWholeDocument)
                .contains(
                        tuple(
                                SignatureSummary.Kind.SIGNATURE,
                                "Ada Løvelace",
                                "Contoso Analytics Ltd",
                                NOW,
                                "PAdES-BASELINE-LTA",
                                false),
                        tuple(
                                SignatureSummary.Kind.SIGNATURE,
                                "Bruno Żółw-Straßer",
                                "Fabrikam Aufzugbau GmbH & Co. KG",
                                NOW,
                                "PAdES-BASELINE-LTA",
                                false))
                .hasSize(5);
    }

    @Test
    void threeSignersInAnotherOrderAreValid() {
        byte[] document = signing.certify(TestAgreement.pdf(), TestDocuments.fields(3));
        document = signing.sign(document, "party-3", TestDocuments.CLEO, "Agreement", new SignatureMark.Printed());
        document = signing.sign(document, "party-1", TestDocuments.ADA, "Agreement", new SignatureMark.Printed());
        document = signing.sign(document, "party-2", TestDocuments.BRUNO, "Agreement", new SignatureMark.Printed());
        assertThat(verify(signing.seal(document)).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void withoutATrustedAuthorityAnIntactDocumentIsUntrusted() {
        VerificationReport report = verifier.verify("agreement.pdf", sealed, TrustAnchors.none());
        assertThat(report.verdict()).isEqualTo(Verdict.UNTRUSTED);
        assertThat(report.signatures()).allSatisfy(signature -> {
            assertThat(signature.intact()).isTrue();
            assertThat(signature.trusted()).isFalse();
        });
        assertThat(report.findings())
                .as("what nobody vouches for did not pass")
                .filteredOn(finding -> Set.of("clock", "revocation").contains(finding.check()))
                .isNotEmpty()
                .allMatch(finding -> finding.outcome() == Finding.Outcome.NOT_CHECKED);
    }

    @Test
    void aHandThatWasTypedInAnothersNameIsPointedOut() {
        assertThat(names(new SignatureMark.Typed("Mallory Grey")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.outcome()).isEqualTo(Finding.Outcome.NOT_CHECKED);
                    assertThat(finding.text()).contains("also shows \"MalloryGrey\"");
                });
        assertThat(names(new SignatureMark.Typed("Ada L."))).isEmpty();
        assertThat(names(new SignatureMark.Printed())).isEmpty();
    }

    private List<Finding> names(SignatureMark mark) {
        byte[] document = signing.certify(TestAgreement.pdf(), TestDocuments.fields(1));
        document = signing.seal(signing.sign(document, "party-1", TestDocuments.ADA, "Agreement", mark));
        return verify(document).findings().stream()
                .filter(finding -> finding.check().equals("names"))
                .toList();
    }

    @Test
    void anotherAuthorityIsNotTrustedWhateverItCallsItself() {
        Signing stranger = TestKeys.signing(data.resolve("stranger"), CLOCK);
        byte[] forged = TestKeys.sealed(stranger, TestAgreement.pdf(), TWO);
        assertThat(verify(forged).verdict()).isEqualTo(Verdict.UNTRUSTED);
    }

    @Test
    void aDocumentFromTheFutureIsNotTrusted() {
        Verifier slow = new Verifier(Clock.offset(CLOCK, Duration.ofDays(-2)));
        assertThat(slow.verify("agreement.pdf", sealed, anchors).verdict()).isEqualTo(Verdict.UNTRUSTED);
    }

    @Test
    void yearsLaterTheDocumentIsStillValid() {
        Verifier later = new Verifier(Clock.offset(CLOCK, Duration.ofDays(700)));
        assertThat(later.verify("agreement.pdf", sealed, anchors).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void anUnsealedDocumentIsNotValid() {
        byte[] certified = signing.certify(TestAgreement.pdf(), TestDocuments.fields(2));
        byte[] signed = signing.sign(certified, "party-1", TestDocuments.ADA, "Agreement", new SignatureMark.Printed());
        assertThat(verify(certified).verdict()).isEqualTo(Verdict.NOT_VALID);
        assertThat(texts(verify(signed))).anyMatch(text -> text.contains("party-2 is not signed"));
    }

    @Test
    void anUnsignedDocumentIsNotValid() {
        VerificationReport report = verify(TestAgreement.pdf());
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VALID);
        assertThat(texts(report)).containsExactly("The document is not signed.");
    }

    @Test
    void noByteThatASignatureCoversCanBeChanged() {
        int[] lastHole = lastHole();
        var unnoticed = new ArrayList<Integer>();
        for (int position : positions(sealed.length, 661, 60)) {
            if (position < lastHole[0] || position >= lastHole[1]) {
                if (verify(flipped(position)).verdict() != Verdict.NOT_VALID) {
                    unnoticed.add(position);
                }
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void noByteOfTheLastTimestampOrBehindItCanBeChanged() {
        int[] hole = lastHole();
        var unnoticed = new ArrayList<String>();
        for (int position = hole[0]; position < hole[1]; position += 211) {
            VerificationReport report = verify(flipped(position));
            if (report.verdict() != Verdict.NOT_VALID && report.verdict() != Verdict.UNTRUSTED) {
                unnoticed.add(position - hole[0] + " " + report.verdict());
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void zerosBehindASignatureMustStayZeros() {
        int[] hole = lastHole();
        for (byte hidden : "1Ff A>\n".getBytes(StandardCharsets.US_ASCII)) {
            byte[] changed = sealed.clone();
            changed[hole[1] - 20] = hidden;
            assertThat(verify(changed).verdict()).as("hidden byte %d", hidden).isEqualTo(Verdict.NOT_VALID);
        }
    }

    @Test
    void nothingCanBeAppended() {
        for (String addition : new String[] {"\n", " ", "%", "%%EOF\n", "\n% harmless?\n"}) {
            byte[] appended = Arrays.copyOf(sealed, sealed.length + addition.length());
            System.arraycopy(
                    addition.getBytes(StandardCharsets.US_ASCII), 0, appended, sealed.length, addition.length());
            assertThat(verify(appended).verdict()).as(addition).isEqualTo(Verdict.NOT_VALID);
        }
    }

    @ParameterizedTest
    @EnumSource(Forgery.class)
    void anUpdateAfterTheSealIsNotValid(Forgery forgery) {
        assertThat(verify(forgery.appliedTo(sealed)).verdict()).isEqualTo(Verdict.NOT_VALID);
    }

    @ParameterizedTest
    @EnumSource(Forgery.class)
    void anUpdateBetweenTwoSignaturesIsNotValidThoughItIsSealed(Forgery forgery) {
        byte[] certified = signing.certify(TestAgreement.pdf(), TestDocuments.fields(2));
        byte[] signed = signing.sign(certified, "party-1", TestDocuments.ADA, "Agreement", new SignatureMark.Printed());
        byte[] forged = forgery.appliedTo(signed);
        byte[] closed = closedAnyhow(forged);
        VerificationReport report = verify(closed);
        assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(Verdict.NOT_VALID);
    }

    @Test
    void termsThatThePagesDoNotStateAreNotValid() {
        byte[] pdf = TestAgreement.pdf(
                "<p>Anything else.</p>",
                TermsFormat.hash(TestAgreement.TERMS).hex(),
                TermsFormat.canonical(TestAgreement.TERMS));
        VerificationReport report = verify(TestKeys.sealed(signing, pdf, TWO));
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VALID);
        assertThat(texts(report)).anyMatch(text -> text.startsWith("The terms inside say what the pages do not"));
    }

    @Test
    void anotherHashOnThePagesIsNotValid() {
        byte[] pdf = TestAgreement.pdf(
                TestAgreement.prose(TestAgreement.TERMS), "0".repeat(64), TermsFormat.canonical(TestAgreement.TERMS));
        VerificationReport report = verify(TestKeys.sealed(signing, pdf, TWO));
        assertThat(texts(report)).anyMatch(text -> text.contains("is not printed on the pages"));
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VALID);
    }

    @Test
    void termsThatAreNotCanonicalAreNotValid() {
        byte[] pretty = TermsFormat.pretty(TestAgreement.TERMS).getBytes(StandardCharsets.UTF_8);
        byte[] pdf = TestAgreement.pdf(
                TestAgreement.prose(TestAgreement.TERMS),
                TermsFormat.hash(TestAgreement.TERMS).hex(),
                pretty);
        assertThat(verify(TestKeys.sealed(signing, pdf, TWO)).verdict()).isEqualTo(Verdict.NOT_VALID);
    }

    @Test
    void termsThatCannotBeUnderstoodAreNotValid() {
        byte[] pdf =
                TestAgreement.pdf("<p>Anything.</p>", "0".repeat(64), "{\"kind\":1}".getBytes(StandardCharsets.UTF_8));
        assertThat(verify(TestKeys.sealed(signing, pdf, TWO)).verdict()).isEqualTo(Verdict.NOT_VALID);
    }

    @Test
    void whatIsNotAPdfIsUnreadable() {
        assertThat(verify(new byte[0]).verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(verify("%PDF-1.7 and no more".getBytes(StandardCharsets.US_ASCII))
                        .verdict())
                .isEqualTo(Verdict.UNREADABLE);
        assertThat(verify("<html>%%EOF".getBytes(StandardCharsets.US_ASCII)).verdict())
                .isEqualTo(Verdict.UNREADABLE);
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        assertThat(verify(noise).verdict()).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void aDocumentThatIsCutOffIsNeverValid() {
        for (int length = 0; length < sealed.length; length += 4_999) {
            assertThat(verify(Arrays.copyOf(sealed, length)).verdict())
                    .as("cut to %d", length)
                    .isIn(Verdict.UNREADABLE, Verdict.NOT_VALID);
        }
        assertThat(verify(Arrays.copyOf(sealed, 10_000)).verdict()).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void anEncryptedFileIsUnreadable() throws IOException {
        for (String password : new String[] {"secret", ""}) {
            try (PDDocument document = Loader.loadPDF(TestAgreement.pdf())) {
                document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
                var out = new ByteArrayOutputStream();
                document.save(out);
                assertThat(texts(verify(out.toByteArray()))).containsExactly("The file is encrypted.");
            }
        }
    }

    @Test
    void aFileThatUnpacksToGigabytesIsUnreadable() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed, new Deflater(9), 1 << 16)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 400; i++) {
                deflater.write(zeros);
            }
        }
        var file = new ByteArrayOutputStream();
        file.writeBytes(("%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 1/Filter/FlateDecode/Length " + packed.size()
                        + ">>\nstream\n")
                .getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(packed.toByteArray());
        file.writeBytes("\nendstream\nendobj\nstartxref\n0\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(texts(verify(file.toByteArray())))
                .containsExactly("The file unpacks to more than 300 MB, which no agreement does.");
    }

    @Test
    void aFileOfMoreThanFiftyMegabytesIsUnreadable() {
        assertThat(verify(Arrays.copyOf(sealed, Verifier.MAXIMUM_FILE_BYTES + 1))
                        .verdict())
                .isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void endlessNestingIsUnreadableOrNotValid() {
        String deep = "%PDF-1.7\n1 0 obj\n" + "[".repeat(200_000) + "\nendobj\n"
                + "xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\n"
                + "startxref\n200026\n%%EOF\n";
        assertThat(verify(deep.getBytes(StandardCharsets.US_ASCII)).verdict())
                .isIn(Verdict.UNREADABLE, Verdict.NOT_VALID);
    }

    private VerificationReport verify(byte[] pdf) {
        return verifier.verify("agreement.pdf", pdf, anchors);
    }

    private static List<String> texts(VerificationReport report) {
        return report.findings().stream().map(Finding::text).toList();
    }

    /** An accomplice signs and seals what was forged, as far as that is possible at all. */
    private static byte[] closedAnyhow(byte[] forged) {
        byte[] document = forged;
        for (String field : new String[] {"party-1", "party-2"}) {
            try {
                document = signing.sign(document, field, TestDocuments.BRUNO, "Agreement", new SignatureMark.Printed());
            } catch (RuntimeException alreadySignedOrGone) {
                // Goes on with what is there.
            }
        }
        try {
            return signing.seal(document);
        } catch (RuntimeException notReady) {
            return document;
        }
    }

    private static byte[] flipped(int position) {
        byte[] changed = sealed.clone();
        changed[position] ^= 1;
        return changed;
    }

    private static List<Integer> positions(int length, int step, int random) {
        var positions = new ArrayList<Integer>();
        for (int position = 0; position < length; position += step) {
            positions.add(position);
        }
        new Random(42).ints(random, 0, length).forEach(positions::add);
        // The last bytes of all, where an end-of-file marker is easily overlooked.
        for (int position = length - 8; position < length; position++) {
            positions.add(position);
        }
        return positions;
    }

    /** Where the last timestamp stands: the only bytes that no signature covers. */
    private static int[] lastHole() {
        String text = new String(sealed, StandardCharsets.ISO_8859_1);
        int contents = text.lastIndexOf("/Contents <") + "/Contents ".length();
        return new int[] {contents, text.indexOf('>', contents) + 1};
    }
}
