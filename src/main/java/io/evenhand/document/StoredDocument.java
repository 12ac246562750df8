package io.evenhand.document;

/**
 * A document out of the archive, whose bytes have the hash that it was asked for by.
 *
 * @param fileName under which the first to store these bytes knew them
 */
public record StoredDocument(DocumentHash hash, String mediaType, String fileName, byte[] content) {}
