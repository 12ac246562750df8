package io.evenhand.terms;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.Declaration.Node;
import io.evenhand.terms.json.JsonPointer;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonNull;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.Quoting;
import io.evenhand.terms.json.Reading;
import io.evenhand.terms.json.RecordReader;
import io.evenhand.terms.json.RecordWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds values against what a kind declares, and brings each into the one form in which it is written. */
final class DeclaredChecks {
    private static final RecordReader READER = new RecordReader();
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_ENTRIES = 200;

    private final List<String> parties;
    private final FieldChecks checks;

    /** @param parties by id */
    DeclaredChecks(List<String> parties, FieldChecks checks) {
        this.parties = parties;
        this.checks = checks;
    }

    /** The values in their canonical form, without what is left out; what is wrong with them is in the checks. */
    JsonObject object(Node node, JsonObject values, String at) {
        Map<String, JsonValue> sound = new LinkedHashMap<>();
        for (String name : values.fields().keySet()) {
            checks.that(
                    node.children().containsKey(name),
                    at + JsonPointer.step(Quoting.plain(name)),
                    "is not a known field",
                    "leave it out; known here are "
                            + String.join(", ", node.children().keySet()));
        }
        node.children().forEach((name, child) -> {
            JsonValue value = values.fields().get(name);
            String pointer = at + JsonPointer.step(name);
            if (value != null && !(value instanceof JsonNull)) {
                value(child, value, pointer).ifPresent(is -> sound.put(name, is));
            } else if (child.isRequired() && child.field() == null) {
                JsonObject unused = object(child, new JsonObject(Map.of()), pointer);
            } else {
                checks.that(
                        !child.isRequired(),
                        pointer,
                        "is missing",
                        "write " + child.type().example());
            }
        });
        return new JsonObject(sound);
    }

    private Optional<JsonValue> value(Node node, JsonValue value, String at) {
        DeclaredField field = node.field();
        if (field == null || field.type() == DeclaredType.GROUP) {
            return value instanceof JsonObject group ? Optional.of(object(node, group, at)) : refused(node, value, at);
        }
        if (field.type().single().isPresent()) {
            return single(field, value, at);
        }
        if (!(value instanceof JsonArray array)) {
            return refused(node, value, at);
        }
        int entries = array.items().size();
        checks.that(
                entries >= number(field.least(), field.optional() ? 0 : 1)
                        && entries <= number(field.most(), MOST_ENTRIES),
                at,
                "holds %d".formatted(entries),
                "write from %d to %d entries"
                        .formatted(
                                number(field.least(), field.optional() ? 0 : 1), number(field.most(), MOST_ENTRIES)));
        List<JsonValue> sound = new ArrayList<>();
        for (int i = 0; i < entries && i < MOST_ENTRIES; i++) {
            entry(node, field, array.items().get(i), at + "/" + i).ifPresent(sound::add);
        }
        return Optional.of(new JsonArray(field.type() == DeclaredType.CHOICES ? inOrder(field, sound) : sound));
    }

    private Optional<JsonValue> entry(Node node, DeclaredField field, JsonValue item, String at) {
        if (field.type().isList()) {
            return item instanceof JsonObject object
                    ? Optional.of(object(node, object, at))
                    : Optional.<JsonValue>empty().or(() -> {
                        checks.that(false, at, "is " + item.describe(), "write an object in braces");
                        return Optional.empty();
                    });
        }
        DeclaredType single = switch (field.type()) {
            case CHOICES -> DeclaredType.CHOICE;
            case PARTIES -> DeclaredType.PARTY;
            default -> DeclaredType.TEXT;
        };
        return single(
                new DeclaredField(
                        field.path(), single, field.label(), null, null, field.words(), false, field.negotiable()),
                item,
                at);
    }

    /** Several words in the order of their declaration, each once, so that the order in which they were written does not change a hash. */
    private static List<JsonValue> inOrder(DeclaredField field, List<JsonValue> chosen) {
        return field.words().stream()
                .<JsonValue>map(word -> new JsonString(word.name()))
                .filter(chosen::contains)
                .toList();
    }

    private Optional<JsonValue> refused(Node node, JsonValue value, String at) {
        checks.that(false, at, "is " + value.describe(), "write " + node.type().example());
        return Optional.empty();
    }

    private Optional<JsonValue> single(DeclaredField field, JsonValue value, String at) {
        Class<?> type = field.type().single().orElseThrow();
        return switch (READER.read(type, value)) {
            case Reading.Refused<?> refused -> {
                refused.problems()
                        .forEach(problem ->
                                checks.that(false, at + problem.pointer(), problem.problem(), problem.remedy()));
                yield Optional.empty();
            }
            case Reading.Complete<?> complete -> {
                judge(field, complete.value(), at);
                yield Optional.of(RecordWriter.json(complete.value()));
            }
        };
    }

    private void judge(DeclaredField field, Object value, String at) {
        switch (field.type()) {
            case TEXT, PERSON -> {
                String text = (String) value;
                checks.text(at, text, number(field.most(), LONGEST_TEXT));
                int least = number(field.least(), 1);
                checks.that(
                        text.isBlank() || text.length() >= least,
                        at,
                        "is %d characters long".formatted(text.length()),
                        "write at least %d".formatted(least));
            }
            case COUNTRY -> checks.country(at, (String) value);
            case LAW -> {
                if (!Jurisdiction.LEGAL_UNITS.contains(value)) {
                    checks.country(at, (String) value);
                }
            }
            case PARTY -> checks.oneOf(at, (String) value, parties);
            case CHOICE ->
                checks.that(
                        field.words().stream().anyMatch(word -> word.name().equals(value)),
                        at,
                        "is %s".formatted(Quoting.quoted((String) value)),
                        "write one of "
                                + String.join(
                                        ", ",
                                        field.words().stream()
                                                .map(DeclaredField.DeclaredWord::name)
                                                .toList()));
            default -> range(field, value, at);
        }
    }

    private void range(DeclaredField field, Object value, String at) {
        if (value instanceof Period period) {
            checks.period(at, period, 1200);
        }
        if (value instanceof LocalDate date) {
            checks.that(TermsChecks.sensible(date), at, "is %s".formatted(date), "write a date from 2000 to 2199");
        }
        bound(field, field.least(), value)
                .ifPresent(least -> checks.that(
                        compare(value, least) >= 0, at, "is " + words(value), "write at least " + words(least)));
        bound(field, field.most(), value)
                .ifPresent(most -> checks.that(
                        compare(value, most) <= 0, at, "is " + words(value), "write at most " + words(most)));
    }

    /** A limit as a value of the field's type; an amount says nothing about one in another currency. */
    private static Optional<Object> bound(DeclaredField field, @Nullable String limit, Object value) {
        return limit == null
                ? Optional.empty()
                : Optional.of(field.limit(limit))
                        .filter(is ->
                                !(is instanceof Money least) || least.currency().equals(((Money) value).currency()));
    }

    private static int compare(Object value, Object limit) {
        return order(value).compareTo(order(limit));
    }

    private static BigDecimal order(Object value) {
        return switch (value) {
            case Integer number -> BigDecimal.valueOf(number);
            case LocalDate date -> BigDecimal.valueOf(date.toEpochDay());
            // Months as thirty days: close enough to say which of two lengths is longer.
            case Period length -> BigDecimal.valueOf(length.toTotalMonths() * 30 + length.getDays());
            case Share share ->
                new BigDecimal(share.numerator()).divide(new BigDecimal(share.denominator()), MathContext.DECIMAL128);
            case Money money -> BigDecimal.valueOf(money.minorUnits());
            default -> BigDecimal.ZERO;
        };
    }

    private static String words(Object value) {
        return value instanceof Share share ? share.words() : String.valueOf(value);
    }

    private static int number(@Nullable String limit, int otherwise) {
        return limit == null ? otherwise : Integer.parseInt(limit);
    }
}
