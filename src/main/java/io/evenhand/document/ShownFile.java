package io.evenhand.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that somebody shows: told by what it holds, whatever its name says. It is looked at and never unpacked, drawn or run, so that
 * nothing in it can swell; it leaves this house again only as a file to keep, with the type found here.
 *
 * @param fileName without folders, with the ending of its type
 */
@SuppressWarnings("ArrayRecordComponent") // handed on unread, and compared by nobody
public record ShownFile(String fileName, String mediaType, byte[] content) {
    static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final int LONGEST_NAME = 120;
    private static final int END = 2048;
    private static final int HEAD_LINES = 60;
    private static final int DELETE = 0x7f;

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] PNG_END = HexFormat.of().parseHex("49454e44ae426082");
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
    private static final byte[] JPEG_END = HexFormat.of().parseHex("ffd9");
    private static final byte[] ZIP = HexFormat.of().parseHex("504b0304");

    /** The trailer of a PDF, and the dictionary of its cross-reference stream, are never packed: there it says that it is locked. */
    private static final Pattern LOCKED = Pattern.compile("/Encrypt\\s*(\\d+\\s+\\d+\\s+R|<<)");

    private static final Pattern FIELD = Pattern.compile("([A-Za-z][A-Za-z0-9-]*):.*");
    private static final Set<String> OF_MAIL = Set.of("from", "to", "date", "subject", "message-id", "received");
    private static final int FIELDS_OF_MAIL = 3;

    /** What came of looking at a file. */
    public sealed interface Look {
        record Fit(ShownFile file) implements Look {}

        /** @param why it is not taken, and what to do */
        record Unfit(String why) implements Look {}
    }

    private enum Type {
        PDF("application/pdf", "pdf"),
        PNG("image/png", "png"),
        JPEG("image/jpeg", "jpg", "jpeg"),
        MAIL("message/rfc822", "eml"),
        TEXT("text/plain", "txt", "text", "log", "csv", "md");

        final String mediaType;
        final List<String> endings;

        Type(String mediaType, String... endings) {
            this.mediaType = mediaType;
            this.endings = List.of(endings);
        }
    }

    /** @param name as the browser says it */
    public static Look look(String name, byte[] content) {
        if (content.length == 0) {
            return new Look.Unfit("Choose a file that is not empty.");
        }
        if (content.length > MOST_BYTES) {
            return new Look.Unfit("The file is larger than 10 MB. Make it smaller, or file it in parts.");
        }
        if (begins(content, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
            return pdf(name, content);
        }
        if (begins(content, PNG)) {
            return whole(name, content, Type.PNG, ends(content, PNG_END));
        }
        if (begins(content, JPEG)) {
            return whole(name, content, Type.JPEG, ends(content, JPEG_END));
        }
        if (begins(content, ZIP)) {
            return new Look.Unfit("Archives and office files are not taken, for nobody sees what is in them."
                    + " File what they hold as PDF, PNG, JPEG, EML or plain text.");
        }
        return text(name, content);
    }

    private static Look pdf(String name, byte[] content) {
        String letters = new String(content, StandardCharsets.ISO_8859_1);
        if (LOCKED.matcher(letters).find()) {
            return new Look.Unfit(
                    "The PDF is locked with a password or rights. Save it without, so that the other side can read it.");
        }
        String tail = letters.substring(Math.max(0, letters.length() - END));
        return whole(name, content, Type.PDF, tail.contains("%%EOF"));
    }

    private static Look whole(String name, byte[] content, Type type, boolean complete) {
        return complete
                ? new Look.Fit(new ShownFile(named(name, type.endings), type.mediaType, content))
                : new Look.Unfit("The file is damaged: its end is missing. Save it anew, and file it again.");
    }

    private static Look text(String name, byte[] content) {
        Optional<String> unicode = unicode(content);
        // A mail says for each of its parts how that is written.
        String text = unicode.orElseGet(() -> new String(content, StandardCharsets.ISO_8859_1));
        boolean readable =
                text.chars().allMatch(letter -> (letter >= ' ' && letter != DELETE) || "\t\r\n\f".indexOf(letter) >= 0);
        boolean mail = isMail(text);
        if (!readable || text.isBlank() || (unicode.isEmpty() && !mail)) {
            return unknown();
        }
        Type type = mail ? Type.MAIL : Type.TEXT;
        return new Look.Fit(new ShownFile(named(name, type.endings), type.mediaType, content));
    }

    private static Optional<String> unicode(byte[] content) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private static Look unknown() {
        return new Look.Unfit("Only PDF, PNG, JPEG, EML and plain text (UTF-8) are taken, by what the file holds.");
    }

    /** A mail begins with its fields, and has at least three of those that every mail has. */
    private static boolean isMail(String text) {
        long known = text.lines()
                .limit(HEAD_LINES)
                .takeWhile(line -> line.startsWith(" ")
                        || line.startsWith("\t")
                        || FIELD.matcher(line).matches())
                .map(FIELD::matcher)
                .filter(Matcher::matches)
                .map(field -> field.group(1).toLowerCase(Locale.ROOT))
                .filter(OF_MAIL::contains)
                .distinct()
                .count();
        return known >= FIELDS_OF_MAIL;
    }

    /** The name that a file is kept under: without folders and signs that no system takes, with an ending of its type. */
    public static String named(String name, List<String> endings) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?;]", "_").strip();
        String ending = plain.substring(plain.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean fits = plain.indexOf('.') > 0 && endings.contains(ending);
        String stem = fits ? plain.substring(0, plain.lastIndexOf('.')) : plain;
        String kept = stem.isBlank() ? "evidence" : stem.substring(0, Math.min(stem.length(), LONGEST_NAME));
        return kept + "." + (fits ? ending : endings.getFirst());
    }

    private static boolean begins(byte[] content, byte[] with) {
        return content.length >= with.length && Arrays.equals(content, 0, with.length, with, 0, with.length);
    }

    /** Some programs leave a few bytes behind the end. */
    private static boolean ends(byte[] content, byte[] with) {
        String tail = new String(
                content, Math.max(0, content.length - END), Math.min(END, content.length), StandardCharsets.ISO_8859_1);
        return tail.contains(new String(with, StandardCharsets.ISO_8859_1));
    }
}
