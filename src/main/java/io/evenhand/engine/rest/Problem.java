package io.evenhand.engine.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.evenhand.engine.core.CommandResponse;

/** A request that is not fulfilled, told to the caller as RFC 9457 asks. */
final class Problem extends RuntimeException {
    private final int status;
    private final String title;

    Problem(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    /** A field that is missing, unknown or wrong. */
    static Problem field(String name, String problem) {
        return new Problem(400, "INVALID_ARGUMENT", "Field '" + name + "' " + problem);
    }

    static Problem notFound(String what, String key) {
        return new Problem(404, "NOT_FOUND", what + " with key '" + key + "' not found");
    }

    static Problem unavailable(String detail) {
        return new Problem(503, "UNAVAILABLE", detail);
    }

    /** The engine's refusal with the status that Camunda's own gateway gives it. */
    static Problem rejected(CommandResponse response) {
        RejectionType type = response.rejectionType();
        int status = switch (type) {
            case INVALID_ARGUMENT, EXCEEDED_BATCH_RECORD_SIZE -> 400;
            case UNAUTHORIZED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case ALREADY_EXISTS, INVALID_STATE -> 409;
            case PROCESSING_ERROR, SBE_UNKNOWN, NULL_VAL -> 500;
        };
        return new Problem(
                status,
                type.name(),
                "Command '%s' rejected with code '%s': %s".formatted(response.intent(), type, response.reason()));
    }

    int status() {
        return status;
    }

    ObjectNode toJson(String path) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", getMessage())
                .put("instance", path);
    }
}
