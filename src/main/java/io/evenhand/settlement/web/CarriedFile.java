package io.evenhand.settlement.web;

import java.util.Base64;

/** Carries a file that was looked at to the button that goes on with it, byte by byte, so that nobody chooses another one in between. */
final class CarriedFile {
    /** What is longer is chosen again: a form's fields are read into memory. */
    static final int MOST_BYTES = 600_000;

    private CarriedFile() {}

    /** Empty when it is too long to be carried. */
    static String of(byte[] file) {
        return file.length > MOST_BYTES ? "" : Base64.getEncoder().encodeToString(file);
    }

    /** What somebody meddled with is as good as none. */
    static byte[] read(String carried) {
        try {
            return Base64.getDecoder().decode(carried);
        } catch (IllegalArgumentException meddled) {
            return new byte[0];
        }
    }
}
