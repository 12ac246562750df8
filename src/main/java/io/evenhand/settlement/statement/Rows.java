package io.evenhand.settlement.statement;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Rows that can be read from the first one on as often as somebody wants to, and of which only some need be in memory at a time. Each reading
 * gives the same rows in the same order; it may be left off anywhere, and holds nothing open.
 */
public interface Rows<T> extends Iterable<T> {
    /** How many there are, without reading them. */
    int count();

    default boolean isEmpty() {
        return count() == 0;
    }

    default Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /** The same rows, each turned into something else when it is read. */
    default <R> Rows<R> map(Function<? super T, ? extends R> change) {
        return of(count(), () -> stream().<R>map(change).iterator());
    }

    /** @param rows begins to read anew each time */
    static <T> Rows<T> of(int count, Iterable<T> rows) {
        return new Rows<>() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public Iterator<T> iterator() {
                return rows.iterator();
            }
        };
    }

    static <T> Rows<T> of(List<T> list) {
        List<T> rows = List.copyOf(list);
        return of(rows.size(), rows);
    }
}
