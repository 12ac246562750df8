package io.evenhand.terms;

import java.util.regex.Pattern;

/** The SHA-256 of the canonical form of terms, as 64 lower-case hexadecimal digits. */
public record TermsHash(String hex) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public TermsHash {
        if (!SHA_256.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: " + hex);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
