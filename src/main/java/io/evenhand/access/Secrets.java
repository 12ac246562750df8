package io.evenhand.access;

import io.evenhand.digest.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that only their owner keeps: made from enough chance that a plain hash of them cannot be turned back. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 bits, fit for an address. */
    public static String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** As 64 hexadecimal digits. */
    public static String hash(String secret) {
        return Sha256.of(secret);
    }
}
