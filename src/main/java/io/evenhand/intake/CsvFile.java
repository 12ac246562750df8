package io.evenhand.intake;

import io.evenhand.text.FileEncoding;
import io.evenhand.text.FileLetters;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Turns the bytes of an upload into text, or says why that cannot be done. It never guesses: wrong letters would be signed later. */
final class CsvFile {
    private CsvFile() {}

    sealed interface Decoded {
        record Text(String text, String charset) implements Decoded {}

        /** @param problem a sentence that says what to do */
        record Unreadable(String problem) implements Decoded {}
    }

    static Decoded decode(byte[] bytes, FileEncoding encoding) {
        if (bytes.length == 0) {
            return new Decoded.Unreadable("The file is empty.");
        }
        if (FileLetters.isWorkbook(bytes)) {
            return new Decoded.Unreadable(
                    "This is a workbook, not a CSV file. In Excel choose Save as, then “CSV UTF-8 (comma delimited)”.");
        }
        if (FileLetters.isUtf32(bytes)) {
            return new Decoded.Unreadable("The file is in UTF-32. Save it as “CSV UTF-8”.");
        }
        if (FileLetters.isUtf16(bytes)) {
            return text(bytes, StandardCharsets.UTF_16, "UTF-16")
                    .orElseGet(() -> new Decoded.Unreadable(
                            "The file says that it is UTF-16, but it is not. Save it as “CSV UTF-8”."));
        }
        return encoding == FileEncoding.WINDOWS_1252 ? windows(bytes) : unicode(bytes);
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
        return text(bytes, FileEncoding.WINDOWS_1252.charset(), "Windows-1252")
                .orElseGet(() ->
                        new Decoded.Unreadable("The file is not in Windows-1252 either. Save it as “CSV UTF-8”."));
    }

    private static Optional<Decoded> text(byte[] bytes, Charset charset, String name) {
        return FileLetters.strictly(bytes, charset)
                .<Decoded>map(text -> text.indexOf('\u0000') >= 0
                        ? new Decoded.Unreadable(
                                "The file holds NUL characters: it is no text, or UTF-16 without its mark. Save it as “CSV UTF-8”.")
                        : new Decoded.Text(text, name.toUpperCase(Locale.ROOT)));
    }
}
