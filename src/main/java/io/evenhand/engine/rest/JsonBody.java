package io.evenhand.engine.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.agrona.DirectBuffer;

/**
 * A JSON object that was sent, read strictly: a wrong type, a missing or an unknown field is refused by name rather than
 * passed over. Fields that are null count as not sent.
 */
final class JsonBody {
    private static final String ONLY_TENANT = "<default>";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode node;
    private final String path;
    private final Set<String> known = new HashSet<>();

    private JsonBody(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** @param content empty for an object without fields */
    static JsonBody parse(byte[] content) {
        if (content.length == 0) {
            return new JsonBody(JSON.createObjectNode(), "");
        }
        try {
            if (JSON.readTree(content) instanceof ObjectNode object) {
                return new JsonBody(object, "");
            }
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new Problem(400, "BAD_REQUEST", "The body is not JSON" + where + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory cannot fail", e);
        }
        throw new Problem(400, "BAD_REQUEST", "The body must be a JSON object");
    }

    ObjectNode node() {
        return node;
    }

    /** Refuses fields that nobody asked about. */
    void refuseOthers() {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            boolean empty = entry.getValue().isNull()
                    || (entry.getValue().isContainerNode() && entry.getValue().isEmpty());
            if (!known.contains(entry.getKey()) && !empty) {
                throw Problem.field(path + entry.getKey(), "is not known here");
            }
        }
    }

    Optional<String> text(String name) {
        return value(name).map(value -> {
            if (!value.isTextual()) {
                throw Problem.field(path + name, "must be a string");
            }
            return value.textValue();
        });
    }

    /** A text that is there and not blank. */
    String requiredText(String name) {
        String text = text(name).orElseThrow(() -> missing(name));
        if (text.isBlank()) {
            throw Problem.field(path + name, "must not be blank");
        }
        return text;
    }

    Optional<Long> number(String name) {
        return value(name).map(value -> {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw Problem.field(path + name, "must be a whole number");
            }
            return value.longValue();
        });
    }

    Optional<Integer> smallNumber(String name) {
        return number(name).map(value -> {
            if (value != value.intValue()) {
                throw Problem.field(path + name, "must be a whole number of at most 32 bits");
            }
            return value.intValue();
        });
    }

    long requiredPositive(String name) {
        long value = number(name).orElseThrow(() -> missing(name));
        if (value < 1) {
            throw Problem.field(path + name, "is " + value + " but must be greater than zero");
        }
        return value;
    }

    int notNegative(String name, int otherwise) {
        int value = smallNumber(name).orElse(otherwise);
        if (value < 0) {
            throw Problem.field(path + name, "is " + value + " but must not be negative");
        }
        return value;
    }

    /** A duration in milliseconds. */
    long millis(String name) {
        long value = number(name).orElse(0L);
        if (value < 0) {
            throw Problem.field(path + name, "is " + value + " but must not be negative");
        }
        return value;
    }

    boolean flag(String name, boolean otherwise) {
        return value(name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw Problem.field(path + name, "must be true or false");
                    }
                    return value.booleanValue();
                })
                .orElse(otherwise);
    }

    Optional<Long> key(String name) {
        return value(name).map(value -> {
            try {
                return Long.parseLong(value.isTextual() ? value.textValue() : "");
            } catch (NumberFormatException e) {
                throw Problem.field(path + name, "must be a key: a string of digits");
            }
        });
    }

    Optional<List<String>> texts(String name) {
        return value(name).map(value -> {
            List<String> texts = new ArrayList<>();
            elements(name, value).forEach(element -> {
                if (!element.isTextual()) {
                    throw Problem.field(path + name, "must be a list of strings");
                }
                texts.add(element.textValue());
            });
            return texts;
        });
    }

    Optional<JsonBody> object(String name) {
        return value(name).map(value -> child(value, path + name));
    }

    JsonBody requiredObject(String name) {
        return object(name).orElseThrow(() -> missing(name));
    }

    List<JsonBody> objects(String name) {
        List<JsonBody> objects = new ArrayList<>();
        value(name)
                .ifPresent(value -> elements(name, value)
                        .forEach(element -> objects.add(child(element, path + name + "[" + objects.size() + "]"))));
        return objects;
    }

    /** Process variables in the engine's encoding, none when the field is not there. */
    DirectBuffer variables() {
        return variables(value("variables").orElseGet(JSON::createObjectNode));
    }

    DirectBuffer requiredVariables() {
        return variables(value("variables").orElseThrow(() -> missing("variables")));
    }

    private DirectBuffer variables(JsonNode value) {
        if (!value.isObject()) {
            throw Problem.field(path + "variables", "must be an object");
        }
        try {
            return BufferUtil.wrapArray(MsgPackConverter.convertToMsgPack(value.toString()));
        } catch (RuntimeException e) {
            throw Problem.field(path + "variables", "holds a value that the engine cannot keep: " + e.getMessage());
        }
    }

    /** Takes note of a tenant, of which there is only one here. */
    void acceptTenant() {
        text("tenantId").ifPresent(tenant -> requireOnlyTenant("tenantId", tenant));
    }

    void acceptTenants() {
        texts("tenantIds").ifPresent(tenants -> tenants.forEach(tenant -> requireOnlyTenant("tenantIds", tenant)));
    }

    /** A number with which the caller may recognise its command in the engine's log, which nobody reads here. */
    void acceptOperationReference() {
        number("operationReference");
    }

    private void requireOnlyTenant(String name, String tenant) {
        if (!tenant.equals(ONLY_TENANT)) {
            throw Problem.field(
                    path + name, "is '" + tenant + "' but must be '" + ONLY_TENANT + "': there are no other tenants");
        }
    }

    private Problem missing(String name) {
        return Problem.field(path + name, "is missing");
    }

    private Optional<JsonNode> value(String name) {
        known.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private JsonNode elements(String name, JsonNode value) {
        if (!value.isArray()) {
            throw Problem.field(path + name, "must be a list");
        }
        return value;
    }

    private static JsonBody child(JsonNode value, String path) {
        if (value instanceof ObjectNode object) {
            return new JsonBody(object, path + ".");
        }
        throw Problem.field(path, "must be an object");
    }
}
