package io.evenhand.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A bundle that is complete. It lies in a file of its own until it is read: once.
 *
 * @param name for people: "REF-1-evidence.zip"
 * @param size in bytes
 */
public record BundleFile(String name, long size, Path file) {
    /** Its bytes; it is gone when the stream is closed. */
    public InputStream open() throws IOException {
        return Files.newInputStream(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    }
}
