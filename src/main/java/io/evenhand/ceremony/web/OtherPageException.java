package io.evenhand.ceremony.web;

/** A form was sent from the page of another agreement than the one that this browser has opened since. */
class OtherPageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OtherPageException() {
        super("Another page", null, false, false);
    }
}
