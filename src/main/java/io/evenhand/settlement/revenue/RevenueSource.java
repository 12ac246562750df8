package io.evenhand.settlement.revenue;

import io.evenhand.settlement.split.file.ColumnMapping;
import io.evenhand.settlement.split.file.RevenueFile;
import io.evenhand.table.FileWatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where revenue lines come from. */
@FunctionalInterface
public interface RevenueSource {
    /**
     * Reads all lines, in their order. Called outside of any transaction: it may take as long as a file's author wants it to.
     *
     * @throws IOException when they cannot be read
     */
    void read(RevenueFile.Sink sink) throws IOException;

    /** A file in our own columns, CSV or XLSX. */
    static RevenueSource of(byte[] file) {
        return sink -> RevenueFile.read(new ByteArrayInputStream(file), null, sink);
    }

    /** @param mapping absent where the columns are our own */
    static RevenueSource of(Path file, @Nullable ColumnMapping mapping, FileWatch watch) {
        return sink -> RevenueFile.read(file, mapping, watch, sink);
    }
}
