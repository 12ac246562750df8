package io.evenhand.ceremony;

import io.evenhand.digest.Sha256;
import io.evenhand.document.PagePictures;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on which somebody reads a document and signs it.
 *
 * @param agreement its kind and number
 * @param parties their legal names
 * @param signBy null where nothing presses
 * @param sentences what the terms say, in the words of the document
 * @param sha256 of the document that is shown
 * @param hasSigned who signed before
 * @param news what changed since this person was shown the document before; null where nothing did
 * @param others to whom it can be forwarded
 * @param consent what the person agrees to by signing
 */
public record SigningPage(
        String signatureId,
        String agreement,
        String kind,
        List<String> parties,
        String drawnUpBy,
        String name,
        String organisation,
        @Nullable Instant signBy,
        List<String> sentences,
        String sha256,
        List<PagePictures.Page> pages,
        List<HasSigned> hasSigned,
        @Nullable String news,
        List<Asked> questions,
        List<Other> others,
        String consent) {
    /** Tells the words that are agreed to from any others. */
    public String consentSha256() {
        return Sha256.of(consent);
    }

    public record HasSigned(String name, String organisation, Instant at) {}

    /** @param answer null until it is answered */
    public record Asked(
            String question,
            Instant askedAt,
            @Nullable String answer,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt) {}

    /** A colleague who may sign. */
    public record Other(String id, String name) {}
}
