package io.evenhand.signing;

import io.evenhand.document.DocumentHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remembers which documents were sealed, when to look at each again, and which version came after which. */
interface SealedDocuments {
    /** Watches a document. Idempotent. */
    void watch(DocumentHash hash, Instant lookAt);

    /** Those to look at by now, after a hash, in the order of hashes. */
    List<DocumentHash> due(Instant now, String after, int most);

    void lookAgain(DocumentHash hash, Instant at);

    /** Notes that it could not be done, to be tried again. */
    void failed(DocumentHash hash, Instant again);

    /** It is no sealed document, or is in no archive. */
    void forget(DocumentHash hash);

    /** @return false if somebody else has renewed it meanwhile */
    boolean renewed(DocumentHash hash, DocumentHash into, Instant at);

    /** The version that took the place of a document. */
    Optional<DocumentHash> renewedInto(DocumentHash hash);
}
