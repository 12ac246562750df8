package io.evenhand.terms.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/** Which places the JSON of a record can have, whatever its values. */
public final class RecordPlaces {
    private RecordPlaces() {}

    /** @param pattern a JSON pointer in which "*" stands for each item of a list */
    public static boolean exists(Class<?> type, String pattern) {
        return pattern.startsWith("/")
                && exists(type, Arrays.asList(pattern.substring(1).split("/", -1)));
    }

    private static boolean exists(Type type, List<String> steps) {
        if (steps.isEmpty()) {
            return true;
        }
        String step = steps.getFirst();
        List<String> rest = steps.subList(1, steps.size());
        if (type instanceof ParameterizedType list) {
            return step.equals("*") && exists(list.getActualTypeArguments()[0], rest);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isSealed()) {
            return Arrays.stream(raw.getPermittedSubclasses()).anyMatch(form -> exists(form, steps));
        }
        if (!raw.isRecord()) {
            return false;
        }
        Shape shape = Shape.of(raw);
        return step.equals(Shape.KIND) && rest.isEmpty() && shape.kind().isPresent()
                || shape.fields().stream().anyMatch(field -> field.name().equals(step) && exists(field.type(), rest));
    }
}
