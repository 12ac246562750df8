package io.evenhand.relationship.commitment;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Leaves side by side, as many as come. */
final class LeafRow {
    private static final int CHUNK = 512;

    private byte[] bytes = new byte[Hashing.LENGTH << 12];
    private int count;

    /** Adds the leaves of entries, numbered from how many there are, hashed on all cores. */
    void add(byte[] secret, List<Entry> entries) {
        int first = count;
        add(
                entries.size(),
                i -> Hashing.leaf(
                        Hashing.salt(secret, first + i), entries.get(i).bytes()));
    }

    /** The same of entries that have their numbers. */
    void addNumbered(byte[] secret, List<PrivateList.Numbered> entries) {
        add(
                entries.size(),
                i -> Hashing.leaf(
                        Hashing.salt(secret, entries.get(i).number()),
                        entries.get(i).entry().bytes()));
    }

    private void add(int more, IntFunction<byte[]> leaf) {
        while (bytes.length < (count + more) * Hashing.LENGTH) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int first = count;
        byte[] row = bytes;
        IntStream.range(0, (more + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            int end = Math.min(more, (chunk + 1) * CHUNK);
            for (int i = chunk * CHUNK; i < end; i++) {
                System.arraycopy(leaf.apply(i), 0, row, (first + i) * Hashing.LENGTH, Hashing.LENGTH);
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
