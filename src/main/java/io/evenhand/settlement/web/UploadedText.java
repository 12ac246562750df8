package io.evenhand.settlement.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Carries what was checked to the button that files it, so that nobody chooses another file in between. */
final class UploadedText {
    /** What is longer is chosen again: a form's fields are read into memory. */
    static final int MOST_BYTES = 800_000;

    private UploadedText() {}

    static Optional<String> of(byte[] file) {
        if (file.length > MOST_BYTES) {
            return Optional.empty();
        }
        boolean wide = startsWith(file, 0xFE, 0xFF) || startsWith(file, 0xFF, 0xFE);
        Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(file)).toString());
        } catch (CharacterCodingException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] file, int one, int other) {
        return file.length > 1 && (file[0] & 0xFF) == one && (file[1] & 0xFF) == other;
    }
}
