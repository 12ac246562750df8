package io.evenhand.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.enumerations.Indication;
import io.evenhand.testing.MovableClock;
import io.evenhand.verification.TrustAnchors;
import io.evenhand.verification.Verdict;
import io.evenhand.verification.Verifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Proves that a sealed document is provable for longer than any certificate lasts, with a clock that runs for 22 years. */
@Execution(ExecutionMode.CONCURRENT)
class RenewalTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path data;

    private final MovableClock clock = new MovableClock(NOW);

    @Test
    void aDocumentIsValidElevenAndTwentyTwoYearsLater() throws Exception {
        Signing signing = TestKeys.signing(data.resolve("keys"), clock);
        KeyVault vault = KeyFolder.open(data.resolve("keys"), clock);
        byte[] sealed = TestKeys.sealed(
                signing, TestDocuments.pdfWithoutTerms(), List.of(TestDocuments.ADA, TestDocuments.BRUNO));
        byte[] document = sealed;
        int renewals = 0;
        for (int year = 1; year <= 22; year++) {
            clock.move(Duration.ofDays(365));
            X509Ends.rotateIfWithin(vault, clock, Duration.ofDays(2 * 365));
            if (!clock.instant().isBefore(signing.renewalDueAt(document).orElseThrow())) {
                byte[] renewed = signing.renew(document);
                assertThat(Arrays.copyOf(renewed, document.length)).isEqualTo(document);
                document = renewed;
                renewals++;
            }
            if (year == 11 || year == 22) {
                requireValid(document, signing);
            }
        }
        assertThat(renewals).isEqualTo(2);
        assertThat(Validators.conformanceProblems(document)).isEmpty();
        if (Validators.has("qpdf")) {
            Path file = Files.write(data.resolve("renewed.pdf"), document);
            assertThat(Validators.run("qpdf", "--check", file.toString())).endsWith("exit 0");
        }
        // Without a renewal nobody can tell any more.
        var late = Validators.dss(sealed, signing.trustAnchor(), clock.instant());
        assertThat(late.getIndication(late.getSignatureIdList().getFirst())).isEqualTo(Indication.INDETERMINATE);
    }

    private void requireValid(byte[] document, Signing signing) throws Exception {
        var report = Validators.dss(document, signing.trustAnchor(), clock.instant());
        assertThat(report.getSignatureIdList())
                .hasSize(4)
                .allSatisfy(id -> assertThat(report.getIndication(id)).isEqualTo(Indication.TOTAL_PASSED));
        var ours =
                new Verifier(clock).verify("agreement.pdf", document, new TrustAnchors(Set.of(signing.trustAnchor())));
        // These documents have no terms whose hash is printed; all else is judged.
        assertThat(ours.findings())
                .as("%s", ours.findings())
                .filteredOn(finding -> List.of("integrity", "closed", "changes", "trust", "hidden-signatures")
                        .contains(finding.check()))
                .extracting(finding -> finding.check() + " " + finding.outcome())
                .containsExactlyInAnyOrder("integrity PASSED", "closed PASSED", "changes PASSED", "trust PASSED");
        assertThat(ours.verdict()).isNotEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void itIsDueAYearBeforeTheCertificateEndsOrWhenItsAlgorithmAgesAndNeverAgainAtOnce() {
        Signing signing = TestKeys.signing(data.resolve("keys"), clock);
        byte[] sealed = TestKeys.sealed(signing, TestDocuments.pdf(), List.of(TestDocuments.ADA));
        assertThat(signing.renewalDueAt(sealed))
                .contains(NOW.plus(CertificateAuthority.SERVICE_VALIDITY).minus(Duration.ofDays(365)));
        var last = lastOf(sealed);
        for (String ageing : List.of("SHA-256", "ec-256", "EC-384")) {
            assertThat(new RenewalPolicy(Duration.ofDays(365), List.of(ageing)).dueAt(last))
                    .isEqualTo(NOW.plus(Duration.ofDays(365)));
        }
        assertThat(new RenewalPolicy(Duration.ofDays(365), List.of("SHA-1", "RSA-2048", "EC-224")).dueAt(last))
                .isEqualTo(signing.renewalDueAt(sealed).orElseThrow());
        // Where certificates last no longer than the time before: at half of what is left.
        assertThat(new RenewalPolicy(Duration.ofDays(20 * 365), List.of()).dueAt(last))
                .isEqualTo(NOW.plus(CertificateAuthority.SERVICE_VALIDITY.dividedBy(2)));
    }

    @Test
    void whatIsNotSealedIsNotRenewed() {
        Signing signing = TestKeys.signing(data.resolve("keys"), clock);
        byte[] certified = signing.certify(TestDocuments.pdf(), TestDocuments.fields(1));
        assertThat(signing.renewalDueAt(certified)).isEmpty();
        assertThat(signing.renewalDueAt("no PDF".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEmpty();
        assertThatThrownBy(() -> signing.renew(certified)).isInstanceOf(IllegalArgumentException.class);
    }

    private static RenewalPolicy.Last lastOf(byte[] pdf) {
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            return LastTimestamp.of(document).orElseThrow();
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What whoever looks after an installation does when {@code keys list} says so. */
    private static final class X509Ends {
        static void rotateIfWithin(KeyVault vault, MovableClock clock, Duration within) {
            for (KeyRole role : KeyRole.SERVICES) {
                Instant until = vault.current(role).certificate().getNotAfter().toInstant();
                if (clock.instant().plus(within).isAfter(until)) {
                    new KeyRotation(vault, PublicAddresses.none(), clock).rotate(role);
                }
            }
        }
    }
}
