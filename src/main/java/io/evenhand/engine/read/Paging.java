package io.evenhand.engine.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The {@code page} of a search: from an offset, or after or before the place that a cursor of an earlier page names. */
final class Paging {
    static final int DEFAULT_LIMIT = 100;
    static final int HIGHEST_LIMIT = 10_000;

    private final int from;
    private final int limit;
    private final Optional<Ordering.Place> after;
    private final Optional<Ordering.Place> before;

    private Paging(int from, int limit, Optional<Ordering.Place> after, Optional<Ordering.Place> before) {
        this.from = from;
        this.limit = limit;
        this.after = after;
        this.before = before;
    }

    static Paging parse(JsonNode page, Ordering ordering) {
        if (page.isMissingNode() || page.isNull()) {
            return new Paging(0, DEFAULT_LIMIT, Optional.empty(), Optional.empty());
        }
        if (!page.isObject()) {
            throw new InvalidSearchException("page", "must be an object");
        }
        for (var property : page.properties()) {
            if (!Set.of("from", "limit", "after", "before").contains(property.getKey())) {
                throw new InvalidSearchException("page." + property.getKey(), "is not known");
            }
        }
        boolean hasFrom = page.hasNonNull("from");
        boolean hasAfter = page.hasNonNull("after");
        boolean hasBefore = page.hasNonNull("before");
        if ((hasAfter && hasBefore) || (hasFrom && (hasAfter || hasBefore))) {
            throw new InvalidSearchException("page", "must have only one of 'from', 'after' and 'before'");
        }
        int limit = number(page, "limit", DEFAULT_LIMIT);
        if (limit > HIGHEST_LIMIT) {
            throw new InvalidSearchException("page.limit", "must be at most " + HIGHEST_LIMIT);
        }
        return new Paging(
                number(page, "from", 0),
                limit,
                hasAfter ? Optional.of(Cursor.decode(page.path("after"), ordering, "page.after")) : Optional.empty(),
                hasBefore
                        ? Optional.of(Cursor.decode(page.path("before"), ordering, "page.before"))
                        : Optional.empty());
    }

    private static int number(JsonNode page, String name, int otherwise) {
        if (!page.hasNonNull(name)) {
            return otherwise;
        }
        JsonNode value = page.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw new InvalidSearchException("page." + name, "must be a whole number that is not negative");
        }
        return value.intValue();
    }

    /**
     * @param ordered all that match, in order
     * @param place where each stands
     */
    <T> List<T> cut(List<T> ordered, Function<T, Ordering.Place> place, Ordering ordering) {
        int start = Math.min(from, ordered.size());
        int end = ordered.size();
        if (after.isPresent()) {
            start = countWhile(ordered, item -> ordering.compare(place.apply(item), after.get()) <= 0);
        }
        if (before.isPresent()) {
            end = countWhile(ordered, item -> ordering.compare(place.apply(item), before.get()) < 0);
            start = Math.max(0, end - limit);
        }
        return ordered.subList(start, (int) Math.min(end, (long) start + limit));
    }

    private static <T> int countWhile(List<T> ordered, Predicate<T> condition) {
        int index = 0;
        while (index < ordered.size() && condition.test(ordered.get(index))) {
            index++;
        }
        return index;
    }
}
