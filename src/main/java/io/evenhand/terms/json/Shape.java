package io.evenhand.terms.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a record looks like in JSON: its components by name, and the word that tells it from the other forms of its type.
 *
 * @param kind that word; empty for a record that is not one of several forms
 */
record Shape(Class<?> type, Optional<String> kind, List<Field> fields) {
    /** Names the form, where a type has several. */
    static final String KIND = "kind";

    /** A component; an optional one may be left out. */
    record Field(String name, Type type, boolean optional, RecordComponent component) {}

    static Shape of(Class<?> type) {
        List<Field> fields = Arrays.stream(type.getRecordComponents())
                .map(component -> new Field(
                        component.getName(),
                        component.getGenericType(),
                        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                        component))
                .toList();
        Optional<String> kind = Arrays.stream(type.getInterfaces())
                .filter(Class::isSealed)
                .findFirst()
                .map(general -> Names.ofForm(type, general));
        return new Shape(type, kind, fields);
    }

    List<String> names() {
        List<String> names = fields.stream().map(Field::name).toList();
        return kind.isEmpty()
                ? names
                : Stream.concat(Stream.of(KIND), names.stream()).toList();
    }

    /** @throws IllegalArgumentException what the constructor throws of that type */
    Object construct(@Nullable Object[] values) {
        Class<?>[] types =
                fields.stream().map(field -> field.component().getType()).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("constructing " + type.getName(), thrown.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("every record has its canonical constructor", impossible);
        }
    }

    /** The value of a component; null where an optional one is absent. */
    @Nullable
    Object valueOf(Field field, Object record) {
        try {
            field.component().getAccessor().setAccessible(true);
            return field.component().getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("every record has its accessors", impossible);
        }
    }
}
