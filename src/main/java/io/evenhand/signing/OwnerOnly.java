package io.evenhand.signing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Files and folders that only their owner may read, and that are there whole or not at all. */
final class OwnerOnly {
    private OwnerOnly() {}

    static void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder);
        restrict(folder, "rwx------");
    }

    static void createFolderIfMissing(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            createFolder(folder);
        } catch (FileAlreadyExistsException e) {
            // Another program made it in this very moment: it restricts it, too.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    static void write(Path file, byte[] content) throws IOException {
        // Permissions first, content second: at no moment can another account read a key.
        Files.createFile(file);
        restrict(file, "rw-------");
        Files.write(file, content, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC);
    }

    /** Writes beside the place, then renames: whoever reads sees the former content or the new. */
    static void replace(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            write(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        forceToDisk(Objects.requireNonNull(file.getParent(), "a file in a folder"));
    }

    static void forceToDisk(Path fileOrFolder) throws IOException {
        try (var channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void deleteRecursively(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> content = Files.list(folder)) {
                for (Path one : content.toList()) {
                    deleteRecursively(one);
                }
            }
        }
        Files.delete(folder);
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
