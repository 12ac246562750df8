package io.evenhand.terms.json;

import io.evenhand.money.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which places the JSON of a record can have, whatever its values. */
public final class RecordPlaces {
    private RecordPlaces() {}

    /** Every place, as patterns in which "*" stands for each item of a list. */
    public static List<String> of(Class<?> type) {
        Set<String> places = new LinkedHashSet<>();
        add(type, "", places);
        return List.copyOf(places);
    }

    private static void add(Type type, String at, Set<String> places) {
        if (!at.isEmpty()) {
            places.add(at);
        }
        if (type instanceof ParameterizedType list) {
            add(list.getActualTypeArguments()[0], at + "/*", places);
            return;
        }
        Class<?> raw = (Class<?>) type;
        if (raw == Money.class) {
            places.addAll(List.of(at + "/amount", at + "/currency"));
        } else if (TextForm.COMMON.containsKey(raw)) {
            return;
        } else if (raw.isSealed() && !JsonValue.class.isAssignableFrom(raw)) {
            Arrays.stream(raw.getPermittedSubclasses()).forEach(form -> add(form, at, places));
        } else if (raw.isRecord() && !JsonValue.class.isAssignableFrom(raw)) {
            Shape shape = Shape.of(raw);
            shape.kind().ifPresent(kind -> places.add(at + "/" + Shape.KIND));
            shape.fields().stream()
                    .filter(field -> !field.takesOthers())
                    .forEach(field -> add(field.type(), at + JsonPointer.step(field.name()), places));
        }
    }

    /** The place that was probably meant by a pattern for which there is none. */
    public static Optional<String> nearest(String pattern, List<String> places) {
        return Names.nearest(pattern, places);
    }
}
