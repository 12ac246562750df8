package io.evenhand.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.testing.AtTheSameTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that a secret in the database is worth nothing without the key beside it, and that the key is made once and for its owner only. */
class SecretBoxTests {
    private static final byte[] SECRET = "twenty bytes exactly".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path data;

    @Test
    void whatWasLockedOpensAgainAlsoAfterARestart() {
        String locked = new SecretBox(data).lock("nora", SECRET);

        assertThat(new SecretBox(data).unlock("nora", locked)).isEqualTo(SECRET);
        assertThat(new SecretBox(data).lock("nora", SECRET)).isNotEqualTo(locked);
    }

    @Test
    void theLockedFormDoesNotShowTheSecret() {
        byte[] raw = Base64.getDecoder()
                .decode(new SecretBox(data).lock("nora", SECRET).substring(2));

        assertThat(HexFormat.of().formatHex(raw)).doesNotContain(HexFormat.of().formatHex(SECRET));
    }

    @Test
    void aSecretIsNoUseToAnotherOwnerOrWithAnotherKeyOrWhenChanged(@TempDir Path elsewhere) {
        SecretBox box = new SecretBox(data);
        String locked = box.lock("nora", SECRET);
        byte[] raw = Base64.getDecoder().decode(locked.substring(2));
        raw[raw.length - 1] ^= 1;
        String changed = "1:" + Base64.getEncoder().encodeToString(raw);

        assertThatThrownBy(() -> box.unlock("ivo", locked)).isInstanceOf(SecretsUnavailableException.class);
        assertThatThrownBy(() -> box.unlock("nora", changed)).isInstanceOf(SecretsUnavailableException.class);
        assertThatThrownBy(() -> new SecretBox(elsewhere).unlock("nora", locked))
                .isInstanceOf(SecretsUnavailableException.class)
                .hasMessageContaining("Restore that file");
    }

    @Test
    void onlyTheOwnerReadsTheKey() throws Exception {
        String unused = new SecretBox(data).lock("nora", SECRET);
        Path key = data.resolve("secrets/second-factor.key");

        assertThat(Files.size(key)).isEqualTo(SecretKeyFile.BYTES);
        if (Files.getFileStore(key).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void manyFirstTimesMakeOneKey() throws Exception {
        assertThat(AtTheSameTime.call(() -> HexFormat.of().formatHex(SecretKeyFile.open(data.resolve("k/one.key")))))
                .hasSize(6)
                .containsOnly(HexFormat.of().formatHex(SecretKeyFile.open(data.resolve("k/one.key"))));
    }

    @Test
    void whatAFirstTimeThatDiedLeftBehindIsMadeAnew() throws Exception {
        Files.createDirectories(data.resolve("secrets"));
        Files.write(data.resolve("secrets/second-factor.key.new"), new byte[] {1, 2, 3});

        assertThat(new SecretBox(data).unlock("nora", new SecretBox(data).lock("nora", SECRET)))
                .isEqualTo(SECRET);
    }

    @Test
    void aDamagedKeyIsNamedAndNotReplaced() throws Exception {
        Files.createDirectories(data.resolve("secrets"));
        Path key = data.resolve("secrets/second-factor.key");
        Files.write(key, new byte[] {1, 2, 3});

        assertThatThrownBy(() -> new SecretBox(data).lock("nora", SECRET))
                .isInstanceOf(SecretsUnavailableException.class)
                .hasMessageContaining(key.toString())
                .hasMessageContaining("Restore the file");
        assertThat(Files.readAllBytes(key)).containsExactly(1, 2, 3);
    }
}
