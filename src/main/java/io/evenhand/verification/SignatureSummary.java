package io.evenhand.verification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One signature, as far as it could be understood.
 *
 * @param signer the name in the certificate, never the name that the document claims; empty if there is none to read
 * @param timestamp absent if there is none that is intact
 * @param level such as {@code PAdES-BASELINE-LTA}; empty where it was not determined
 * @param intact the signed bytes are those that were signed
 * @param trusted a trusted authority vouches for the signer at that time
 * @param withdrawal of the signer's certificate
 * @param purpose what the signature says it was made for: claimed by the signer, and checked by nobody
 * @param did what changed in the document when it was made, in words
 * @param revision which version of the document it covers, from 1
 * @param revisions how many versions there are; the last signature covers the whole document
 */
public record SignatureSummary(
        String field,
        Kind kind,
        String signer,
        String organisation,
        @Nullable Timestamp timestamp,
        String level,
        boolean intact,
        boolean trusted,
        Withdrawal withdrawal,
        String purpose,
        String did,
        int revision,
        int revisions) {
    /** What a signature is there for. */
    public enum Kind {
        CERTIFICATION("certification"),
        SIGNATURE("signature"),
        DOCUMENT_TIMESTAMP("document-timestamp");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As written in JSON. */
        public String code() {
            return code;
        }
    }

    /** What the timestamp says; absent if there is none that is intact. */
    public @Nullable Instant signedAt() {
        return timestamp == null ? null : timestamp.at();
    }

    public boolean coversWholeDocument() {
        return revision == revisions;
    }
}
