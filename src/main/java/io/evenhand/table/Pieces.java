package io.evenhand.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** As many bytes as there is room on disk, zero until they are put. No record lies across two pieces. */
public final class Pieces implements AutoCloseable {
    private static final int BITS = 23;
    private static final int SIZE = 1 << BITS;

    private final FileChannel file;
    private final List<ByteBuffer> pieces = new ArrayList<>();

    public Pieces() {
        try {
            Path path = Files.createTempFile("evenhand-lines-", ".tmp");
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int within(long at) {
        return (int) at & SIZE - 1;
    }

    /** Where so many bytes have room, from there on. */
    public static long roomFor(int bytes, long at) {
        return within(at) + bytes <= SIZE ? at : (at | SIZE - 1) + 1;
    }

    public ByteBuffer piece(long at) {
        int number = (int) (at >> BITS);
        while (pieces.size() <= number) {
            try {
                pieces.add(file.map(MapMode.READ_WRITE, (long) pieces.size() * SIZE, SIZE)
                        .order(ByteOrder.nativeOrder()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return pieces.get(number);
    }

    public long getLong(long at) {
        return piece(at).getLong(within(at));
    }

    public void putLong(long at, long number) {
        piece(at).putLong(within(at), number);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
