package io.evenhand.engine.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code sort} of a search; rows that are equal by it, and all rows when there is none, come by age. */
final class Ordering implements Comparator<Ordering.Place> {
    record By(Column<?> column, boolean descending) {}

    /** Where a row stands in the order: what is sorted by, and its identity. Also what a cursor holds. */
    record Place(List<@Nullable Object> values, RowId id) {}

    private final List<By> order;

    private Ordering(List<By> order) {
        this.order = order;
    }

    static Ordering parse(Entity entity, JsonNode sort) {
        if (Condition.isAbsent(sort)) {
            return new Ordering(List.of());
        }
        if (!sort.isArray()) {
            throw new InvalidSearchException("sort", "must be a list");
        }
        List<By> order = new ArrayList<>();
        for (JsonNode by : sort) {
            String field = FilterValues.string(by.path("field"), "sort.field");
            Column<?> column = entity.schema()
                    .sortable(field)
                    .orElseThrow(() -> new InvalidSearchException(
                            "sort.field",
                            "is '" + field + "' but must be one of "
                                    + entity.schema().sortableNames()));
            order.add(new By(column, descending(by.path("order"))));
        }
        return new Ordering(order);
    }

    private static boolean descending(JsonNode order) {
        if (order.isMissingNode() || order.isNull()) {
            return false;
        }
        String text = FilterValues.string(order, "sort.order");
        if (!text.equals("ASC") && !text.equals("DESC")) {
            throw new InvalidSearchException("sort.order", "is '" + text + "' but must be one of [ASC, DESC]");
        }
        return text.equals("DESC");
    }

    List<By> columns() {
        return order;
    }

    Place placeOf(Row row) {
        List<@Nullable Object> values = new ArrayList<>(order.size());
        for (By by : order) {
            values.add(row.get(by.column()));
        }
        return new Place(values, row.id());
    }

    @Override
    public int compare(Place left, Place right) {
        for (int i = 0; i < order.size(); i++) {
            int compared = compareValues(
                    left.values().get(i), right.values().get(i), order.get(i).descending());
            if (compared != 0) {
                return compared;
            }
        }
        return left.id().compareTo(right.id());
    }

    /** Rows without a value come last, whichever the direction. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compareValues(@Nullable Object left, @Nullable Object right, boolean descending) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? 1 : -1;
        }
        int compared = ((Comparable) left).compareTo(right);
        return descending ? -compared : compared;
    }
}
