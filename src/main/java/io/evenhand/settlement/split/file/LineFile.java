package io.evenhand.settlement.split.file;

import io.evenhand.settlement.split.LineMemory;
import io.evenhand.table.Pieces;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.EnumMap;
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

    /** The name that was asked for last, and its fingerprint: one that is kept was mostly looked for just before. */
    private @Nullable String last;

    private long one;
    private long other;

    @Override
    public long @Nullable [] find(Kind kind, String name) {
        Table table = tables.get(kind);
        if (table == null) {
            return null;
        }
        fingerprint(name);
        return table.find(one, other);
    }

    @Override
    public void keep(Kind kind, String name, long[] numbers) {
        fingerprint(name);
        tables.computeIfAbsent(kind, made -> new Table()).keep(one, other, numbers);
    }

    @Override
    public void close() {
        tables.values().forEach(Table::close);
    }

    @SuppressWarnings("ReferenceEquality") // an equal name that is another object is just reckoned again
    private void fingerprint(String name) {
        if (name == last) {
            return;
        }
        last = name;
        long first = secret;
        long second = otherSecret;
        for (int i = 0; i < name.length(); i++) {
            char next = name.charAt(i);
            first = (first ^ next) * 0x9E3779B97F4A7C15L;
            first ^= first >>> 32;
            second = (second ^ next) * 0xD6E8FEB86659FD93L;
            second ^= second >>> 29;
        }
        one = (first ^ name.length()) * 0xD6E8FEB86659FD93L;
        one ^= one >>> 32;
        other = second ^ second >>> 32;
    }

    /**
     * An index of places in the data. A place of the index holds the upper bits of the fingerprint and where the record begins, so that
     * records of others are hardly ever looked at; a record holds the fingerprint, its length, and the numbers, small ones in a byte.
     */
    private static final class Table {
        private static final int TAG_SHIFT = 40;
        private static final long PLACE = (1L << TAG_SHIFT) - 1;
        private static final int HEAD = 20;
        private static final int BYTES_OF_NUMBER = 10;

        private final Pieces data = new Pieces();
        private Pieces index = new Pieces();
        private long slots = 1 << 16;
        private long entries;
        private long end;
        private byte[] record = new byte[512];

        long @Nullable [] find(long one, long other) {
            long entry = index.getLong(slot(one, other) * Long.BYTES);
            if (entry == 0) {
                return null;
            }
            long at = (entry & PLACE) - 1;
            ByteBuffer piece = data.piece(at);
            int from = Pieces.within(at) + HEAD;
            long[] numbers = new long[piece.getShort(from - 2)];
            for (int i = 0; i < numbers.length; i++) {
                long number = 0;
                int shift = 0;
                byte part;
                do {
                    part = piece.get(from++);
                    number |= (part & 0x7FL) << shift;
                    shift += 7;
                } while (part < 0);
                numbers[i] = number >>> 1 ^ -(number & 1);
            }
            return numbers;
        }

        void keep(long one, long other, long[] numbers) {
            int length = write(numbers);
            long slot = slot(one, other);
            long entry = index.getLong(slot * Long.BYTES);
            long at = (entry & PLACE) - 1;
            if (entry == 0 || data.piece(at).getShort(Pieces.within(at) + 16) < length) {
                end = Pieces.roomFor(HEAD + length, end);
                at = end;
                end += HEAD + length;
                ByteBuffer piece = data.piece(at);
                int head = Pieces.within(at);
                piece.putLong(head, one).putLong(head + 8, other).putShort(head + 16, (short) length);
                index.putLong(slot * Long.BYTES, one & ~PLACE | at + 1);
                entries += entry == 0 ? 1 : 0;
            }
            data.piece(at)
                    .putShort(Pieces.within(at) + 18, (short) numbers.length)
                    .put(Pieces.within(at) + HEAD, record, 0, length);
            if (2 * entries > slots) {
                grow();
            }
        }

        private int write(long[] numbers) {
            if (record.length < numbers.length * BYTES_OF_NUMBER) {
                record = new byte[numbers.length * BYTES_OF_NUMBER];
            }
            int length = 0;
            for (long number : numbers) {
                long left = number << 1 ^ number >> 63;
                while ((left & ~0x7FL) != 0) {
                    record[length++] = (byte) (left | 0x80);
                    left >>>= 7;
                }
                record[length++] = (byte) left;
            }
            return length;
        }

        private long slot(long one, long other) {
            long slot = one & slots - 1;
            while (true) {
                long entry = index.getLong(slot * Long.BYTES);
                if (entry == 0) {
                    return slot;
                }
                if (((entry ^ one) & ~PLACE) == 0) {
                    long at = (entry & PLACE) - 1;
                    ByteBuffer piece = data.piece(at);
                    if (piece.getLong(Pieces.within(at)) == one && piece.getLong(Pieces.within(at) + 8) == other) {
                        return slot;
                    }
                }
                slot = slot + 1 & slots - 1;
            }
        }

        private void grow() {
            Pieces old = index;
            long before = slots;
            index = new Pieces();
            slots *= 4;
            for (long i = 0; i < before; i++) {
                long entry = old.getLong(i * Long.BYTES);
                if (entry != 0) {
                    long at = (entry & PLACE) - 1;
                    ByteBuffer piece = data.piece(at);
                    int head = Pieces.within(at);
                    index.putLong(slot(piece.getLong(head), piece.getLong(head + 8)) * Long.BYTES, entry);
                }
            }
            old.close();
        }

        void close() {
            index.close();
            data.close();
        }
    }
}
