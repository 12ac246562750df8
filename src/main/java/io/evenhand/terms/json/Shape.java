package io.evenhand.terms.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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
record Shape(Optional<String> kind, List<Field> fields, Constructor<?> constructor) {
    /** Names the form, where a type has several. */
    static final String KIND = "kind";

    /** Reflection on annotated types is slow, and the shape of a type never changes. */
    private static final ClassValue<Shape> KNOWN = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return reflect(type);
        }
    };

    /** A component; an optional one may be left out, and so may a list that is written only if it holds something. */
    record Field(
            String name, Type type, boolean optional, boolean omittedIfEmpty, boolean takesOthers, Method accessor) {
        static Field of(RecordComponent component) {
            component.getAccessor().setAccessible(true);
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            FieldName given = component.getAnnotation(FieldName.class);
            String name = given == null ? component.getName() : given.value();
            boolean omitted = component.isAnnotationPresent(OmittedIfEmpty.class);
            boolean others = component.isAnnotationPresent(OtherFields.class);
            return new Field(name, component.getGenericType(), optional, omitted, others, component.getAccessor());
        }
    }

    static Shape of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static Shape reflect(Class<?> type) {
        Optional<String> kind = Arrays.stream(type.getInterfaces())
                .filter(Class::isSealed)
                .findFirst()
                .map(general -> Names.ofForm(type, general));
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new Shape(kind, Arrays.stream(components).map(Field::of).toList(), constructor);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("every record has its canonical constructor", impossible);
        }
    }

    /** Whether a component with this value is left out of the JSON. */
    static boolean isLeftOut(Field field, @Nullable Object value) {
        return value == null || field.omittedIfEmpty() && value.equals(List.of());
    }

    /** The names that it knows; others are for the component that takes them, if there is one. */
    List<String> names() {
        return Stream.concat(
                        kind.stream().map(form -> KIND),
                        fields.stream().filter(field -> !field.takesOthers()).map(Field::name))
                .toList();
    }

    boolean takesOthers() {
        return fields.stream().anyMatch(Field::takesOthers);
    }

    /** @throws IllegalArgumentException what the constructor throws of that type */
    Object construct(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("constructing with " + constructor, thrown.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("the constructor is accessible", impossible);
        }
    }

    /** The value of a component; null where an optional one is absent. */
    @Nullable
    Object valueOf(Field field, Object record) {
        try {
            return field.accessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("every record has its accessors", impossible);
        }
    }
}
