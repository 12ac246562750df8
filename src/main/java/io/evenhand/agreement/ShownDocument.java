package io.evenhand.agreement;

import io.evenhand.document.DocumentHash;

/** A document as it is to be shown before it is signed: these very bytes are what the signature covers. */
public record ShownDocument(DocumentHash hash, byte[] pdf, int pages) {}
