package io.evenhand.document;

/** The archive holds no document of that hash. */
public class UnknownDocument extends RuntimeException {
    UnknownDocument(DocumentHash hash) {
        super("The archive holds no document with the hash " + hash);
    }
}
