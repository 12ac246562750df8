package io.evenhand.document;

/** The text cannot become a document: it is not well-formed, too large, or took too long. The message says which. */
public class RenderingRefused extends IllegalArgumentException {
    RenderingRefused(String reason) {
        super(reason);
    }

    RenderingRefused(String reason, Throwable cause) {
        super(reason, cause);
    }
}
