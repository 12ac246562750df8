package io.evenhand.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.money.Money;
import io.evenhand.terms.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an object that was sent, and gathers what is wrong with their form, so that its author hears of all at once. */
final class SentFields {
    private final JsonNode object;
    private final String at;
    private final List<FieldProblem> problems;

    private SentFields(JsonNode object, String at, List<FieldProblem> problems) {
        this.object = object;
        this.at = at;
        this.problems = problems;
    }

    /** @param known every field that may be sent */
    static SentFields of(byte[] body, String... known) {
        return new SentFields(ApiJson.object(body), "", new ArrayList<>()).knowing(known);
    }

    private SentFields knowing(String... known) {
        Set<String> names = new TreeSet<>(List.of(known));
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                wrong(name, "is no field here", "leave it out, or use one of " + String.join(", ", names));
            }
        });
        return this;
    }

    String text(String name) {
        String text = optionalText(name);
        if (text == null && !object.hasNonNull(name)) {
            wrong(name, "is missing", "add it");
        }
        return text == null ? "" : text;
    }

    @Nullable
    String optionalText(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            wrong(name, "is no text", "write it in quotes");
            return null;
        }
        return value.textValue();
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        JsonNode value = object.path(name);
        if (!value.isArray()) {
            wrong(name, value.isMissingNode() ? "is missing" : "is no list", "write a list of texts in brackets");
            return texts;
        }
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i).isTextual()) {
                texts.add(value.get(i).textValue());
            } else {
                wrong(name + "/" + i, "is no text", "write it in quotes");
            }
        }
        return texts;
    }

    /** @param known every field that may be sent in it */
    SentFields object(String name, String... known) {
        JsonNode value = object.path(name);
        if (!value.isObject()) {
            wrong(name, value.isMissingNode() ? "is missing" : "is no object", "write an object in braces");
            // Its own fields would only be reported as missing once more.
            return new SentFields(value, at + "/" + name, new ArrayList<>());
        }
        return new SentFields(value, at + "/" + name, problems).knowing(known);
    }

    List<SentFields> objects(String name, String... known) {
        List<SentFields> objects = new ArrayList<>();
        JsonNode value = object.path(name);
        if (!value.isArray()) {
            wrong(name, value.isMissingNode() ? "is missing" : "is no list", "write a list of objects in brackets");
            return objects;
        }
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i).isObject()) {
                objects.add(new SentFields(value.get(i), at + "/" + name + "/" + i, problems).knowing(known));
            } else {
                wrong(name + "/" + i, "is no object", "write an object in braces");
            }
        }
        return objects;
    }

    /** An object as JSON text; null when it was not sent. */
    @Nullable
    String json(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isObject()) {
            wrong(name, "is no object", "write an object in braces");
            return null;
        }
        return value.toString();
    }

    /** Texts by name; empty when there is none. */
    Map<String, String> names(String name) {
        Map<String, String> names = new java.util.LinkedHashMap<>();
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return names;
        }
        if (!value.isObject()) {
            wrong(name, "is no object", "write an object of texts by name");
            return names;
        }
        value.properties().forEach(field -> {
            if (field.getValue().isTextual()) {
                names.put(field.getKey(), field.getValue().textValue());
            } else {
                wrong(name + "/" + field.getKey(), "is no text", "write it in quotes");
            }
        });
        return names;
    }

    /** Whether something was said to be so; what was not sent is not. */
    boolean flag(String name) {
        JsonNode value = object.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            wrong(name, "is neither true nor false", "write true or false, without quotes");
        }
        return value.asBoolean(false);
    }

    /** Null when it was not sent. */
    @Nullable
    Integer wholeNumber(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isInt()) {
            wrong(name, "is no whole number", "write it without quotes or a fraction");
            return null;
        }
        return value.intValue();
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** An amount with its currency; null when it was not sent. */
    @Nullable
    Money money(String name) {
        if (!has(name)) {
            return null;
        }
        SentFields sent = object(name, "amount", "currency");
        int before = problems.size();
        String amount = sent.text("amount");
        String currency = sent.text("currency");
        if (problems.size() > before || amount.isEmpty()) {
            return null;
        }
        try {
            return Money.of(amount, currency);
        } catch (IllegalArgumentException unsound) {
            wrong(name, "is no amount of money", String.valueOf(unsound.getMessage()));
            return null;
        }
    }

    void wrong(String name, String problem, String remedy) {
        problems.add(new FieldProblem(at + "/" + name, problem, remedy));
    }

    /** @throws Refusal naming everything that is wrong */
    void done() {
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
    }
}
