package io.evenhand.api;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every way in which a request can be turned away. The type is a promise: programs may compare it, and it never changes. */
enum Problem {
    MALFORMED(HttpStatus.BAD_REQUEST, "The request cannot be read"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A token is needed"),
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "Your role does not allow this"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing for you"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This method is not offered here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "This representation is not offered"),
    CONFLICT(HttpStatus.CONFLICT, "Something else stands already"),
    IDEMPOTENCY_KEY_IN_FLIGHT(HttpStatus.CONFLICT, "The same request is still being worked on"),
    GONE(HttpStatus.GONE, "What this is about is no longer kept"),
    CHANGED_MEANWHILE(HttpStatus.PRECONDITION_FAILED, "It changed since you read it"),
    TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE, "The request is too large"),
    MEDIA_TYPE_NOT_SUPPORTED(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON"),
    INVALID(HttpStatus.UNPROCESSABLE_ENTITY, "Some fields will not do"),
    REFUSED(HttpStatus.UNPROCESSABLE_ENTITY, "A rule refuses this"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_ENTITY, "The key belongs to another request"),
    IF_MATCH_MISSING(HttpStatus.PRECONDITION_REQUIRED, "Say which version you read"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    FAULT(HttpStatus.INTERNAL_SERVER_ERROR, "We made a mistake"),
    NOT_KNOWN_YET(HttpStatus.SERVICE_UNAVAILABLE, "Not known yet"),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Come again in a moment");

    private final HttpStatus status;
    private final String title;

    Problem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public int number() {
        return status.value();
    }

    /** The part of the type that differs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String type() {
        return "urn:problem-type:evenhand:" + code();
    }

    Refusal because(String detail) {
        return new Refusal(this, detail);
    }
}
