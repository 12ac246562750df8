package io.evenhand.signing;

import io.evenhand.document.DocumentHash;

/**
 * A sealed document has got fresh validation data and a new timestamp, and is archived as a version of its own. The bytes of the
 * former are the beginning of the new one, and the former stays archived. Published within the transaction that records it: whoever
 * keeps the hash of the former puts the new one in its place in the same transaction, so that there is neither without the other.
 *
 * @param eventId unique
 */
public record DocumentRenewed(String eventId, DocumentHash oldHash, DocumentHash newHash) {}
