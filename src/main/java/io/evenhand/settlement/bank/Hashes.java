package io.evenhand.settlement.bank;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, as hexadecimal digits. */
final class Hashes {
    private Hashes() {}

    static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Of several texts, none of which can be taken for a part of another. */
    static String of(String... texts) {
        return of(String.join("\u0000", texts).getBytes(StandardCharsets.UTF_8));
    }
}
