package io.evenhand.relationship.commitment;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Leaves side by side, as many as come. */
final class LeafRow {
    private static final int CHUNK = 512;

    private byte[] bytes = new byte[Hashing.LENGTH << 12];
    private int count;

    /** Adds the leaves of entries, numbered from how many there are, hashed on all cores. */
    void add(byte[] secret, List<Entry> entries) {
        int first = count;
        add(secret, entries.size(), i -> first + i, entries::get);
    }

    /** The same of entries that have their numbers. */
    void addNumbered(byte[] secret, List<PrivateList.Numbered> entries) {
        add(
                secret,
                entries.size(),
                i -> entries.get(i).number(),
                i -> entries.get(i).entry());
    }

    private void add(byte[] secret, int more, IntToLongFunction number, IntFunction<Entry> entry) {
        while (bytes.length < (count + more) * Hashing.LENGTH) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int first = count;
        byte[] row = bytes;
        IntStream.range(0, (more + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            Hashing.Leaves leaves = new Hashing.Leaves(secret);
            int end = Math.min(more, (chunk + 1) * CHUNK);
            for (int i = chunk * CHUNK; i < end; i++) {
                leaves.leaf(number.applyAsLong(i), entry.apply(i).bytes(), row, (first + i) * Hashing.LENGTH);
            }
        });
        count += more;
    }

    int count() {
        return count;
    }

    /** All but those of these numbers. */
    byte[] without(BitSet dropped) {
        byte[] kept = new byte[(count - dropped.cardinality()) * Hashing.LENGTH];
        int place = 0;
        for (int i = dropped.nextClearBit(0); i < count; i = dropped.nextClearBit(i + 1)) {
            System.arraycopy(bytes, i * Hashing.LENGTH, kept, place, Hashing.LENGTH);
            place += Hashing.LENGTH;
        }
        return kept;
    }
}
