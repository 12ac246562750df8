package io.evenhand.settlement.revenue;

import io.evenhand.settlement.split.LineMemory.Kind;
import io.evenhand.settlement.split.file.LineFile;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run has come across of lines so far, outside of the heap: what each says, and when it counts. */
final class SeenLines implements AutoCloseable {
    private static final int WORDS = 4;

    private final LineFile file = new LineFile();

    /** The fingerprint of the line with this id; null for one that was not seen. */
    @Nullable
    String fingerprint(String id) {
        long[] kept = file.find(Kind.LINE, id);
        if (kept == null) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(WORDS * Long.BYTES);
        for (int i = 0; i < WORDS; i++) {
            bytes.putLong(kept[i]);
        }
        return HexFormat.of().formatHex(bytes.array());
    }

    /** Empty for a line that was not seen, or that is not to count. */
    Optional<LocalDate> countedOn(String id) {
        long[] kept = file.find(Kind.LINE, id);
        return kept == null || kept.length == WORDS ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(kept[WORDS]));
    }

    /** @param countedOn absent of a line that is not to count */
    void see(String id, String fingerprint, @Nullable LocalDate countedOn) {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(fingerprint));
        long[] kept = new long[countedOn == null ? WORDS : WORDS + 1];
        for (int i = 0; i < WORDS; i++) {
            kept[i] = bytes.getLong();
        }
        if (countedOn != null) {
            kept[WORDS] = countedOn.toEpochDay();
        }
        file.keep(Kind.LINE, id, kept);
    }

    @Override
    public void close() {
        file.close();
    }
}
