package io.evenhand.ceremony.web;

import org.jspecify.annotations.Nullable;

/** Nobody is there whom a link brought: it opens nothing, or they were away for too long. Which of it is not said. */
class NoVisitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable String token;

    NoVisitException() {
        this(null);
    }

    /** @param token of the link that opens nothing; null where none was named */
    NoVisitException(@Nullable String token) {
        super("No visit", null, false, false);
        this.token = token;
    }

    @Nullable
    String token() {
        return token;
    }
}
