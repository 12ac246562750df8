package io.evenhand.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.testing.MovableClock;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Proves that several who change the keys of one folder do not undo, lose or mix up what the others put in place. */
@Execution(ExecutionMode.CONCURRENT)
class KeyChangeTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path data;

    private final MovableClock clock = new MovableClock(NOW);
    private KeyFolder one;
    private KeyFolder other;

    @BeforeEach
    void openTwice() {
        one = KeyFolder.open(keys(), clock);
        other = KeyFolder.open(keys(), clock);
    }

    private Path keys() {
        return data.resolve("keys");
    }

    private KeyRotation rotation(KeyVault vault) {
        return new KeyRotation(vault, PublicAddresses.none(), clock);
    }

    private X509Certificate certified(KeyVault vault, KeyVault.NewKey key) throws Exception {
        return KeyRotation.issue(
                vault.current(KeyRole.AUTHORITY), KeyRole.SEAL, key.publicKey(), NOW, PublicAddresses.none());
    }

    @Test
    void aRotationKeepsTheCertificateThatAnotherProcessPutInPlaceMeanwhile() throws Exception {
        X509Certificate first = one.current(KeyRole.SEAL).certificate();
        KeyVault.NewKey key = one.prepare(KeyRole.SEAL);
        X509Certificate third = certified(one, key);
        X509Certificate second = rotation(other).rotate(KeyRole.SEAL);
        key.use(List.of(third, one.current(KeyRole.AUTHORITY).certificate()));
        assertThat(KeyFolder.open(keys(), clock).certificates(KeyRole.SEAL))
                .startsWith(third)
                .containsExactlyInAnyOrder(first, second, third);
    }

    @Test
    void aKeyOfAnAuthorityThatIsNoLongerInUseIsThrownAway() throws Exception {
        KeyVault.NewKey key = one.prepare(KeyRole.SEAL);
        X509Certificate root = one.current(KeyRole.AUTHORITY).certificate();
        X509Certificate late = certified(one, key);
        X509Certificate next = rotation(other).rollOver();
        assertThatThrownBy(() -> key.use(List.of(late, root)))
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageContaining("keys rotate seal");
        assertThat(one.certificates(KeyRole.SEAL)).hasSize(2).doesNotContain(late);
        assertThat(one.current(KeyRole.SEAL).issuers().getLast().getPublicKey()).isEqualTo(next.getPublicKey());
    }

    @Test
    void rotationsAndRollOversAtTheSameTimeLeaveAFolderThatFitsTogether() throws Exception {
        var work = new ArrayList<Callable<X509Certificate>>();
        for (int i = 0; i < 2; i++) {
            work.add(() -> rotation(KeyFolder.open(keys(), clock)).rollOver());
            work.add(() -> rotation(one).rotate(KeyRole.SEAL));
            work.add(() -> rotation(other).rotate(KeyRole.SEAL));
            // And somebody signs all the while.
            work.add(() -> {
                SigningIdentity seal = KeyFolder.open(keys(), clock).current(KeyRole.SEAL);
                assertThat(seal.signer().sign(new byte[32])).isNotEmpty();
                return seal.certificate();
            });
        }
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            for (Future<X509Certificate> done : threads.invokeAll(work)) {
                assertThat(done.get()).isNotNull();
            }
        }
        KeyFolder after = KeyFolder.open(keys(), clock);
        X509Certificate authority = after.current(KeyRole.AUTHORITY).certificate();
        for (KeyRole role : KeyRole.SERVICES) {
            after.current(role).certificate().verify(authority.getPublicKey());
        }
        assertThat(after.certificates(KeyRole.SEAL)).hasSize(1 + 2 + 4).doesNotHaveDuplicates();
        assertThat(after.authorities()).hasSize(3);
        assertThat(after.crossCertificates()).hasSize(2);
    }

    @Test
    void anAuthorityThatMayHaveNoneBelowItVouchesForNoneAndOthersAreToldSo() throws Exception {
        assertThat(TestKeys.keys(data, clock).isAuthorityVouchedFor()).isFalse();
        letTheAuthorityHaveNoneBelowIt();
        KeyFolder narrow = KeyFolder.open(keys(), clock);
        assertThat(narrow.current(KeyRole.AUTHORITY).certificate().getBasicConstraints())
                .isZero();
        X509Certificate second = rotation(narrow).rollOver();
        assertThat(narrow.crossCertificates()).isEmpty();
        assertThat(TestKeys.keys(data, clock).isAuthorityVouchedFor()).isFalse();
        // The next may have one below it.
        assertThat(second.getBasicConstraints()).isEqualTo(1);
        X509Certificate third = rotation(narrow).rollOver();
        assertThat(narrow.crossCertificates())
                .singleElement()
                .extracting(X509Certificate::getPublicKey)
                .isEqualTo(third.getPublicKey());
        assertThat(TestKeys.keys(data, clock).isAuthorityVouchedFor()).isTrue();
    }

    /** As if the folder's authority had been made for its services alone. */
    private void letTheAuthorityHaveNoneBelowIt() throws Exception {
        char[] password = KeyStoreFile.password(keys());
        SigningIdentity authority = one.authorities().getFirst();
        X509Certificate root = authority.certificate();
        var builder = new JcaX509v3CertificateBuilder(
                root.getSubjectX500Principal(),
                root.getSerialNumber(),
                root.getNotBefore(),
                root.getNotAfter(),
                root.getSubjectX500Principal(),
                root.getPublicKey());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        X509Certificate narrow =
                new JcaX509CertificateConverter().getCertificate(builder.build(authority.contentSigner()));
        for (KeyRole role : KeyRole.values()) {
            Path store = KeyFolderContents.store(keys(), role);
            KeyStoreFile file = KeyStoreFile.read(store, role.alias(), password);
            List<X509Certificate> chain = role == KeyRole.AUTHORITY
                    ? List.of(narrow)
                    : List.of(file.chain().getFirst(), narrow);
            OwnerOnly.replace(store, new KeyStoreFile(file.key(), chain).encoded(role.alias(), password));
        }
    }
}
