package io.evenhand.settlement.bank;

import io.evenhand.text.FileLetters;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the letters of an XML file in the encoding that it names, out of those that banks use, and none that is not in it. */
final class XmlLetters {
    private static final Pattern DECLARED =
            Pattern.compile("\\A\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final Map<String, Charset> KNOWN = Map.of(
            "UTF-8", StandardCharsets.UTF_8,
            "UTF-16", StandardCharsets.UTF_16,
            "US-ASCII", StandardCharsets.US_ASCII,
            "ISO-8859-1", StandardCharsets.ISO_8859_1,
            "ISO-8859-15", Charset.forName("ISO-8859-15"),
            "WINDOWS-1252", Charset.forName("windows-1252"));

    private XmlLetters() {}

    /** Empty when the file names an encoding that no bank uses. A letter that is not in it fails the reading. */
    static Optional<Reader> reader(byte[] bytes) {
        return charset(bytes)
                .map(charset -> new InputStreamReader(
                        new ByteArrayInputStream(bytes, mark(bytes), bytes.length),
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    private static Optional<Charset> charset(byte[] bytes) {
        if (FileLetters.isUtf16(bytes)) {
            return Optional.of(StandardCharsets.UTF_16);
        }
        String beginning = new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(beginning.substring(Math.min(mark(bytes), beginning.length())));
        return declared.find()
                ? Optional.ofNullable(KNOWN.get(declared.group(1).toUpperCase(Locale.ROOT)))
                : Optional.of(StandardCharsets.UTF_8);
    }

    /** How many bytes say that it is UTF-8. */
    private static int mark(byte[] bytes) {
        return FileLetters.startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    }
}
