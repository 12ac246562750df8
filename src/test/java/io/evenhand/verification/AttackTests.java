package io.evenhand.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.signing.DocumentSigningPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves by the published attacks on signed PDFs, and some of our own, that nothing made to deceive is ever called valid, breaks the
 * verifier or holds it up. Leaves the table of what was said in {@code target/attacks.md}.
 */
@Execution(ExecutionMode.CONCURRENT)
class AttackTests {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Map<String, String> TABLE = new TreeMap<>();

    static Stream<Attack> attacks() {
        return Stream.of(AppendedAttacks.all(), IssuerAttacks.all(), FileAttacks.all(), forgeries())
                .flatMap(attacks -> attacks);
    }

    private static Stream<Attack> forgeries() {
        return Stream.of(Forgery.values())
                .flatMap(forgery -> Stream.of(
                        Attack.of(
                                "update after the seal: " + forgery.words(),
                                () -> forgery.appliedTo(SealedSample.SEALED),
                                "after it had been closed"),
                        Attack.of(
                                "update between two signatures: " + forgery.words(),
                                () -> finishedAnyhow(forgery.appliedTo(SealedSample.SIGNED_ONCE)),
                                "")));
    }

    /** An accomplice signs and seals what was forged, as far as that is possible at all. */
    private static byte[] finishedAnyhow(byte[] forged) {
        try {
            return SealedSample.finished(forged);
        } catch (RuntimeException notPossible) {
            return forged;
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void anAttackIsNeverValid(Attack attack) {
        judge(attack, SealedSample.ANCHORS);
    }

    static Stream<Attack> certificates() {
        return CertificateAttacks.all();
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void aCertificateOrEnvelopeWithOneFaultIsNeverValid(Attack attack) throws Exception {
        judge(attack, CertificateAttacks.anchors());
    }

    @Test
    void withoutTheFaultTheSameDocumentIsValid() throws Exception {
        var report = new Verifier(SealedSample.CLOCK)
                .verify("a.pdf", CertificateAttacks.honest(), CertificateAttacks.anchors());
        assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(Verdict.VALID);
        assertThat(SealedSample.verify(SealedSample.SEALED).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void keysThatAnybodyCouldFitAreWeak() throws Exception {
        var rsa =
                (java.security.interfaces.RSAPublicKey) TestPki.key("rsa2048#r").getPublic();
        assertThat(DocumentSigningPolicy.weakness(rsa)).isNull();
        assertThat(DocumentSigningPolicy.weakness(TestPki.withExponentOne(rsa))).isNotNull();
        var curve = (java.security.interfaces.ECPublicKey)
                TestPki.key("secp256r1#signer").getPublic();
        assertThat(DocumentSigningPolicy.weakness(curve)).isNull();
        assertThat(DocumentSigningPolicy.weakness(TestPki.withItsOwnCurve(curve)))
                .isNotNull();
        assertThat(DocumentSigningPolicy.weakness(TestPki.key("rsa1024#r").getPublic()))
                .isNotNull();
    }

    @Test
    void withdrawnAfterItWasUsedTheSignatureStandsAndTheReportSaysSo() throws Exception {
        var report = new Verifier(SealedSample.CLOCK)
                .verify("a.pdf", CertificateAttacks.revokedAfterSigning(), CertificateAttacks.anchors());
        assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(Verdict.VALID);
        assertThat(report.findings())
                .extracting(Finding::text)
                .anyMatch(text -> text.contains("after it had been used"))
                .noneMatch(text -> text.contains("name no certificate that was used"));
        assertThat(report.signatures())
                .extracting(signature -> signature.withdrawal().status())
                .contains(Withdrawal.Status.WITHDRAWN_LATER);
    }

    @Test
    void aListThatIsOlderThanTheSignatureDoesNotPassForOne() throws Exception {
        var report = new Verifier(SealedSample.CLOCK)
                .verify("a.pdf", CertificateAttacks.withAnOlderList(), CertificateAttacks.anchors());
        assertThat(report.findings())
                .filteredOn(finding -> finding.check().equals("revocation"))
                .as("%s", report.findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.outcome()).isEqualTo(Finding.Outcome.NOT_CHECKED);
                    assertThat(finding.text()).contains("is older than the signature", "Ada Løvelace");
                });
    }

    @Test
    void termsThatAreWrittenWhereTheyCanBeSeenAreOnThePages() throws Exception {
        var report = SealedSample.verify(IssuerAttacks.drawnToBeSeen());
        assertThat(report.findings())
                .as("%s", report.findings())
                .anyMatch(finding ->
                        finding.check().equals("terms-prose") && finding.outcome() == Finding.Outcome.PASSED);
    }

    /** The same mutations each time, of a document signed anew: each byte counts, and so does each piece. */
    @Test
    void noMutationOfASignedDocumentIsEverValid() {
        var random = new Random(20_261_124);
        byte[] sealed = SealedSample.SEALED;
        for (int i = 0; i < 250; i++) {
            byte[] mutated = Mutation.of(sealed, random);
            VerificationReport report = SealedSample.verify(mutated);
            assertThat(report.verdict())
                    .as("mutation %d: %s", i, report.findings())
                    .isNotIn(Verdict.VALID, Verdict.UNTRUSTED);
            assertThat(report.findings()).extracting(Finding::text).doesNotContain("The file could not be checked.");
        }
    }

    private static void judge(Attack attack, TrustAnchors anchors) {
        byte[] file;
        try {
            file = attack.file().call();
        } catch (Exception e) {
            throw new AssertionError("the attack could not be made: " + attack.name(), e);
        }
        long begun = System.nanoTime();
        VerificationReport report = new Verifier(SealedSample.CLOCK).verify("attack.pdf", file, anchors);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        String said = report.findings().stream()
                .filter(finding ->
                        finding.outcome() == Finding.Outcome.FAILED || finding.outcome() == Finding.Outcome.DISTRUSTED)
                .map(Finding::text)
                .collect(Collectors.joining(" "));
        synchronized (TABLE) {
            TABLE.put(attack.name(), report.verdict().code() + " | " + said.replace("|", "\\|"));
        }
        assertThat(report.verdict())
                .as("%s: %s", attack.name(), report.findings())
                .isNotEqualTo(Verdict.VALID);
        assertThat(said).as(attack.name()).isNotBlank().contains(attack.says()).doesNotContain("could not be checked.");
        assertThat(took).as(attack.name()).isLessThan(LONGEST);
    }

    @AfterAll
    static void theTableIsLeft() throws IOException {
        Files.createDirectories(Path.of("target"));
        Files.writeString(
                Path.of("target/attacks.md"),
                "| attack | verdict | what is said |\n| --- | --- | --- |\n"
                        + TABLE.entrySet().stream()
                                .map(row -> "| " + row.getKey() + " | " + row.getValue() + " |\n")
                                .collect(Collectors.joining()));
    }
}
