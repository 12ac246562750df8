package io.evenhand.protection;

import java.util.UUID;

/** A thing to be told or answered about a window. */
public record WindowNoticeId(String value) {
    /** @throws IllegalArgumentException if it is no UUID */
    public static WindowNoticeId of(String value) {
        return new WindowNoticeId(UUID.fromString(value).toString());
    }

    static WindowNoticeId random() {
        return new WindowNoticeId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
