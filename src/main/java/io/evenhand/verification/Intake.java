package io.evenhand.verification;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The door: decides from the bare bytes whether a file may be parsed at all. A file can be hostile, so its size and the size
 * of everything compressed in it are bounded before any parser sees it.
 */
final class Intake {
    static final int MAXIMUM_FILE_BYTES = 50 * 1024 * 1024;
    private static final long MAXIMUM_INFLATED_BYTES = 300L * 1024 * 1024;
    private static final int TAIL_BYTES = 1024;

    private static final Pattern STREAM = Pattern.compile("stream[ \\t]*\\r?\\n?");
    /** PDF/A forbids LZW; compression within compression is of no use but to bombs. */
    private static final Pattern FORBIDDEN_FILTERS =
            Pattern.compile("/LZW(Decode)?\\b|/(FlateDecode|Fl)\\s*/(FlateDecode|Fl)\\b");

    private Intake() {}

    static void admit(byte[] file) throws UnreadableDocumentException {
        if (file.length > MAXIMUM_FILE_BYTES) {
            throw new UnreadableDocumentException(
                    "The file is larger than 50 MB, which is more than an agreement needs.");
        }
        // One character a byte, so that positions in the text are positions in the file.
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (!isPdf(text)) {
            throw new UnreadableDocumentException("This is not a PDF file.");
        }
        String tail = text.substring(Math.max(0, text.length() - TAIL_BYTES));
        if (!tail.contains("%%EOF") && !tail.contains("startxref")) {
            throw new UnreadableDocumentException("The file is cut off: the end of the PDF is missing.");
        }
        if (FORBIDDEN_FILTERS.matcher(text).find()) {
            throw new UnreadableDocumentException("The file is compressed in a way that no archivable document is.");
        }
        boundInflation(file, text);
    }

    /** Whether it is taken for a PDF at all: one whose beginning was damaged after it was signed, too. */
    static boolean isPdf(byte[] file) {
        return isPdf(new String(file, StandardCharsets.ISO_8859_1));
    }

    private static boolean isPdf(String text) {
        return text.startsWith("%PDF-") || text.contains("/ByteRange");
    }

    /** Counts what every possible stream would inflate to, without keeping it. */
    private static void boundInflation(byte[] file, String text) throws UnreadableDocumentException {
        long budget = MAXIMUM_INFLATED_BYTES;
        byte[] sink = new byte[64 * 1024];
        Matcher stream = STREAM.matcher(text);
        while (stream.find()) {
            budget -= inflatedSize(file, stream.end(), budget, sink);
            if (budget <= 0) {
                throw new UnreadableDocumentException("The file unpacks to more than 300 MB, which no agreement does.");
            }
        }
    }

    private static long inflatedSize(byte[] file, int offset, long budget, byte[] sink) {
        // The two bytes of the zlib header are skipped, as PDF parsers do, whatever they say.
        int start = Math.min(offset + 2, file.length);
        var inflater = new Inflater(true);
        try {
            inflater.setInput(file, start, file.length - start);
            long size = 0;
            int produced;
            while (size < budget && (produced = inflater.inflate(sink)) > 0) {
                size += produced;
            }
            return size;
        } catch (DataFormatException e) {
            return inflater.getBytesWritten();
        } finally {
            inflater.end();
        }
    }
}
