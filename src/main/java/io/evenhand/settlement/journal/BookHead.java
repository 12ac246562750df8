package io.evenhand.settlement.journal;

import io.evenhand.columns.UtcColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far a book has come.
 *
 * @param sequence of its last posting, 0 when it is empty
 * @param hash of its last posting, or of the empty book
 * @param recordedAt of its last posting
 */
record BookHead(
        int bookId,
        String agreementId,
        long sequence,
        byte[] hash,
        @Nullable Instant recordedAt,
        @Nullable LocalDate closedThrough) {
    static final String COLUMNS = "id, agreement_id, last_sequence, last_hash, last_recorded_at, closed_through";

    static BookHead read(ResultSet row, int number) throws SQLException {
        return new BookHead(
                row.getInt("id"),
                row.getString("agreement_id"),
                row.getLong("last_sequence"),
                row.getBytes("last_hash"),
                UtcColumns.instant(row, "last_recorded_at"),
                UtcColumns.day(row, "closed_through"));
    }
}
