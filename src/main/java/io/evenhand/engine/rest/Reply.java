package io.evenhand.engine.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What goes back to the caller.
 *
 * @param undelivered what to do when the caller has gone and so never learns of it
 */
record Reply(int status, String contentType, byte[] body, Optional<Runnable> undelivered) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Reply json(JsonNode node) {
        return json(200, "application/json", node);
    }

    static Reply noContent() {
        return new Reply(204, "", new byte[0], Optional.empty());
    }

    static Reply xml(String text) {
        return new Reply(200, "text/xml; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    static Reply problem(Problem problem, String path) {
        return json(problem.status(), "application/problem+json", problem.toJson(path));
    }

    static Reply items(List<? extends JsonNode> items) {
        var node = JSON.createObjectNode();
        node.putArray("items").addAll(items);
        return json(node);
    }

    Reply orIfUndelivered(Runnable action) {
        return new Reply(status, contentType, body, Optional.of(action));
    }

    private static Reply json(int status, String contentType, JsonNode node) {
        try {
            return new Reply(status, contentType, JSON.writeValueAsBytes(node), Optional.empty());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON nodes can always be written", e);
        }
    }
}
