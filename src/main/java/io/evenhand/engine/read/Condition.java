package io.evenhand.engine.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a filter demands of one value, which is null when the row has none. For a list of texts it is enough that one of
 * them fits.
 */
@FunctionalInterface
interface Condition extends Predicate<@Nullable Object> {
    Set<String> ORDER = Set.of("$gt", "$gte", "$lt", "$lte");

    /** @param filter a plain value, or an object of operators that must all hold */
    static Condition parse(Column<?> column, JsonNode filter, String field) {
        if (!filter.isObject()) {
            return equalTo(FilterValues.read(column, filter, field));
        }
        List<Condition> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operator : filter.properties()) {
            if (!isAbsent(operator.getValue())) {
                all.add(operator(column, operator.getKey(), operator.getValue(), field));
            }
        }
        return value -> all.stream().allMatch(condition -> condition.test(value));
    }

    /** Clients send null and empty lists for what was not asked. */
    static boolean isAbsent(JsonNode filter) {
        return filter.isMissingNode() || filter.isNull() || (filter.isArray() && filter.isEmpty());
    }

    private static Condition operator(Column<?> column, String operator, JsonNode operand, String field) {
        String path = field + "." + operator;
        requireUsable(column, operator, path);
        return switch (operator) {
            case "$eq" -> equalTo(FilterValues.read(column, operand, path));
            case "$neq" -> not(equalTo(FilterValues.read(column, operand, path)));
            case "$exists" -> {
                boolean wanted = FilterValues.flag(operand, path);
                yield value -> wanted == isPresent(value);
            }
            case "$in" -> in(FilterValues.readAll(column, operand, path));
            case "$notIn" -> not(in(FilterValues.readAll(column, operand, path)));
            case "$like" -> like(new Glob(FilterValues.string(operand, path)));
            case "$gt" -> compared(FilterValues.read(column, operand, path), order -> order > 0);
            case "$gte" -> compared(FilterValues.read(column, operand, path), order -> order >= 0);
            case "$lt" -> compared(FilterValues.read(column, operand, path), order -> order < 0);
            case "$lte" -> compared(FilterValues.read(column, operand, path), order -> order <= 0);
            default -> throw new InvalidSearchException(path, "is not an operator");
        };
    }

    private static void requireUsable(Column<?> column, String operator, String path) {
        boolean ordered = column.kind() == Column.Kind.INTEGER || column.kind() == Column.Kind.INSTANT;
        boolean textual = column.kind() == Column.Kind.TEXT || column.kind() == Column.Kind.TEXTS;
        if ((ORDER.contains(operator) && !ordered) || (operator.equals("$like") && !textual)) {
            throw new InvalidSearchException(path, "is not an operator for this field");
        }
    }

    private static Condition not(Condition condition) {
        return value -> !condition.test(value);
    }

    private static Condition equalTo(Object wanted) {
        return value -> value instanceof List<?> texts ? texts.contains(wanted) : wanted.equals(value);
    }

    private static Condition in(List<Object> wanted) {
        return value -> value instanceof List<?> texts
                ? texts.stream().anyMatch(wanted::contains)
                : value != null && wanted.contains(value);
    }

    private static Condition like(Glob glob) {
        return value -> value instanceof List<?> texts
                ? texts.stream().anyMatch(text -> glob.matches((String) text))
                : value != null && glob.matches((String) value);
    }

    private static Condition compared(Object operand, java.util.function.IntPredicate order) {
        return value ->
                value != null && order.test(Long.compare(((Number) value).longValue(), ((Number) operand).longValue()));
    }

    private static boolean isPresent(@Nullable Object value) {
        return value instanceof List<?> texts ? !texts.isEmpty() : value != null;
    }
}
