package io.evenhand.api;

import io.evenhand.digest.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * One thing as it is sent, with its version. The version is made of exactly what the reader is shown, so that it tells them nothing
 * else: what changes unseen, such as a customer whom they may not know, changes no version.
 */
final class Representations {
    private static final int TAG_CHARACTERS = 32;

    private Representations() {}

    /** 200 with the thing, or 304 when the reader has this version. */
    static ResponseEntity<byte[]> answer(HttpServletRequest request, Object thing) {
        return answer(request, HttpStatus.OK, MediaType.APPLICATION_JSON, ApiJson.bytes(thing));
    }

    static ResponseEntity<byte[]> answer(
            HttpServletRequest request, HttpStatus status, MediaType type, byte[] content) {
        String tag = tagOf(content);
        if (status == HttpStatus.OK && isRead(request) && matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        return ResponseEntity.status(status)
                .eTag(tag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(type)
                .body(content);
    }

    /** Something that was made, and where it is now. */
    static ResponseEntity<byte[]> created(URI place, Object thing) {
        byte[] content = ApiJson.bytes(thing);
        return ResponseEntity.created(place)
                .eTag(tagOf(content))
                .contentType(MediaType.APPLICATION_JSON)
                .body(content);
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /**
     * Makes sure that a change is made on what its author has read.
     *
     * @throws Refusal when they do not say, or when it has become another
     */
    static void requireUnchanged(HttpServletRequest request, Object present) {
        String expected = request.getHeader(HttpHeaders.IF_MATCH);
        if (expected == null || expected.isBlank()) {
            throw Problem.IF_MATCH_MISSING.because(
                    "Read it, and send the ETag that you got as If-Match, so that nobody's change is lost.");
        }
        if (!matches(expected, tagOf(ApiJson.bytes(present)))) {
            throw Problem.CHANGED_MEANWHILE.because("Read it again, and decide on what is there now.");
        }
    }

    private static boolean matches(@org.jspecify.annotations.Nullable String header, String tag) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(String::strip)
                        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                        .anyMatch(one -> one.equals(tag) || one.equals("*"));
    }

    static String tagOf(byte[] content) {
        return "\"" + sha256(content).substring(0, TAG_CHARACTERS) + "\"";
    }

    static String sha256(byte[]... parts) {
        MessageDigest digest = Sha256.begin();
        for (byte[] part : parts) {
            digest.update(part);
            digest.update((byte) 0);
        }
        return Sha256.hex(digest.digest());
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
