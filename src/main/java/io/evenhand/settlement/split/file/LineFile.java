package io.evenhand.settlement.split.file;

import io.evenhand.settlement.split.LineMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers lines in temporary files that are mapped into memory but lie outside the heap, so that a heap of any size does for files of any
 * length. Names are kept as 128-bit fingerprints under a secret of this run; nobody who writes a file can make two of them meet.
 */
public final class LineFile implements LineMemory, AutoCloseable {
    private final Map<Kind, Table> tables = new EnumMap<>(Kind.class);
    private final long secret = new SecureRandom().nextLong();
    private final long otherSecret = new SecureRandom().nextLong();

    @Override
    public long @Nullable [] find(Kind kind, String name) {
        Table table = tables.get(kind);
        return table == null ? null : table.find(mix(secret, name), mix(otherSecret, name));
    }

    @Override
    public void keep(Kind kind, String name, long[] numbers) {
        tables.computeIfAbsent(kind, made -> new Table()).keep(mix(secret, name), mix(otherSecret, name), numbers);
    }

    @Override
    public void close() {
        tables.values().forEach(Table::close);
    }

    private static long mix(long secret, String name) {
        long hash = secret;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        hash = (hash ^ name.length()) * 0xD6E8FEB86659FD93L;
        return hash ^ hash >>> 32;
    }

    /** An index by fingerprint, of places in the data: fingerprint, how many numbers, the numbers. */
    private static final class Table {
        private final Longs data = new Longs();
        private Longs index = new Longs();
        private long slots = 1 << 16;
        private long entries;
        private long end;

        long @Nullable [] find(long one, long other) {
            long at = index.get(slot(one, other)) - 1;
            if (at < 0) {
                return null;
            }
            long[] numbers = new long[(int) data.get(at + 2)];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = data.get(at + 3 + i);
            }
            return numbers;
        }

        void keep(long one, long other, long[] numbers) {
            long slot = slot(one, other);
            long at = index.get(slot) - 1;
            if (at < 0 || data.get(at + 2) != numbers.length) {
                boolean isNew = at < 0;
                at = end;
                end += 3 + numbers.length;
                data.put(at, one);
                data.put(at + 1, other);
                data.put(at + 2, numbers.length);
                index.put(slot, at + 1);
                entries += isNew ? 1 : 0;
            }
            for (int i = 0; i < numbers.length; i++) {
                data.put(at + 3 + i, numbers[i]);
            }
            if (2 * entries > slots) {
                grow();
            }
        }

        private long slot(long one, long other) {
            long slot = one & slots - 1;
            while (true) {
                long at = index.get(slot) - 1;
                if (at < 0 || data.get(at) == one && data.get(at + 1) == other) {
                    return slot;
                }
                slot = slot + 1 & slots - 1;
            }
        }

        private void grow() {
            Longs old = index;
            long before = slots;
            index = new Longs();
            slots *= 4;
            for (long i = 0; i < before; i++) {
                long at = old.get(i) - 1;
                if (at >= 0) {
                    index.put(slot(data.get(at), data.get(at + 1)), at + 1);
                }
            }
            old.close();
        }

        void close() {
            index.close();
            data.close();
        }
    }

    /** As many numbers as there is room on disk, zero until they are put. */
    private static final class Longs {
        private static final int BITS = 19;
        private static final int SIZE = 1 << BITS;

        private final FileChannel file;
        private final List<LongBuffer> pieces = new ArrayList<>();

        Longs() {
            try {
                Path path = Files.createTempFile("evenhand-lines-", ".tmp");
                file = FileChannel.open(
                        path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        long get(long at) {
            int piece = (int) (at >> BITS);
            return piece < pieces.size() ? pieces.get(piece).get((int) at & SIZE - 1) : 0;
        }

        void put(long at, long number) {
            int piece = (int) (at >> BITS);
            while (pieces.size() <= piece) {
                try {
                    pieces.add(file.map(MapMode.READ_WRITE, (long) pieces.size() * SIZE * Long.BYTES, (long) SIZE * Long.BYTES)
                            .asLongBuffer());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            pieces.get(piece).put((int) at & SIZE - 1, number);
        }

        void close() {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
