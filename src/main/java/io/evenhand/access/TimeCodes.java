package io.evenhand.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of six digits that change every thirty seconds (RFC 6238 with HMAC-SHA-1), as authenticator apps show them. */
final class TimeCodes {
    static final int SECRET_BYTES = 20;
    static final int STEP_SECONDS = 30;
    static final int DIGITS = 6;

    private static final int MODULUS = 1_000_000;

    /** So many steps a clock may be wrong, or a person slow. */
    private static final int DRIFT_STEPS = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private TimeCodes() {}

    /**
     * The step whose code was typed. Looks at every step that could be meant, whichever it is, so that the time it takes tells nothing.
     *
     * @param after only later steps count: no code is good twice
     * @return empty when it is none of them
     */
    static OptionalLong stepOf(byte[] secret, String typed, Instant now, long after) {
        byte[] given = typed.getBytes(StandardCharsets.US_ASCII);
        long present = step(now);
        long found = -1;
        for (long step = present - DRIFT_STEPS; step <= present + DRIFT_STEPS; step++) {
            boolean same = MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.US_ASCII), given);
            found = same && step > after ? step : found;
        }
        return found < 0 ? OptionalLong.empty() : OptionalLong.of(found);
    }

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it is typed into an app by hand (RFC 4648, without padding). */
    static String base32(byte[] secret) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte each : secret) {
            buffer = (buffer << 8) | (each & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((buffer >> bits) & 0x1f));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt((buffer << (5 - bits)) & 0x1f));
        }
        return text.toString();
    }
}
