package io.evenhand.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Turns the bytes of an upload into text, or says why that cannot be done. It never guesses: wrong letters would be signed later. */
final class CsvFile {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private CsvFile() {}

    /** In which encoding the uploader says the file is. */
    enum Encoding {
        /** UTF-8, or UTF-16 with its mark. */
        UNICODE("unicode"),
        /** Western European, as older Excel writes it. */
        WINDOWS_1252("windows-1252");

        private final String code;

        Encoding(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        static Encoding of(String code) {
            return code.equals(WINDOWS_1252.code) ? WINDOWS_1252 : UNICODE;
        }
    }

    sealed interface Decoded {
        record Text(String text, String charset) implements Decoded {}

        /** @param problem a sentence that says what to do */
        record Unreadable(String problem) implements Decoded {}
    }

    static Decoded decode(byte[] bytes, Encoding encoding) {
        if (bytes.length == 0) {
            return new Decoded.Unreadable("The file is empty.");
        }
        if (startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            return new Decoded.Unreadable(
                    "This is a workbook, not a CSV file. In Excel choose Save as, then “CSV UTF-8 (comma delimited)”.");
        }
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            return new Decoded.Unreadable("The file is in UTF-32. Save it as “CSV UTF-8”.");
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return text(bytes, StandardCharsets.UTF_16, "UTF-16")
                    .orElseGet(() -> new Decoded.Unreadable(
                            "The file says that it is UTF-16, but it is not. Save it as “CSV UTF-8”."));
        }
        return encoding == Encoding.WINDOWS_1252 ? windows(bytes) : unicode(bytes);
    }

    private static Decoded unicode(byte[] bytes) {
        return text(bytes, StandardCharsets.UTF_8, "UTF-8")
                .orElseGet(() -> new Decoded.Unreadable(
                        "The file is not in UTF-8, and we do not guess: umlauts and accents would come out wrong. Save it as"
                                + " “CSV UTF-8” (UTF-16 with its mark will do, too). If it comes from an older Excel on Windows in"
                                + " western Europe, choose the encoding Windows-1252 and upload it again."));
    }

    private static Decoded windows(byte[] bytes) {
        boolean plain = true;
        for (byte one : bytes) {
            plain &= one >= 0;
        }
        if (!plain && text(bytes, StandardCharsets.UTF_8, "UTF-8").isPresent()) {
            return new Decoded.Unreadable(
                    "The file is in UTF-8, not in Windows-1252. Choose the encoding UTF-8 and upload it again.");
        }
        return text(bytes, WINDOWS, "Windows-1252")
                .orElseGet(() ->
                        new Decoded.Unreadable("The file is not in Windows-1252 either. Save it as “CSV UTF-8”."));
    }

    private static Optional<Decoded> text(byte[] bytes, Charset charset, String name) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (plain.indexOf('\u0000') >= 0) {
                return Optional.of(
                        new Decoded.Unreadable(
                                "The file holds NUL characters: it is no text, or UTF-16 without its mark. Save it as “CSV UTF-8”."));
            }
            return Optional.of(new Decoded.Text(plain, name.toUpperCase(Locale.ROOT)));
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] bytes, int... signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
