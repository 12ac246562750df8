package io.evenhand.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        try {
            return new DocumentHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
