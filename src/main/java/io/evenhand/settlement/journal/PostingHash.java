package io.evenhand.settlement.journal;

import java.util.HexFormat;

/** A SHA-256 of the journal, as 64 lower-case hexadecimal digits. */
public record PostingHash(String value) {
    public PostingHash {
        if (value.length() != 64 || !value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new IllegalArgumentException("a hash is 64 lower-case hexadecimal digits");
        }
    }

    static PostingHash of(byte[] digest) {
        return new PostingHash(HexFormat.of().formatHex(digest));
    }

    @Override
    public String toString() {
        return value;
    }
}
