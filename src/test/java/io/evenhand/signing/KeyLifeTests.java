package io.evenhand.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.enumerations.Indication;
import io.evenhand.testing.MovableClock;
import io.evenhand.verification.TrustAnchors;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that keys are replaced, backed up and restored without any document losing what it rests on. */
@Execution(ExecutionMode.CONCURRENT)
class KeyLifeTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final char[] PASSPHRASE = "a long enough passphrase".toCharArray();
    private static final int FEW_ROUNDS = 1_001;
    private static final int WHERE_ROUNDS_ARE = "EVENHAND-KEYS-1\n".length();

    @TempDir
    Path data;

    private final MovableClock clock = new MovableClock(NOW);
    private Signing server;
    private Keys keys;

    @BeforeEach
    void openKeys() {
        server = TestKeys.signing(data.resolve("keys"), clock);
        keys = keys(data);
    }

    private Keys keys(Path folder) {
        return TestKeys.keys(folder, clock).withBackupRounds(FEW_ROUNDS);
    }

    private static byte[] sealed(Signing signing) {
        return TestKeys.sealed(signing, TestDocuments.pdf(), List.of(TestDocuments.ADA));
    }

    private void requireValid(byte[] sealed, Set<X509Certificate> anchors) {
        // Keys are what is proved here: pictures of the pages are compared where documents are.
        var report =
                Validators.reportsOnObjects(sealed, anchors, clock.instant()).getSimpleReport();
        assertThat(report.getSignatureIdList()).isNotEmpty().allSatisfy(id -> {
            assertThat(report.getIndication(id)).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(report.getSignatureTimestamps(id))
                    .isNotEmpty()
                    .allSatisfy(stamp -> assertThat(stamp.getIndication()).isEqualTo(Indication.PASSED));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"certification", "seal", "timestamp", "responder"})
    void aRotatedKeyIsUsedByRunningServersAndTheFormerCertificateIsKept(String role) throws Exception {
        byte[] before = sealed(server);
        clock.move(Duration.ofDays(1));
        Keys.Key former = inUse(role);
        Keys.Key next = keys.rotate(role).getFirst();
        assertThat(next.serial()).isNotEqualTo(former.serial());
        byte[] after = sealed(server);
        if (!role.equals("responder")) {
            assertThat(serialsIn(after)).contains(next.serial()).doesNotContain(former.serial());
        }
        requireValid(before, Set.of(server.trustAnchor()));
        requireValid(after, Set.of(server.trustAnchor()));
        assertThat(keys.list())
                .filteredOn(key -> key.role().equals(role))
                .extracting(Keys.Key::serial, Keys.Key::inUse)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(next.serial(), true),
                        org.assertj.core.groups.Tuple.tuple(former.serial(), false));
    }

    @Test
    void theNextAuthorityIsTrustedByWhoeverTrustsItOrTheFormer() throws Exception {
        X509Certificate former = server.trustAnchor();
        byte[] before = sealed(server);
        clock.move(Duration.ofDays(1));
        keys.rotate("authority");
        X509Certificate next = server.trustAnchor();
        byte[] after = sealed(server);
        assertThat(next).isNotEqualTo(former);
        assertThat(CertificateSubject.of(next).name())
                .isEqualTo(CertificateSubject.of(former).name() + " G2");
        requireValid(before, Set.of(former));
        requireValid(after, Set.of(next));
        // By the certificate with which the former vouches for the next.
        requireValid(after, Set.of(former));
        assertThat(TrustAnchors.read(data.resolve("keys/ca.crt")).certificates())
                .containsExactlyInAnyOrder(next, former);
        assertThat(server.trustAnchors()).containsExactly(next, former);
        // The former goes on telling which of its certificates were withdrawn.
        assertThat(new KeyVaultOf(data.resolve("keys"), clock).authorities()).hasSize(2);
    }

    private record KeyVaultOf(Path folder, java.time.Clock clock) {
        List<SigningIdentity> authorities() {
            return KeyFolder.open(folder, clock).authorities();
        }
    }

    @Test
    void aDocumentBegunBeforeARotationIsFinishedAfterIt() throws Exception {
        byte[] certified = server.certify(TestDocuments.pdf(), TestDocuments.fields(2));
        byte[] first = server.sign(certified, "party-1", TestDocuments.ADA, "Agreement", new SignatureMark.Printed());
        clock.move(Duration.ofDays(1));
        keys.rotate("authority");
        byte[] second = server.sign(first, "party-2", TestDocuments.BRUNO, "Agreement", new SignatureMark.Printed());
        requireValid(server.seal(second), Set.copyOf(server.trustAnchors()));
    }

    @Test
    void aFolderFromBeforeThereWereRespondersGetsOne() throws Exception {
        Files.delete(data.resolve("keys/responder.p12"));
        KeyVault vault = KeyFolder.open(data.resolve("keys"), clock);
        assertThat(vault.current(KeyRole.RESPONDER).certificate().getExtendedKeyUsage())
                .containsExactly("1.3.6.1.5.5.7.3.9");
        assertThat(vault.current(KeyRole.AUTHORITY).certificate()).isEqualTo(server.trustAnchor());
    }

    @Test
    void aBackupRestoresEveryKeyOnAnotherMachine() throws Exception {
        new PartnerCertificates(data.resolve("keys"), clock)
                .take(
                        "fabrikam",
                        OutsideAuthority.pkcs12(
                                "p", OutsideAuthority.EC.getPrivate(), new OutsideAuthority(NOW).chainOfOne()),
                        "p".toCharArray());
        keys.rotate("seal");
        Path file = data.resolve("keys.backup");
        int files = keys.backup(file, PASSPHRASE.clone());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("authority.p12");
        Path elsewhere = data.resolve("elsewhere");
        Keys other = keys(elsewhere);
        assertThat(other.restore(file, PASSPHRASE.clone())).isEqualTo(files).isGreaterThanOrEqualTo(9);
        assertThat(other.list()).isEqualTo(keys.list());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(elsewhere.resolve("keys"))))
                .isEqualTo("rwx------");
        assertThat(new PartnerCertificates(elsewhere.resolve("keys"), clock).of("fabrikam"))
                .isPresent();
        requireValid(sealed(TestKeys.signing(elsewhere.resolve("keys"), clock)), Set.of(server.trustAnchor()));
    }

    /** To guess a passphrase is made slow by the rounds; to wait for them is no use to tests. */
    @Test
    void aBackupIsMadeInTheRoundsThatItSaysAndThoseOfTheCommandLineAreMany() throws Exception {
        Path file = data.resolve("keys.backup");
        keys.backup(file, PASSPHRASE.clone());
        assertThat(roundsOf(Files.readAllBytes(file))).isEqualTo(FEW_ROUNDS);
        assertThat(TestKeys.keys(data, clock).backupRounds()).isEqualTo(600_000);
        // Nobody changes their number unnoticed.
        byte[] other = Files.readAllBytes(file);
        ByteBuffer.wrap(other).putInt(WHERE_ROUNDS_ARE, FEW_ROUNDS + 1);
        Files.write(file, other);
        assertThatThrownBy(() -> keys(data.resolve("elsewhere")).restore(file, PASSPHRASE.clone()))
                .isInstanceOf(Keys.NotPossibleException.class)
                .hasMessageContaining("does not open");
    }

    private static int roundsOf(byte[] backup) {
        return ByteBuffer.wrap(backup).getInt(WHERE_ROUNDS_ARE);
    }

    @Test
    void nothingIsReplacedAndNothingIsRestoredByAnotherPassphraseOrFromADamagedFile() throws Exception {
        Path file = data.resolve("keys.backup");
        keys.backup(file, PASSPHRASE.clone());
        assertThatThrownBy(() -> keys.backup(file, PASSPHRASE.clone())).hasMessageContaining("is there already");
        assertThatThrownBy(() -> keys.backup(data.resolve("short"), "short".toCharArray()))
                .hasMessageContaining("12 characters");
        assertThatThrownBy(() -> keys.restore(file, PASSPHRASE.clone())).hasMessageContaining("nothing is replaced");
        Path elsewhere = data.resolve("elsewhere");
        assertThatThrownBy(() -> keys(elsewhere).restore(file, "another passphrase".toCharArray()))
                .isInstanceOf(Keys.NotPossibleException.class)
                .hasMessageContaining("does not open");
        byte[] damaged = Files.readAllBytes(file);
        damaged[damaged.length / 2] ^= 1;
        Files.write(file, damaged);
        assertThatThrownBy(() -> keys(elsewhere).restore(file, PASSPHRASE.clone()))
                .isInstanceOf(Keys.NotPossibleException.class);
        assertThatThrownBy(() -> keys(elsewhere).restore(data.resolve("keys/ca.crt"), PASSPHRASE.clone()))
                .hasMessageContaining("no backup of keys");
        assertThat(elsewhere.resolve("keys")).doesNotExist();
        assertThatThrownBy(() -> keys(elsewhere).list())
                .isInstanceOf(Keys.NotPossibleException.class)
                .hasMessageContaining("no keys");
    }

    @Test
    void keysThatCannotBeUsedAreNotBackedUpAndNothingIsLeftBehind() throws Exception {
        Path seal = data.resolve("keys/seal.p12");
        byte[] damaged = Files.readAllBytes(seal);
        damaged[damaged.length / 2] ^= 1;
        Files.write(seal, damaged);
        assertThatThrownBy(() -> keys.backup(data.resolve("keys.backup"), PASSPHRASE.clone()))
                .isInstanceOf(Keys.NotPossibleException.class)
                .hasMessageContaining("seal.p12")
                .hasMessageContaining("No backup was made");
        assertThat(namesIn(data)).containsExactlyInAnyOrder("keys", "keys.lock");
    }

    @Test
    void aRestoreThatFailsLeavesNoKeysLyingAbout() throws Exception {
        Map<String, byte[]> files = KeyBackup.read(data.resolve("keys"));
        Objects.requireNonNull(files.get("seal.p12"))[100] ^= 1;
        Path file = data.resolve("keys.backup");
        Files.write(file, KeyBackup.packed(files, PASSPHRASE.clone(), FEW_ROUNDS));
        Path elsewhere = data.resolve("elsewhere");
        assertThatThrownBy(() -> keys(elsewhere).restore(file, PASSPHRASE.clone()))
                .isInstanceOf(Keys.NotPossibleException.class)
                .hasMessageContaining("seal.p12")
                .hasMessageContaining("Nothing was restored");
        assertThat(namesIn(elsewhere)).containsExactly("keys.lock");
        // A file in the place of the folder is nobody's to delete.
        Files.writeString(elsewhere.resolve("keys"), "mine");
        keys.backup(data.resolve("good.backup"), PASSPHRASE.clone());
        assertThatThrownBy(() -> keys(elsewhere).restore(data.resolve("good.backup"), PASSPHRASE.clone()))
                .isInstanceOf(Keys.NotPossibleException.class)
                .hasMessageContaining("nothing is replaced");
        assertThat(elsewhere.resolve("keys")).hasContent("mine");
    }

    private static List<String> namesIn(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Keys.Key inUse(String role) throws Exception {
        return keys.list().stream()
                .filter(key -> key.inUse() && key.role().equals(role))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> serialsIn(byte[] pdf) throws Exception {
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            return ValidationData.of(document).certificates().stream()
                    .map(certificate -> PublicAddresses.serial(certificate.getSerialNumber()))
                    .toList();
        }
    }
}
