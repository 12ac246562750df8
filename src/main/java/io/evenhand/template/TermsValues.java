package io.evenhand.template;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.Declaration;
import io.evenhand.terms.DeclaredTerms;
import io.evenhand.terms.DocumentValues;
import io.evenhand.terms.Language;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsParty;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * The values of a template's declared fields, taken from terms by name and written in the template's language.
 *
 * <p>Only what the template declares is taken, and only from the terms' own types. A field whose type is not the declared
 * one is an error of the template. What the terms leave out is null, so that its clause falls away.
 */
final class TermsValues {
    private final String file;
    private final Language words;
    private final UnaryOperator<String> partyOf;
    private final String holder;
    /** Made once for all the fields of the same terms. */
    private final Map<DeclaredTerms, Map<String, Object>> typed = new IdentityHashMap<>();

    /**
     * @param partyOf what a party is called, by its id
     * @param holder of the values, in words
     */
    private TermsValues(String file, Language words, UnaryOperator<String> partyOf, String holder) {
        this.file = file;
        this.words = words;
        this.partyOf = partyOf;
        this.holder = holder;
    }

    static Map<String, @Nullable Object> of(TemplateHeader header, String file, Language words, Terms terms) {
        return new TermsValues(file, words, terms::nameOf, terms.kind().code() + " terms")
                .within(header.fields(), terms, "");
    }

    /** Of a document that is no agreement. @param values by name, of the types that {@link DocumentValues#typed()} gives */
    static Map<String, @Nullable Object> of(TemplateHeader header, String file, Language words, Map<String, ?> values) {
        return new TermsValues(file, words, UnaryOperator.identity(), "its values").within(header.fields(), values, "");
    }

    private Map<String, @Nullable Object> within(Field parent, Object holder, String path) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Field field : parent.fields().values()) {
            values.put(field.name(), value(field, read(holder, field, path + field.name()), path + field.name()));
        }
        return values;
    }

    private @Nullable Object value(Field field, @Nullable Object value, String path) {
        if (value == null) {
            return null;
        }
        return switch (field.type()) {
            case TEXT, PERSON ->
                value instanceof AgreementKind kind ? kind.title(words.locale()) : is(String.class, value, path);
            case NUMBER -> is(Integer.class, value, path);
            case FLAG -> is(Boolean.class, value, path);
            case DATE -> words.date(is(LocalDate.class, value, path));
            case DURATION -> words.length(is(Period.class, value, path));
            case MONEY -> unbroken(words.money(is(Money.class, value, path)));
            case AMOUNT -> unbroken(words.amount(is(Money.class, value, path)));
            case BARS -> Bars.of(texts(value, path));
            case CURRENCY -> is(CurrencyUnit.class, value, path).getCode();
            case SHARE -> unbroken(words.share(is(Share.class, value, path)));
            case COUNTRY -> words.country(is(String.class, value, path));
            case LAW -> words.law(is(String.class, value, path));
            case PARTY -> partyOf.apply(is(String.class, value, path));
            case PARTIES -> words.and(texts(value, path).stream().map(partyOf).toList());
            case TEXTS -> texts(value, path);
            case GROUP -> field.fields().isEmpty() ? Boolean.TRUE : within(field, value, path + ".");
            case LIST, TABLE ->
                is(List.class, value, path).stream()
                        .map(item -> within(field, item, path + "."))
                        .toList();
            case CHOICE -> choice(field, value, path);
            case CHOICES -> choices(field, is(List.class, value, path), path);
        };
    }

    /** A number and what it counts stay on one line. */
    private static String unbroken(String text) {
        return text.replace(' ', '\u00a0');
    }

    /** The conditions of a choice: each possible one by name, true (or its fields) if it was chosen. */
    private Choice choice(Field field, Object chosen, String path) {
        if (chosen instanceof Enum<?> || chosen instanceof String) {
            return choices(field, List.of(chosen), path);
        }
        var choice = new Choice(field, path);
        Class<?> variants = sealedParent(chosen.getClass(), path);
        for (Class<?> variant : variants.getPermittedSubclasses()) {
            String name = uncapitalised(variant.getSimpleName());
            Field inner = field.fields().getOrDefault(name, Field.group(name));
            boolean taken = variant.isInstance(chosen);
            choice.put(name, !taken ? null : value(inner, chosen, path + "." + name));
            if (taken) {
                choice.reading = field.words().get(name);
            }
        }
        return choice;
    }

    private Choice choices(Field field, List<?> chosen, String path) {
        var choice = new Choice(field, path);
        List<String> readings = new ArrayList<>();
        if (chosen.isEmpty()) {
            choice.reading = "";
            return choice;
        }
        for (Object constant : possible(field, chosen.getFirst())) {
            String name = constant instanceof Enum<?> known ? camelCase(known.name()) : String.valueOf(constant);
            boolean taken = chosen.contains(constant);
            choice.put(name, taken);
            if (taken && field.words().containsKey(name)) {
                readings.add(field.words().get(name));
            }
        }
        choice.reading = readings.size() == chosen.size() ? words.and(readings) : null;
        return choice;
    }

    /** A kind that files declare says itself what may be chosen. */
    private static Collection<?> possible(Field field, Object chosen) {
        return chosen instanceof Enum<?>
                ? List.of(chosen.getClass().getEnumConstants())
                : field.words().keySet();
    }

    /** A choice is a set of conditions, and prints as its words. */
    static final class Choice extends HashMap<String, @Nullable Object> {
        private final transient String path;
        private transient @Nullable String reading;

        private Choice(Choice other, String path) {
            super(other);
            this.path = path;
        }

        /** The same choice, of which the fields and what is printed read otherwise. */
        Choice marked(BiFunction<String, Map<?, ?>, Object> ofFields, UnaryOperator<String> ofReading) {
            var marked = new Choice(this, path);
            marked.replaceAll(
                    (name, value) -> value instanceof Map<?, ?> fields ? ofFields.apply(name, fields) : value);
            marked.reading = reading == null ? null : ofReading.apply(reading);
            return marked;
        }

        /** Knows every declared choice, as not chosen. */
        Choice(Field field, String path) {
            this.path = path;
            field.words().keySet().forEach(name -> put(name, null));
            field.fields().keySet().forEach(name -> put(name, null));
        }

        @Override
        public String toString() {
            if (reading == null) {
                throw new IllegalStateException(
                        "the field \"" + path + "\" is printed, but declares no words for its choice");
            }
            return reading;
        }
    }

    private @Nullable Object read(Object holder, Field field, String path) {
        if (holder instanceof Map<?, ?> values) {
            return values.get(field.name());
        }
        if (holder instanceof TermsParty party && field.name().equals("legalName")) {
            return partyOf.apply(party.partnerId());
        }
        if (holder instanceof DeclaredTerms declared && !Declaration.COMMON.contains(field.name())) {
            return typed.computeIfAbsent(declared, DeclaredTerms::typed).get(field.name());
        }
        try {
            Method accessor = holder.getClass().getDeclaredMethod(field.name());
            boolean ofTerms = holder.getClass().getPackage().equals(Terms.class.getPackage());
            if (!ofTerms || !Modifier.isPublic(accessor.getModifiers()) || accessor.getReturnType() == void.class) {
                throw unknown(path);
            }
            return accessor.invoke(holder);
        } catch (NoSuchMethodException e) {
            throw unknown(path);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("The field " + path + " of the terms cannot be read", e);
        }
    }

    private MalformedTemplate unknown(String path) {
        return new MalformedTemplate(file, "the field \"%s\" is declared, but %s have none".formatted(path, holder));
    }

    private <T> T is(Class<T> type, Object value, String path) {
        if (!type.isInstance(value)) {
            throw new MalformedTemplate(
                    file,
                    "the field \"%s\" is declared with a type that does not fit; the value is a %s"
                            .formatted(path, value.getClass().getSimpleName()));
        }
        return type.cast(value);
    }

    private List<String> texts(Object value, String path) {
        List<String> texts = new ArrayList<>();
        for (Object item : is(List.class, value, path)) {
            texts.add(is(String.class, item, path));
        }
        return texts;
    }

    private Class<?> sealedParent(Class<?> type, String path) {
        for (Class<?> parent : type.getInterfaces()) {
            if (parent.isSealed()) {
                return parent;
            }
        }
        throw new MalformedTemplate(file, "the field \"" + path + "\" is declared as a choice, but is none");
    }

    private static String uncapitalised(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static String camelCase(String constant) {
        var name = new StringBuilder();
        for (String part : constant.toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.toString();
    }
}
