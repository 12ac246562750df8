package io.evenhand.relationship;

import io.evenhand.document.ShownFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The invoice or contract itself, as it was handed in: told by what it holds, whatever its name says, and never opened, so that nothing in it
 * can swell. It leaves this house only as a file to keep, with the type found here.
 *
 * @param fileName without folders, with the ending of its type
 */
@SuppressWarnings("ArrayRecordComponent") // written once, to be stored or sent
public record EvidenceDocument(String fileName, String mediaType, byte[] content) {
    /** With a proof beside it, it still fits into one form. */
    public static final int MOST_BYTES = 8 * 1024 * 1024;

    private record Kind(String mediaType, List<String> endings, byte[] start) {
        boolean begins(byte[] content) {
            return content.length > start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("application/pdf", List.of("pdf"), "%PDF-".getBytes(StandardCharsets.US_ASCII)),
            new Kind("image/png", List.of("png"), HexFormat.of().parseHex("89504e470d0a1a0a")),
            new Kind("image/jpeg", List.of("jpg", "jpeg"), HexFormat.of().parseHex("ffd8ff")));

    /** Why a file is not taken, as a sentence that says what to do; empty for one that is. */
    public static Optional<String> flaw(byte[] content) {
        if (content.length > MOST_BYTES) {
            return Optional.of(
                    "It is larger than 8 MB. Send it to whoever judges: what your list named can be compared on"
                            + " any machine, with 'relationships check --evidence'.");
        }
        return kind(content).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "It is no PDF, PNG or JPEG, by what it holds. Another file than the one that your list named"
                                + " would not be the same: send that to whoever judges, who compares it with 'relationships check --evidence'.");
    }

    /** @param name as the browser says it @throws IllegalArgumentException for one in which {@link #flaw} finds something */
    public static EvidenceDocument of(String name, byte[] content) {
        Kind kind = kind(content)
                .filter(found -> content.length <= MOST_BYTES)
                .orElseThrow(() -> new IllegalArgumentException("no evidence that is taken"));
        return new EvidenceDocument(ShownFile.named(name, kind.endings()), kind.mediaType(), content);
    }

    private static Optional<Kind> kind(byte[] content) {
        return KINDS.stream().filter(kind -> kind.begins(content)).findFirst();
    }
}
