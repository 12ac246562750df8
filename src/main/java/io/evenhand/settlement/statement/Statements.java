package io.evenhand.settlement.statement;

import io.evenhand.document.DocumentHash;

/** Draws statements up as documents. */
public interface Statements {
    /** A draft, watermarked as one and not signed. @return the bytes of a PDF; nothing is stored */
    byte[] draft(StatementContent content);

    /**
     * The final statement: drawn up, sealed and archived. Each call makes another, equally good document; call it once, and keep its hash.
     *
     * @throws IllegalArgumentException when the content is not {@linkplain StatementContent#sealed() final}
     */
    DocumentHash seal(StatementContent content);
}
