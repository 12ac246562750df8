package io.evenhand.engine.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller asks.
 *
 * @param rawQuery what follows the question mark, empty when there is none
 * @param contentType empty when none was sent
 * @param parameters from the path
 */
record Request(
        String method,
        String path,
        String rawQuery,
        String contentType,
        byte[] content,
        Map<String, String> parameters) {

    Request with(Map<String, String> pathParameters) {
        return new Request(method, path, rawQuery, contentType, content, pathParameters);
    }

    /** @throws Problem 415 or 400 when the body is not a JSON object */
    JsonBody json() {
        if (content.length > 0 && !mediaType().equals("application/json")) {
            throw new Problem(
                    415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type '" + mediaType() + "' must be application/json");
        }
        return JsonBody.parse(content);
    }

    /** The content type without parameters, in lower case. */
    String mediaType() {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalStateException("The path " + path + " has no " + name);
        }
        return value;
    }

    /** @throws Problem 400 when the path has no number there */
    long key(String name) {
        try {
            return Long.parseLong(parameter(name));
        } catch (NumberFormatException e) {
            throw Problem.field(name, "is '" + parameter(name) + "' but must be a key: digits");
        }
    }

    Optional<String> query(String name) {
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).equals(name)) {
                return Optional.of(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }
}
