package io.evenhand.terms;

import io.evenhand.money.Share;
import io.evenhand.terms.Deviation.Severity;
import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonNumber;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.MalformedJsonException;
import io.evenhand.terms.json.Reading;
import io.evenhand.terms.json.RecordReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the network holds to be fair for one kind of agreement: an outline that is used where nothing else is said, and for
 * each field the values that need nobody's approval and those that are an acceptable fallback. Data, in
 * {@code standard-positions/KIND.json}.
 */
record StandardPosition(JsonObject outline, List<FieldRule> rules) {
    private static final Map<AgreementKind, StandardPosition> POSITIONS = AgreementKind.builtIn().stream()
            .filter(kind -> !kind.isChange())
            .collect(Collectors.toMap(Function.identity(), StandardPosition::load));

    static StandardPosition of(AgreementKind kind) {
        return Objects.requireNonNull(POSITIONS.get(kind));
    }

    private static StandardPosition load(AgreementKind kind) {
        String resource = "/standard-positions/" + kind.code() + ".json";
        try (InputStream stream = StandardPosition.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + resource);
            }
            return switch (new RecordReader()
                    .read(
                            StandardPosition.class,
                            JsonReader.read(stream.readAllBytes()).root())) {
                case Reading.Complete<StandardPosition> complete -> complete.value();
                case Reading.Refused<StandardPosition> refused ->
                    throw new IllegalStateException(resource + ": " + refused.problems());
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        } catch (MalformedJsonException malformed) {
            throw new IllegalStateException(resource, malformed);
        }
    }

    /**
     * What is acceptable in one field.
     *
     * @param field a JSON pointer into the terms, where "*" stands for each item of a list
     * @param title for people
     * @param standard needs nobody's approval
     * @param fallback is within what the network accepts; nothing more than the standard if absent
     * @param mayBeAbsent whether a missing value is no deviation, since another field decides whether it is there
     */
    record FieldRule(
            String field,
            String title,
            Range standard,
            @Nullable Range fallback,
            @Nullable Boolean mayBeAbsent) {
        Optional<Severity> judge(@Nullable JsonValue actual) {
            if (actual == null && Boolean.TRUE.equals(mayBeAbsent) || standard.holds(actual)) {
                return Optional.empty();
            }
            return Optional.of(fallback != null && fallback.holds(actual) ? Severity.FALLBACK : Severity.OUTSIDE);
        }
    }

    /**
     * A set of values; every part that is given must hold.
     *
     * @param oneOf the values themselves
     * @param from the least of an ordered kind: number, length of time or share
     * @param to the most
     * @param within what a list may hold
     * @param absent true if there must be no value, false if there must be one
     */
    record Range(
            @Nullable List<JsonValue> oneOf,
            @Nullable JsonValue from,
            @Nullable JsonValue to,
            @Nullable List<JsonValue> within,
            @Nullable Boolean absent) {
        boolean holds(@Nullable JsonValue actual) {
            if (actual == null) {
                return Boolean.TRUE.equals(absent);
            }
            return !Boolean.TRUE.equals(absent)
                    && (oneOf == null || oneOf.contains(actual))
                    && (from == null || compare(actual, from) >= 0)
                    && (to == null || compare(actual, to) <= 0)
                    && (within == null || actual instanceof JsonArray list && within.containsAll(list.items()));
        }

        String words() {
            if (oneOf != null) {
                return oneOf.stream().map(Range::word).collect(Collectors.joining(" or "));
            }
            if (from != null && to != null) {
                return from.equals(to) ? word(from) : "from %s to %s".formatted(word(from), word(to));
            }
            if (to != null) {
                return "at most " + word(to);
            }
            if (from != null) {
                return "at least " + word(from);
            }
            if (within != null) {
                return within.isEmpty()
                        ? "none"
                        : "nothing but " + within.stream().map(Range::word).collect(Collectors.joining(", "));
            }
            return Boolean.TRUE.equals(absent) ? "none" : "present";
        }

        static String word(JsonValue value) {
            return switch (value) {
                case JsonString text -> text.text();
                case JsonNumber number -> number.number().toPlainString();
                case JsonValue.JsonBoolean bool -> bool.value() ? "yes" : "no";
                case JsonArray list ->
                    list.items().isEmpty()
                            ? "none"
                            : list.items().stream().map(Range::word).collect(Collectors.joining(", "));
                case JsonObject object ->
                    object.fields().entrySet().stream()
                            .map(field -> field.getKey() + " " + word(field.getValue()))
                            .collect(Collectors.joining(", "));
                case JsonValue.JsonNull none -> "none";
            };
        }

        /** The value nearest to one that does not hold; empty where it is to be left out. */
        Optional<JsonValue> nearest(@Nullable JsonValue actual) {
            if (oneOf != null) {
                return Optional.of(oneOf.getFirst());
            }
            if (within != null && actual instanceof JsonArray list) {
                return Optional.of(new JsonArray(
                        list.items().stream().filter(within::contains).toList()));
            }
            if (actual != null && from != null && compare(actual, from) < 0) {
                return Optional.of(from);
            }
            return Optional.ofNullable(to == null ? from : to);
        }

        private static int compare(JsonValue one, JsonValue other) {
            if (one instanceof JsonNumber a && other instanceof JsonNumber b) {
                return a.number().compareTo(b.number());
            }
            String a = ((JsonString) one).text();
            String b = ((JsonString) other).text();
            return b.startsWith("P")
                    ? days(a).compareTo(days(b))
                    : Share.parse(a).compareTo(Share.parse(b));
        }

        /** Months are compared as thirty days: close enough to say which of two lengths is meant to be longer. */
        private static BigDecimal days(String period) {
            Period length = Period.parse(period);
            return BigDecimal.valueOf(length.toTotalMonths() * 30 + length.getDays());
        }
    }
}
