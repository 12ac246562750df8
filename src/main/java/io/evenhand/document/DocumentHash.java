package io.evenhand.document;

import io.evenhand.digest.Sha256;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a document's bytes: its address in the archive and its name between the parties.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record DocumentHash(String hex) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public DocumentHash {
        if (!SHA_256.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "A document hash is 64 lower-case hexadecimal digits, not \"" + hex + "\"");
        }
    }

    public static DocumentHash of(byte[] content) {
        return new DocumentHash(Sha256.of(content));
    }

    @Override
    public String toString() {
        return hex;
    }
}
