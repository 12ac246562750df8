package io.evenhand.engine.rest;

import io.evenhand.engine.core.Credential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets in only who shows the credential (HTTP basic authentication). */
final class Gate {
    private static final String SCHEME = "Basic ";

    private final Optional<byte[]> expected;

    private Gate(Optional<byte[]> expected) {
        this.expected = expected;
    }

    static Gate open() {
        return new Gate(Optional.empty());
    }

    static Gate guardedBy(Credential credential) {
        String pair = credential.username() + ":" + credential.password();
        return new Gate(Optional.of(Base64.getEncoder().encode(pair.getBytes(StandardCharsets.UTF_8))));
    }

    /**
     * @param authorization the header as sent, null when it was not
     * @throws Problem 401
     */
    void admit(@Nullable String authorization) {
        if (expected.isEmpty()) {
            return;
        }
        boolean basic = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        byte[] shown = basic && authorization != null
                ? authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8)
                : new byte[0];
        // Compares in constant time, so that the credential cannot be guessed byte by byte.
        if (!MessageDigest.isEqual(expected.get(), shown)) {
            throw new Problem(401, "UNAUTHORIZED", "Show the engine's credential with HTTP basic authentication");
        }
    }
}
