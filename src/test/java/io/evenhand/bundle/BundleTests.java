package io.evenhand.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenhand.document.Archive;
import io.evenhand.evidence.EvidenceDocuments;
import io.evenhand.evidence.EvidenceRecord;
import io.evenhand.evidence.SignedBySome;
import io.evenhand.signing.Signing;
import io.evenhand.signing.TestDocuments;
import io.evenhand.signing.TestKeys;
import io.evenhand.testing.WithoutEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/**
 * Proves that a bundle is checked with public tools alone by the very commands of its README, and that these notice what was changed. What
 * a machine lacks is skipped by name.
 */
@WithoutEngine
@Tag("once")
class BundleTests {
    @Autowired
    EvidenceDocuments documents;

    @Autowired
    Archive archive;

    @Autowired
    Signing signing;

    @Autowired
    AutowireCapableBeanFactory beans;

    @TempDir
    Path strangers;

    @TempDir
    Path folder;

    /** Made by the first test, and changed by none. */
    private static List<BundleItem> items = List.of();

    @BeforeEach
    void anAgreementOfTwo() {
        if (!items.isEmpty()) {
            return;
        }
        SignedBySome signed = new SignedBySome();
        beans.autowireBean(signed);
        EvidenceRecord made = documents.make(signed.sealed(2)).orElseThrow();
        items = List.of(
                new BundleItem("agreements", "REF-1-nda.pdf", signed::document),
                new BundleItem("evidence", "REF-1-nda.evidence.pdf", () -> archive.load(made.pdf())),
                new BundleItem("evidence", "REF-1-nda.evidence.json", () -> archive.load(made.file())));
    }

    @Test
    void theSameRecordsGiveTheSameBytes() throws IOException {
        assertThat(bundle()).isEqualTo(bundle());
    }

    @Test
    void namesLeadNowhereElse() {
        assertThat(new BundleItem("agreements", "../../etc/passwd.pdf", () -> new byte[0]).path())
                .isEqualTo("agreements/_.._etc_passwd.pdf");
        assertThat(new BundleItem("agreements", "C:\\x\u202E$(rm -rf ~).pdf", () -> new byte[0]).name())
                .matches("[A-Za-z0-9._-]+");
        assertThat(BundleItem.plain("a".repeat(500) + ".pdf")).hasSize(120).endsWith(".pdf");
        assertThat(BundleItem.plain("...")).isEqualTo("_");
    }

    @Test
    void everythingIsThereAsItWasPacked() throws Exception {
        unpack();
        assertThat(run("sha256sum", "sha256sum -c --strict SHA256SUMS").code()).isZero();
        assertThat(Files.readString(folder.resolve("SHA256SUMS")).lines().count())
                .isEqualTo(count() - 1);

        byte[] pdf = Files.readAllBytes(folder.resolve("agreements/REF-1-nda.pdf"));
        pdf[1000] ^= 1;
        Files.write(folder.resolve("agreements/REF-1-nda.pdf"), pdf);
        Ran changed = run("sha256sum", "sha256sum -c --strict SHA256SUMS");
        assertThat(changed.code()).isNotZero();
        assertThat(changed.out()).contains("agreements/REF-1-nda.pdf: FAILED");
    }

    @Test
    void opensslCallsEverySignatureAndTimestampGoodAndNoticesAChange() throws Exception {
        unpack();
        Ran good = run("openssl", "sh signatures/check.sh");
        assertThat(good.out()).endsWith("All signatures and timestamps hold.\n").doesNotContain("FAIL");
        // Certified, signed by two and sealed, each with its timestamp, closed, and at its end; the evidence alike
        // without the two.
        assertThat(good.out().lines().filter(line -> line.startsWith("ok "))).hasSize(10 + 6);
        assertThat(good.out()).contains("agreements/REF-1-nda.pdf: Anna Berg");
        assertThat(good.code()).isZero();
        assertThat(run("openssl", readme("openssl x509")).code()).isZero();
        assertThat(run("openssl", readme("openssl crl").replace("-noout", "-noout 2>&1"))
                        .out())
                .contains("verify OK");

        byte[] pdf = Files.readAllBytes(folder.resolve("agreements/REF-1-nda.pdf"));
        pdf[1000] ^= 1;
        Files.write(folder.resolve("agreements/REF-1-nda.pdf"), pdf);
        Ran changed = run("openssl", "sh signatures/check.sh");
        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.out())
                .contains("FAIL  agreements/REF-1-nda.pdf: Anna Berg")
                .endsWith("Not all hold.\n");
    }

    @Test
    void whatLiesBesideTheDocumentsMustBeWhatIsInThem() throws Exception {
        unpack();
        String at = "signatures/agreements/REF-1-nda/2-party-1";
        String other = "signatures/agreements/REF-1-nda/3-party-2";
        for (String swap : List.of(
                "cp %s.p7s %s.p7s".formatted(other, at),
                "cp %s.tst %s.tst && cp %s.value %s.value".formatted(other, at, other, at),
                "printf x >> agreements/REF-1-nda.pdf")) {
            Ran swapped = run(
                    "openssl",
                    "d=$(mktemp -d) && cp -r . \"$d\" && cd \"$d\" && " + swap
                            + " && sh signatures/check.sh; code=$?; rm -r \"$d\"; exit $code");
            assertThat(swapped.out())
                    .as(swap)
                    .contains("FAIL  agreements/REF-1-nda.pdf")
                    .endsWith("Not all hold.\n");
            assertThat(swapped.code()).as(swap).isEqualTo(1);
        }
    }

    @Test
    void onlyOurAuthorityIsTrustedWhateverTheFilesBringAlong() throws Exception {
        Signing stranger = TestKeys.signing(strangers.resolve("keys"), Clock.systemUTC());
        byte[] theirs = stranger.seal(stranger.certify(TestDocuments.pdfWithoutTerms(), List.of()));
        items = List.of(new BundleItem("agreements", "theirs.pdf", () -> theirs));
        unpack();
        assertThat(Files.readString(folder.resolve("certificates/authorities.pem"))
                        .lines()
                        .filter(line -> line.startsWith("-----BEGIN")))
                .hasSize(signing.trustAnchors().size());
        Ran checked = run("openssl", "sh signatures/check.sh");
        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.out().lines().filter(line -> line.startsWith("ok ")))
                .containsExactly("ok    agreements/theirs.pdf: ends with its last signature");
    }

    @Test
    void anAuthorityThatIsNotTrustedVouchesForNobody() throws Exception {
        unpack();
        Ran other = run(
                "openssl",
                "openssl req -x509 -newkey rsa:2048 -nodes -keyout /dev/null -subj /CN=Other -out"
                        + " certificates/authorities.pem 2> /dev/null && sh signatures/check.sh");
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.out().lines().filter(line -> line.startsWith("ok ")))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("ends with its last signature"));
    }

    @Test
    void popplerCallsTheSignaturesValid() throws Exception {
        unpack();
        Ran checked = run("pdfsig", readme("pdfsig -nocert"));
        assertThat(checked.out().lines().filter(line -> line.contains("Signature is Valid")))
                .hasSize(4);
        assertThat(checked.out()).contains("Total document signed", "Anna Berg", "Bram Vermeulen");
    }

    @Test
    void popplerJudgesCertificatesByAStoreThatHoldsTheAuthority() throws Exception {
        unpack();
        installed("pdfsig");
        Ran checked = run(
                "certutil",
                String.join(
                        " && ", "mkdir nss", readme("certutil -N"), readme("certutil -A"), readme("pdfsig -nssdir")));
        assertThat(checked.out().lines().filter(line -> line.contains("Certificate is Trusted")))
                .hasSize(4);
    }

    @Test
    void theEvidenceIsTakenOutAndItsChainFollowedWithoutUs() throws Exception {
        unpack();
        assertThat(run("pdfdetach", readme("pdfdetach -savefile evidence.json") + " && " + readme("cmp"))
                        .code())
                .isZero();
        Ran chain = run("jq", readme("sh evidence/check-chain.sh"));
        assertThat(chain.out()).isEqualTo("ok    18 entries follow one another\n");
        assertThat(run("jq", readme("head -c")).out().substring(0, 64))
                .isEqualTo(run("jq", readme("jq -r .document.sha256")).out().strip());

        Path json = folder.resolve("evidence/REF-1-nda.evidence.json");
        Files.writeString(
                json, Files.readString(json).replaceFirst("\"name\":\"Bram Vermeulen\"", "\"name\":\"Bram\""));
        assertThat(run("jq", readme("sh evidence/check-chain.sh")).out()).contains("FAIL  entry 10 was changed");
    }

    @Test
    void qpdfFindsTheFilesSound() throws Exception {
        unpack();
        assertThat(run("qpdf", readme("qpdf --check")).code()).isZero();
    }

    @Test
    void aReferralInWhichNothingIsSignedSaysSo() throws Exception {
        items = List.of();
        unpack();
        assertThat(Files.readString(folder.resolve("README.txt"))).contains("Nothing is signed in this referral yet");
        assertThat(run("sha256sum", "sha256sum -c --strict SHA256SUMS").code()).isZero();
    }

    /** The line of the README that begins so. */
    private String readme(String beginning) throws IOException {
        return Files.readString(folder.resolve("README.txt"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The README has no command " + beginning));
    }

    private byte[] bundle() throws IOException {
        var out = new ByteArrayOutputStream();
        BundleWriter.write("Evidence of the referral REF-1", items, signing.trustAnchors(), out);
        return out.toByteArray();
    }

    private void unpack() throws Exception {
        Path zip = Files.write(folder.resolve("bundle.zip"), bundle());
        assertThat(run("unzip", "unzip -q bundle.zip").code()).isZero();
        Files.delete(zip);
    }

    private long count() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private record Ran(int code, String out) {}

    private static void installed(String tool) throws Exception {
        Process which = new ProcessBuilder("sh", "-c", "command -v " + tool).start();
        assumeTrue(which.waitFor() == 0, tool + " is not installed");
    }

    private Ran run(String tool, String command) throws Exception {
        installed(tool);
        Path out = Files.createTempFile("bundle-test-", ".out");
        try {
            Process process = new ProcessBuilder(new ArrayList<>(List.of("sh", "-c", command)))
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command).isTrue();
            return new Ran(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
        }
    }
}
