package io.evenhand.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves that an installation has one set of keys from its first start on, whole or not at all, and says so if not. */
@Execution(ExecutionMode.CONCURRENT)
class KeyFolderTests {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path data;

    @Test
    void theSecondStartFindsTheKeysOfTheFirst() {
        X509Certificate first =
                KeyFolder.open(keys(), CLOCK).current(KeyRole.AUTHORITY).certificate();
        X509Certificate second =
                KeyFolder.open(keys(), CLOCK).current(KeyRole.AUTHORITY).certificate();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void firstStartsAtTheSameTimeAgreeOnOneSetOfKeys() throws Exception {
        try (var starts = Executors.newFixedThreadPool(8)) {
            Callable<X509Certificate> start =
                    () -> KeyFolder.open(keys(), CLOCK).current(KeyRole.SEAL).certificate();
            var running = new ArrayList<Future<X509Certificate>>();
            for (int i = 0; i < 8; i++) {
                running.add(starts.submit(start));
            }
            for (Future<X509Certificate> one : running) {
                assertThat(one.get()).isEqualTo(running.getFirst().get());
            }
        }
    }

    @Test
    void nobodyButTheOwnerMayReadTheKeys() throws IOException {
        KeyFolder.open(keys(), CLOCK);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(keys())) {
            assertThat(files)
                    .hasSize(7)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void whatAFirstStartThatDiedLeftBehindIsThrownAway() throws IOException {
        Path halfMade = Files.createDirectory(data.resolve("keys.new"));
        Files.writeString(halfMade.resolve("password"), "half");
        KeyFolder.open(keys(), CLOCK);
        assertThat(halfMade).doesNotExist();
        assertThat(Files.readString(keys().resolve("password"))).isNotEqualTo("half");
    }

    @Test
    void anEmptyFolderIsFilled() throws IOException {
        Files.createDirectory(keys());
        assertThat(KeyFolder.open(keys(), CLOCK)
                        .current(KeyRole.AUTHORITY)
                        .certificate()
                        .getBasicConstraints())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(KeyRole.class)
    void aDamagedKeystoreIsReportedByNameAndLeftAsItIs(KeyRole role) throws IOException {
        KeyFolder.open(keys(), CLOCK);
        Path store = keys().resolve(role.alias() + ".p12");
        byte[] damaged = Files.readAllBytes(store);
        damaged[damaged.length / 2] ^= 1;
        Files.write(store, damaged);
        assertThatThrownBy(() -> KeyFolder.open(keys(), CLOCK))
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageContaining(role.alias() + ".p12")
                .hasMessageContaining("backup")
                .message()
                .doesNotContain("\n");
        assertThat(store).hasBinaryContent(damaged);
    }

    @Test
    void aMissingPasswordIsReported() throws IOException {
        KeyFolder.open(keys(), CLOCK);
        Files.delete(keys().resolve("password"));
        assertThatThrownBy(() -> KeyFolder.open(keys(), CLOCK))
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageContaining("password");
    }

    @Test
    void keysOfAnotherInstallationAreNotMixedIn() throws IOException {
        KeyFolder.open(keys(), CLOCK);
        KeyFolder.open(data.resolve("other"), CLOCK);
        for (String file : new String[] {"seal.p12", "password"}) {
            Files.copy(
                    data.resolve("other").resolve(file),
                    keys().resolve(file),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        assertThatThrownBy(() -> KeyFolder.open(keys(), CLOCK)).isInstanceOf(KeysUnavailableException.class);
    }

    @Test
    void aFolderThatCannotBeMadeIsReported() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "in the way");
        assertThatThrownBy(() -> KeyFolder.open(file.resolve("keys"), CLOCK))
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageContaining("could not be made");
    }

    @Test
    void aCertificateThatHasEndedSignsNothing() {
        KeyFolder.open(keys(), CLOCK);
        var later = Clock.offset(CLOCK, CertificateAuthority.SERVICE_VALIDITY.plusSeconds(1));
        KeyVault vault = KeyFolder.open(keys(), later);
        assertThatThrownBy(() -> vault.current(KeyRole.SEAL).signer().sign(new byte[32]))
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageContaining("ended on");
    }

    @Test
    void aClockBeforeTheBeginningSignsNothing() {
        KeyFolder.open(keys(), CLOCK);
        KeyVault vault = KeyFolder.open(keys(), Clock.offset(CLOCK, Duration.ofDays(-1)));
        assertThatThrownBy(() -> vault.current(KeyRole.SEAL).signer().sign(new byte[32]))
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageContaining("clock");
    }

    private Path keys() {
        return data.resolve("keys");
    }
}
