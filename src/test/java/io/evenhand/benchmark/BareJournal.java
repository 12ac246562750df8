package io.evenhand.benchmark;

import io.evenhand.settlement.journal.PostingRequest;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The baseline of settlement: bare JDBC batches of the journal's rows into tables of the same columns and indexes, without keys to look up,
 * hashes, locks, triggers or foreign keys.
 */
final class BareJournal {
    private static final int BATCH = 1_000;

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final byte[] hash = new byte[32];
    private final Timestamp now = Timestamp.from(Instant.now());
    private long sequence;

    private BareJournal(JdbcTemplate database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    static BareJournal in(ApplicationContext house) {
        JdbcTemplate database = house.getBean(JdbcTemplate.class);
        database.execute("create table bare_posting like journal_posting");
        database.execute("create table bare_entry like journal_entry");
        return new BareJournal(database, new TransactionTemplate(house.getBean(PlatformTransactionManager.class)));
    }

    private record Row(long sequence, int position, PostingRequest posting) {}

    /** One transaction. */
    void insert(List<PostingRequest> batch) {
        transaction.executeWithoutResult(status -> insertRows(batch));
    }

    private void insertRows(List<PostingRequest> batch) {
        List<Row> entries = new ArrayList<>(batch.size() * 4);
        long first = sequence;
        for (PostingRequest request : batch) {
            sequence++;
            for (int i = 0; i < request.entries().size(); i++) {
                entries.add(new Row(sequence, i + 1, request));
            }
        }
        long[] number = {first};
        database.batchUpdate(
                "insert into bare_posting values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", batch, BATCH, (row, one) -> {
                    row.setInt(1, 1);
                    row.setLong(2, ++number[0]);
                    row.setString(3, one.key());
                    row.setObject(4, one.effectiveOn());
                    row.setTimestamp(5, now);
                    row.setString(6, one.reason());
                    row.setNull(7, Types.BIGINT);
                    row.setInt(8, one.entries().size());
                    row.setBytes(9, hash);
                    row.setBytes(10, hash);
                });
        database.batchUpdate("insert into bare_entry values (?, ?, ?, ?, ?, ?, ?, ?)", entries, BATCH, (row, one) -> {
            row.setInt(1, 1);
            row.setLong(2, one.sequence());
            row.setInt(3, one.posting().entries().size());
            row.setInt(4, one.position());
            row.setInt(5, one.position());
            row.setObject(6, one.posting().effectiveOn());
            row.setLong(
                    7, one.posting().entries().get(one.position() - 1).amount().minorUnits());
            row.setString(8, "EUR");
        });
    }
}
