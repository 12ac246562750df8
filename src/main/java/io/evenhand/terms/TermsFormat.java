package io.evenhand.terms;

import java.util.List;

/** The canonical form of terms, its hash, and its sentences. */
public final class TermsFormat {
    private TermsFormat() {}

    /** UTF-8 JSON in the canonical form of RFC 8785. {@link #parse} is its inverse. */
    public static byte[] canonical(Terms terms) {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads terms of any kind from JSON, in whatever order its fields stand.
     *
     * @throws MalformedTermsException with every problem found
     */
    public static Terms parse(byte[] json) throws MalformedTermsException {
        throw new UnsupportedOperationException();
    }

    public static TermsHash hash(Terms terms) {
        throw new UnsupportedOperationException();
    }

    /** Every rule in plain English, in the order in which a reader wants them. */
    public static List<Sentence> sentences(Terms terms) {
        throw new UnsupportedOperationException();
    }
}
