package io.evenhand.settlement.split;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers numbers by name: of each line what a later refund, or the line itself sent again, needs; of each stream and deal its totals. */
public interface LineMemory {
    /** What was kept last, a copy; null if nothing was. */
    long @Nullable [] find(Kind kind, String name);

    /** Keeps numbers instead of what was kept before under that name. */
    void keep(Kind kind, String name, long[] numbers);

    /** Hears what will be asked for next; one that is far away fetches it at once. */
    default void expect(Kind kind, Collection<String> names) {}

    /** Of what something is remembered. */
    enum Kind {
        LINE,
        STREAM,
        DEAL
    }

    /** A memory on the heap: some 300 bytes a line. */
    static LineMemory onHeap() {
        return new LineMemory() {
            private final Map<Kind, Map<String, long[]>> kept =
                    Map.of(Kind.LINE, new HashMap<>(), Kind.STREAM, new HashMap<>(), Kind.DEAL, new HashMap<>());

            @Override
            public long @Nullable [] find(Kind kind, String name) {
                long[] numbers = of(kind).get(name);
                return numbers == null ? null : numbers.clone();
            }

            @Override
            public void keep(Kind kind, String name, long[] numbers) {
                of(kind).put(name, numbers.clone());
            }

            private Map<String, long[]> of(Kind kind) {
                Map<String, long[]> names = kept.get(kind);
                if (names == null) {
                    throw new IllegalStateException("nothing is kept of " + kind);
                }
                return names;
            }
        };
    }
}
