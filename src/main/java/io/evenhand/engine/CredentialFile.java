package io.evenhand.engine;

import io.evenhand.engine.core.Credential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The credential of the engine's REST front: random for each data folder, readable by its owner only. */
final class CredentialFile {
    private static final String USERNAME = "evenhand";
    private static final int PASSWORD_BYTES = 24;

    private final Path file;

    CredentialFile(Path engineFolder) {
        this.file = engineFolder.resolve("credential");
    }

    /** Reads the credential, or makes one when there is none yet. */
    Credential credential() throws IOException {
        if (Files.exists(file)) {
            String password = Files.readString(file).strip();
            if (!password.isEmpty()) {
                return new Credential(USERNAME, password);
            }
            Files.delete(file); // The process died while it was made.
        }
        Credential fresh = random();
        try {
            Files.createFile(file, ownerOnly());
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + " is being made by another process", e);
        }
        Files.write(file, fresh.password().getBytes(StandardCharsets.US_ASCII));
        return fresh;
    }

    static Credential random() {
        byte[] password = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(password);
        return new Credential(USERNAME, Base64.getUrlEncoder().withoutPadding().encodeToString(password));
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        // Elsewhere the folder's own permissions, which Windows limits to the user by default, must do.
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[] {};
    }
}
