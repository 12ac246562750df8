package io.evenhand.terms;

import io.evenhand.money.Share;
import io.evenhand.terms.Deviation.Severity;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonNumber;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.OmittedIfEmpty;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What lawyers hold to be fair for one kind of agreement: an outline that is used where nothing else is said, and for each field what is
 * standard, what may be given instead, what is not acceptable, why, and who may approve it. It lies in {@code playbook/KIND.yaml}.
 */
record Playbook(JsonObject outline, List<Position> positions) {
    /** Of a kind that has none: what is agreed departs from nothing. */
    static final Playbook NONE = new Playbook(new JsonObject(Map.of()), List.of());

    /**
     * What is acceptable in one field.
     *
     * @param field a JSON pointer into the terms, where "*" stands for each item of a list
     * @param label for people
     * @param standard needs nobody's approval
     * @param fallbacks what may be given instead; the first that holds counts
     * @param notAcceptable what must not be given, whoever asks
     * @param otherwise who approves what is none of these; legal if absent
     * @param mayBeAbsent whether a missing value is no deviation, since another field decides whether it is there
     * @param why one sentence for whoever negotiates or approves
     */
    record Position(
            String field,
            String label,
            Range standard,
            @OmittedIfEmpty List<Alternative> fallbacks,
            @OmittedIfEmpty List<Alternative> notAcceptable,
            @Nullable Approver otherwise,
            @Nullable Boolean mayBeAbsent,
            String why) {
        Optional<Verdict> judge(@Nullable JsonValue actual) {
            if (actual == null && Boolean.TRUE.equals(mayBeAbsent) || standard.holds(actual)) {
                return Optional.empty();
            }
            return Optional.of(among(notAcceptable, actual, Severity.NOT_ACCEPTABLE)
                    .or(() -> among(fallbacks, actual, Severity.FALLBACK))
                    .orElseGet(() -> new Verdict(Severity.OUTSIDE, otherwise == null ? Approver.LEGAL : otherwise)));
        }

        private static Optional<Verdict> among(
                List<Alternative> alternatives, @Nullable JsonValue actual, Severity severity) {
            return alternatives.stream()
                    .filter(alternative -> alternative.range().holds(actual))
                    .findFirst()
                    .map(alternative -> new Verdict(severity, alternative.approvedBy()));
        }
    }

    /** How far a value is from the standard, and who may approve it. */
    record Verdict(Severity severity, Approver approver) {}

    /** A {@link Range} that is not standard, and who may approve it. */
    record Alternative(
            @Nullable List<JsonValue> oneOf,
            @Nullable JsonValue from,
            @Nullable JsonValue to,
            @Nullable List<JsonValue> within,
            @Nullable Boolean absent,
            Approver approvedBy) {
        Range range() {
            return new Range(oneOf, from, to, within, absent);
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
                    && (from == null || isAtMost(from, actual))
                    && (to == null || isAtMost(actual, to))
                    && (within == null || actual instanceof JsonArray list && within.containsAll(list.items()));
        }

        /** What it allows, for people. */
        String words(Language language) {
            ProgramTexts texts = ProgramTexts.of("playbook", language.locale());
            if (oneOf != null) {
                return language.or(said(oneOf, language));
            }
            if (from != null && to != null) {
                return from.equals(to)
                        ? said(from, language)
                        : texts.say("between", Map.of("from", said(from, language), "to", said(to, language)));
            }
            if (to != null) {
                return texts.say("most", Map.of("to", said(to, language)));
            }
            if (from != null) {
                return texts.say("least", Map.of("from", said(from, language)));
            }
            if (within != null) {
                return within.isEmpty()
                        ? texts.say("none", Map.of())
                        : texts.say("within", Map.of("items", String.join(", ", said(within, language))));
            }
            return texts.say(Boolean.TRUE.equals(absent) ? "none" : "present", Map.of());
        }

        private static List<String> said(List<JsonValue> values, Language language) {
            return values.stream().map(value -> said(value, language)).toList();
        }

        /** A value for people: lengths of time and shares as the language writes them, words as they are in the terms. */
        static String said(JsonValue value, Language language) {
            return switch (value) {
                case JsonString text -> said(text.text(), language);
                case JsonValue.JsonBoolean bool -> language.yesNo(bool.value());
                case JsonArray list ->
                    list.items().isEmpty() ? nothing(language) : String.join(", ", said(list.items(), language));
                case JsonValue.JsonNull ignored -> nothing(language);
                case JsonNumber number -> word(number);
                case JsonObject object -> word(object);
            };
        }

        private static String said(String text, Language language) {
            try {
                if (text.matches("P[0-9YMD]{2,20}")) {
                    return language.length(Period.parse(text));
                }
                return text.matches("[0-9]{1,18}/[0-9]{1,18}") ? language.share(Share.parse(text)) : text;
            } catch (DateTimeParseException | IllegalArgumentException | ArithmeticException onlyLooksLikeOne) {
                return text;
            }
        }

        static String nothing(Language language) {
            return ProgramTexts.of("playbook", language.locale()).say("none", Map.of());
        }

        /** As terms are compared, whatever the language. */
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
            if (actual != null && from != null && !isAtMost(from, actual)) {
                return Optional.of(from);
            }
            return Optional.ofNullable(to == null ? from : to);
        }

        /** Whether least and most can be compared, and are in this order. */
        boolean isOrdered() {
            return (from == null || isAtMost(from, from))
                    && (to == null || isAtMost(to, to))
                    && (from == null || to == null || isAtMost(from, to));
        }

        /** Of two values of one ordered kind; of others, neither is. */
        private static boolean isAtMost(JsonValue one, JsonValue other) {
            try {
                return compare(one, other) <= 0;
            } catch (IllegalArgumentException | DateTimeException incomparable) {
                return false;
            }
        }

        private static int compare(JsonValue one, JsonValue other) {
            if (one instanceof JsonNumber a && other instanceof JsonNumber b) {
                return a.number().compareTo(b.number());
            }
            if (!(one instanceof JsonString first) || !(other instanceof JsonString second)) {
                throw new IllegalArgumentException(one.describe() + " and " + other.describe() + " have no order");
            }
            String a = first.text();
            String b = second.text();
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
