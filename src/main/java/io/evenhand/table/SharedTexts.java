package io.evenhand.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The texts that cells of a workbook refer to by number, outside of the heap. */
final class SharedTexts implements AutoCloseable {
    /** What is longer is refused anyway, and is kept only as far as that takes. */
    static final int LONGEST = 1_000;

    static final int MOST = 8_000_000;

    private final Pieces data = new Pieces();
    private long[] places = new long[1_024];
    private int count;
    private long end;

    /** @return whether there was room */
    boolean add(String text) {
        if (count == MOST) {
            return false;
        }
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long at = Pieces.roomFor(bytes.length + Short.BYTES, end);
        ByteBuffer piece = data.piece(at);
        piece.putShort(Pieces.within(at), (short) bytes.length);
        piece.put(Pieces.within(at) + Short.BYTES, bytes);
        places[count++] = at;
        end = at + bytes.length + Short.BYTES;
        return true;
    }

    int count() {
        return count;
    }

    String get(int number) {
        long at = places[number];
        ByteBuffer piece = data.piece(at);
        byte[] bytes = new byte[piece.getShort(Pieces.within(at))];
        piece.get(Pieces.within(at) + Short.BYTES, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        data.close();
    }
}
