package io.evenhand.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.europa.esig.dss.enumerations.Indication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Security;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves, with SoftHSM, that the installation's keys can live in a token: made there, used there, rotated there. SoftHSM reads one
 * configuration a process, so all of it is one test, and runs in a process of its own.
 */
class TokenVaultTests {
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/local/lib/softhsm/libsofthsm2.so"),
            Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

    @TempDir
    static Path data;

    @Test
    void keysInATokenSignAndRotateAndNeverLeaveIt() throws Exception {
        Optional<Path> library = LIBRARIES.stream().filter(Files::isReadable).findFirst();
        assumeTrue(library.isPresent() && Validators.has("softhsm2-util"), "SoftHSM is not on this machine");
        Path tokens = Files.createDirectories(data.resolve("tokens"));
        Path configuration = Files.writeString(
                data.resolve("softhsm2.conf"), "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
        Process init = inToken(
                configuration,
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "evenhand",
                "--so-pin",
                "4321",
                "--pin",
                "1234");
        assertThat(init.waitFor()).isZero();
        Process java = inToken(
                configuration,
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TokenVaultTests.class.getName(),
                library.get().toString(),
                data.toString());
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(said).isZero();
        try (Stream<Path> files = Files.walk(data.resolve("keys"))) {
            // Certificates only: no key has come out of the token.
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.endsWith(".crt"));
        }
    }

    private static Process inToken(Path configuration, String... command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", configuration.toString());
        return builder.start();
    }

    /** The process of its own. */
    public static void main(String[] arguments) throws Exception {
        Path keys = Path.of(arguments[1], "keys");
        var settings = new TokenVault.Settings(Path.of(arguments[0]), null, "1234");
        Clock clock = Clock.systemUTC();
        TokenVault vault = openedByTwoAtOnce(settings, keys, clock);
        Signing signing = TestKeys.signing(vault, keys, clock);
        byte[] before = TestKeys.sealed(signing, TestDocuments.pdf(), List.of(TestDocuments.ADA));
        var former = vault.current(KeyRole.SEAL).certificate();
        var formerRoot = signing.trustAnchor();
        var rotation = new KeyRotation(vault, PublicAddresses.none(), clock);
        rotation.rotate(KeyRole.SEAL);
        assertThat(vault.certificates(KeyRole.SEAL)).hasSize(2).contains(former);
        assertThat(vault.current(KeyRole.SEAL).certificate()).isNotEqualTo(former);
        rotation.rollOver();
        byte[] after = TestKeys.sealed(signing, TestDocuments.pdf(), List.of(TestDocuments.BRUNO));
        for (byte[] document : List.of(before, after)) {
            var report = Validators.dss(document, Set.copyOf(signing.trustAnchors()), clock.instant());
            assertThat(report.getSignatureIdList())
                    .hasSize(3)
                    .allSatisfy(id -> assertThat(report.getIndication(id)).isEqualTo(Indication.TOTAL_PASSED));
        }
        assertThat(vault.authorities()).hasSize(2);
        assertThat(vault.crossCertificates()).hasSize(1);
        // Opened again, it finds its keys and makes none.
        assertThat(TokenVault.open(settings, keys, clock, PublicAddresses.none())
                        .current(KeyRole.AUTHORITY)
                        .certificate())
                .isEqualTo(signing.trustAnchor())
                .isNotEqualTo(formerRoot);
        // A start that died between two keys is completed by the next, with the same authority.
        delete(settings, "evenhand-responder-", "evenhand-timestamp-");
        TokenVault completed = TokenVault.open(settings, keys, clock, PublicAddresses.none());
        assertThat(completed.current(KeyRole.AUTHORITY).certificate()).isEqualTo(signing.trustAnchor());
        for (KeyRole role : KeyRole.SERVICES) {
            completed.current(role).certificate().verify(signing.trustAnchor().getPublicKey());
        }
        // Without what certified them, the others are not kept going by a new authority.
        delete(settings, "evenhand-authority-");
        assertThatThrownBy(() -> TokenVault.open(settings, keys, clock, PublicAddresses.none()))
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageContaining("evenhand-authority");
        assertThatThrownBy(() -> TokenVault.open(
                        new TokenVault.Settings(Path.of("/nowhere.so"), null, "1"),
                        keys,
                        clock,
                        PublicAddresses.none()))
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageContaining("evenhand.signing.pkcs11.library");
    }

    private static TokenVault openedByTwoAtOnce(TokenVault.Settings settings, Path keys, Clock clock) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<TokenVault> opening = () -> TokenVault.open(settings, keys, clock, PublicAddresses.none());
            var opened = threads.invokeAll(List.of(opening, opening));
            TokenVault one = opened.getFirst().get();
            assertThat(one.certificates(KeyRole.AUTHORITY))
                    .hasSize(1)
                    .isEqualTo(opened.getLast().get().certificates(KeyRole.AUTHORITY));
            return one;
        }
    }

    private static void delete(TokenVault.Settings settings, String... prefixes) throws Exception {
        var provider = Security.getProvider("SunPKCS11")
                .configure("--name=test\nlibrary=" + settings.library() + "\nslotListIndex=0\n");
        var store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, settings.pin().toCharArray());
        for (String alias : Collections.list(store.aliases())) {
            if (Stream.of(prefixes).anyMatch(alias::startsWith)) {
                store.deleteEntry(alias);
            }
        }
    }
}
