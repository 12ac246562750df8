package io.evenhand.settlement.revenue;

import io.evenhand.columns.UtcColumns;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Uploaded files and their content in pieces, in the transaction that is under way. */
@Component
class UploadTable {
    private static final int PIECE = 1 << 19;

    private final JdbcTemplate database;

    UploadTable(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * @param own whether its columns are our own
     * @param mappingVersion by which it is read; absent while there is none, and for our own columns
     * @param findings as JSON; absent before the check is over
     * @param reportId once it is filed
     */
    record Upload(
            String id,
            String agreementId,
            String partnerId,
            String username,
            String period,
            String fileName,
            long size,
            Instant uploadedAt,
            boolean own,
            @Nullable Integer mappingVersion,
            @Nullable String findings,
            @Nullable String reportId) {}

    void add(Upload upload, Path file) {
        database.update(
                "insert into revenue_upload (id, agreement_id, partner_id, username, period, file_name, size_bytes, uploaded_at,"
                        + " own_columns, mapping_version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row -> {
                    row.setString(1, upload.id());
                    row.setString(2, upload.agreementId());
                    row.setString(3, upload.partnerId());
                    row.setString(4, upload.username());
                    row.setString(5, upload.period());
                    row.setString(6, upload.fileName());
                    row.setLong(7, upload.size());
                    UtcColumns.set(row, 8, upload.uploadedAt());
                    row.setBoolean(9, upload.own());
                    row.setObject(10, upload.mappingVersion(), java.sql.Types.INTEGER);
                });
        try (InputStream stream = Files.newInputStream(file)) {
            int number = 0;
            byte[] piece = stream.readNBytes(PIECE);
            while (piece.length > 0) {
                database.update(
                        "insert into revenue_upload_piece (upload_id, piece_no, content) values (?, ?, ?)",
                        upload.id(),
                        number++,
                        piece);
                piece = stream.readNBytes(PIECE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Upload> find(String agreementId, String id) {
        return database
                .query(
                        "select * from revenue_upload where id = ? and agreement_id = ?",
                        (row, number) -> upload(row),
                        id,
                        agreementId)
                .stream()
                .findFirst();
    }

    private static Upload upload(ResultSet row) throws SQLException {
        int mapping = row.getInt("mapping_version");
        boolean mapped = !row.wasNull();
        return new Upload(
                row.getString("id"),
                row.getString("agreement_id"),
                row.getString("partner_id"),
                row.getString("username"),
                row.getString("period"),
                row.getString("file_name"),
                row.getLong("size_bytes"),
                UtcColumns.requiredInstant(row, "uploaded_at"),
                row.getBoolean("own_columns"),
                mapped ? mapping : null,
                row.getString("findings"),
                row.getString("report_id"));
    }

    void copy(String id, Path target) {
        try (OutputStream stream = Files.newOutputStream(target)) {
            int number = 0;
            boolean more = true;
            while (more) {
                List<byte[]> piece = database.query(
                        "select content from revenue_upload_piece where upload_id = ? and piece_no = ?",
                        (row, index) -> row.getBytes(1),
                        id,
                        number++);
                more = !piece.isEmpty();
                if (more) {
                    stream.write(piece.getFirst());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void found(String id, String findings) {
        database.update("update revenue_upload set findings = ? where id = ?", findings, id);
    }

    void filed(String id, String reportId) {
        database.update("update revenue_upload set report_id = ? where id = ?", reportId, id);
    }

    void mapped(String id, int version) {
        database.update(
                "update revenue_upload set mapping_version = ?, own_columns = false, findings = null where id = ?",
                version,
                id);
    }

    void forgetAllBut(int newest, String agreementId, String username) {
        List<String> ids = database.queryForList(
                "select id from revenue_upload where agreement_id = ? and username = ? order by uploaded_at desc",
                String.class,
                agreementId,
                username);
        ids.stream().skip(newest).forEach(id -> database.update("delete from revenue_upload where id = ?", id));
    }

    void forgetOlderThan(Instant time) {
        database.update("delete from revenue_upload where uploaded_at < ?", UtcColumns.of(time));
    }
}
