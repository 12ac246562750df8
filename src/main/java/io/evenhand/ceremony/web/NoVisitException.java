package io.evenhand.ceremony.web;

/** Nobody is there whom a link brought: it opens nothing, or they were away for too long. Which of it is not said. */
class NoVisitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoVisitException() {
        super("No visit", null, false, false);
    }
}
