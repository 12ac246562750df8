package io.evenhand.referral;

/** The invoice or contract itself, as somebody hands it in. @param fileName as its sender says it */
@SuppressWarnings("ArrayRecordComponent") // handed on, and compared by nobody
public record FiledDocument(String fileName, byte[] content) {}
