package io.evenhand.terms;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of one kind of terms in one language, with places for values: <code>{days}</code>, or <code>{days|dative}</code> in a
 * form that the language tells apart. How a value reads follows from its type:
 *
 * <ul>
 *   <li>a date, a length, money, a share, a number: as the language writes it;
 *   <li>a constant <code>CASH_RECEIVED</code> for <code>{when}</code> in the sentence <code>base</code>: the phrase
 *       <code>base.when.cash-received</code>;
 *   <li>yes: the phrase <code>base.when</code>; no: <code>base.when.not</code>, or nothing where there is none;
 *   <li>a list: its items joined by <code>|and</code>, <code>|or</code> or <code>|then</code>; an item that is a set of values fills the
 *       phrase <code>when.each</code>;
 *   <li>no value of that name: the phrase of that name, filled in with the same values.
 * </ul>
 *
 * A phrase that is not found under the sentence's own name is looked for under the names before its dots, and then alone, so that
 * sentences can share it. Values are never read as phrases. Immutable.
 */
final class Phrases {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)(?:\\|([a-z-]+))?}");
    private static final Map<String, Optional<Phrases>> KNOWN = new ConcurrentHashMap<>();

    private final Language language;
    private final List<LanguageFile> files;
    private final String name;

    private Phrases(String name, Language language, List<LanguageFile> files) {
        this.name = name;
        this.language = language;
        this.files = files;
    }

    /** Those of a file, and those that all share; empty when that is not written in this language. */
    static Optional<Phrases> find(String name, Language language) {
        return KNOWN.computeIfAbsent(
                name + "." + language.tag(),
                ignored -> LanguageFile.find(name, language.tag())
                        .flatMap(own -> LanguageFile.find("common", language.tag())
                                .map(common ->
                                        new Phrases(name + "." + language.tag(), language, List.of(own, common)))));
    }

    Language language() {
        return language;
    }

    /** @throws IllegalStateException naming file and key, if there is no such sentence, or it has a place for a value that is not given */
    String say(String key, Map<String, ?> values) {
        return say(key, text(key).orElseThrow(() -> missing(key)), values);
    }

    private String say(String key, String text, Map<String, ?> values) {
        Matcher place = PLACE.matcher(text);
        var said = new StringBuilder();
        int end = 0;
        while (place.find()) {
            String form = place.group(2) == null ? "" : place.group(2);
            said.append(text, end, place.start()).append(fill(key, place.group(1), form, values));
            end = place.end();
        }
        return said.append(text, end, text.length()).toString();
    }

    private String fill(String key, String place, String form, Map<String, ?> values) {
        String text = values.containsKey(place)
                ? read(key, place, form, values.get(place), values)
                : phrase(key, place, values).orElseThrow(() -> missing(key + "." + place));
        return form.equals("capital") ? language.capitalised(text) : text;
    }

    private String read(String key, String place, String form, @Nullable Object value, Map<String, ?> values) {
        return switch (value) {
            case String text -> form.equals("law-of") ? language.ofLaw(text) : text;
            case Integer number -> number.toString();
            case LocalDate date -> language.date(date);
            case Period length -> language.length(length, form);
            case Length length -> language.count(length.number(), length.unit(), form);
            case io.evenhand.money.Money amount -> language.money(amount);
            case io.evenhand.money.Share share -> language.share(share);
            case Boolean yes -> yes ? required(key, place, values) : not(key, place, values);
            case Enum<?> constant -> required(key, place + "." + nameOf(constant), values);
            case List<?> list -> joined(key, place, form, list, values);
            case null -> throw unwritable(key, place, null);
            default -> throw unwritable(key, place, value);
        };
    }

    private IllegalStateException unwritable(String key, String place, @Nullable Object value) {
        return new IllegalStateException(
                "%s: the value \"%s\" of \"%s\" cannot be written: %s".formatted(name, place, key, value));
    }

    private String joined(String key, String place, String form, List<?> list, Map<String, ?> values) {
        List<String> items = list.stream()
                .map(item -> {
                    if (!(item instanceof Map<?, ?> fields)) {
                        return read(key, place, "", item, values);
                    }
                    Map<String, Object> all = new HashMap<>(values);
                    fields.forEach((field, value) -> all.put(String.valueOf(field), value));
                    return required(key, place + ".each", all);
                })
                .toList();
        return switch (form) {
            case "or" -> language.or(items);
            case "then" -> language.then(items);
            default -> language.and(items);
        };
    }

    private String required(String key, String place, Map<String, ?> values) {
        return phrase(key, place, values).orElseThrow(() -> missing(key + "." + place));
    }

    private String not(String key, String place, Map<String, ?> values) {
        String holder = holder(key, place).orElseThrow(() -> missing(key + "." + place));
        return text(holder + ".not")
                .map(text -> say(holder + ".not", text, values))
                .orElse("");
    }

    private Optional<String> phrase(String key, String place, Map<String, ?> values) {
        return holder(key, place).map(found -> say(found, text(found).orElseThrow(() -> missing(found)), values));
    }

    /** The key under which a phrase stands: as near to the sentence as there is one. */
    private Optional<String> holder(String key, String place) {
        for (String at = key; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
            if (text(at + "." + place).isPresent()) {
                return Optional.of(at + "." + place);
            }
        }
        return text(place).isPresent() ? Optional.of(place) : Optional.empty();
    }

    private Optional<String> text(String key) {
        return files.stream().flatMap(file -> file.find(key).stream()).findFirst();
    }

    private IllegalStateException missing(String key) {
        return new IllegalStateException("language/" + name + ".yaml: \"" + key + "\" is missing");
    }

    /** CASH_RECEIVED is "cash-received". */
    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A number of days, months or years. */
    record Length(int number, String unit) {
        static Length days(int number) {
            return new Length(number, "day");
        }

        static Length months(int number) {
            return new Length(number, "month");
        }
    }
}
