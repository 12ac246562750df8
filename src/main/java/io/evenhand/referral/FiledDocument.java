package io.evenhand.referral;

/** What shows something, as somebody hands it in: an invoice, a contract, a mail. @param fileName as its sender says it */
@SuppressWarnings("ArrayRecordComponent") // handed on, and compared by nobody
public record FiledDocument(String fileName, byte[] content) {}
