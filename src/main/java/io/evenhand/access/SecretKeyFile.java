package io.evenhand.access;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * A key in a file that only its owner may read, made when it is first needed. It is written beside its place and then renamed, so that
 * it is there whole or not at all, whenever the process dies; a lock file keeps two first times apart.
 */
final class SecretKeyFile {
    static final int BYTES = 32;

    private SecretKeyFile() {}

    /** @throws SecretsUnavailableException if it cannot be made, or what is there cannot be used */
    static byte[] open(Path file) {
        Path place = file.toAbsolutePath().normalize();
        try {
            if (!Files.exists(place)) {
                createOnce(place);
            }
            byte[] key = Files.readAllBytes(place);
            if (key.length != BYTES) {
                throw new IOException("it has " + key.length + " bytes instead of " + BYTES);
            }
            return key;
        } catch (IOException e) {
            throw new SecretsUnavailableException(
                    "The key of the second factors in " + place + " cannot be made or read (" + e.getMessage()
                            + "). Restore the file from a backup; without it, reset the access of everybody who uses a second step.",
                    e);
        }
    }

    private static synchronized void createOnce(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent(), "an absolute file in a folder");
        Files.createDirectories(folder);
        restrict(folder, "rwx------");
        Path lock = folder.resolve(file.getFileName() + ".lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            if (!held.isValid() || Files.exists(file)) {
                return;
            }
            Path draft = folder.resolve(file.getFileName() + ".new");
            // What a first time that died half-way left behind; nobody else writes here while we hold the lock.
            Files.deleteIfExists(draft);
            // Permissions first, content second: at no moment can another account read the key.
            Files.createFile(draft);
            restrict(draft, "rw-------");
            Files.write(draft, Secrets.bytes(BYTES), StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            try (var made = FileChannel.open(folder, StandardOpenOption.READ)) {
                made.force(true);
            }
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
