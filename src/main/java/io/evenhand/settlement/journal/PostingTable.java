package io.evenhand.settlement.journal;

import io.evenhand.columns.UtcColumns;
import io.evenhand.money.Money;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The postings and their entries, in the transaction that is under way. */
@Component
class PostingTable {
    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcTemplate database;

    PostingTable(JdbcTemplate database) {
        this.database = database;
    }

    /** What a key was used for. */
    record Known(PostingId id, byte[] inputHash) {}

    Map<String, Known> known(List<String> keys) {
        Map<String, Known> known = new HashMap<>();
        for (int from = 0; from < keys.size(); from += ROWS_AT_ONCE) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + ROWS_AT_ONCE));
            database.query(
                    "select p.posting_key, b.agreement_id, p.sequence_no, p.input_hash from journal_posting p"
                            + " join journal_book b on b.id = p.book_id where p.posting_key in ("
                            + String.join(",", Collections.nCopies(some.size(), "?")) + ")",
                    row -> {
                        known.put(
                                row.getString(1),
                                new Known(new PostingId(row.getString(2), row.getLong(3)), row.getBytes(4)));
                    },
                    some.toArray());
        }
        return known;
    }

    void add(List<LockedBook.NewPosting> postings) {
        database.batchUpdate(
                "insert into journal_posting (book_id, sequence_no, posting_key, effective_on, recorded_at, reason, corrects, entries,"
                        + " input_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                postings,
                ROWS_AT_ONCE,
                (row, posting) -> {
                    PostingRequest request = posting.request();
                    row.setInt(1, posting.bookId());
                    row.setLong(2, posting.sequence());
                    row.setString(3, request.key());
                    row.setObject(4, request.effectiveOn());
                    UtcColumns.set(row, 5, posting.recordedAt());
                    row.setString(6, request.reason());
                    if (request.corrects() == null) {
                        row.setNull(7, Types.BIGINT);
                    } else {
                        row.setLong(7, request.corrects().sequence());
                    }
                    row.setInt(8, request.entries().size());
                    row.setBytes(9, posting.inputHash());
                    row.setBytes(10, posting.hash());
                });
        addEntries(postings);
    }

    private record EntryOf(LockedBook.NewPosting posting, int index) {}

    private void addEntries(List<LockedBook.NewPosting> postings) {
        List<EntryOf> entries = new ArrayList<>();
        for (LockedBook.NewPosting posting : postings) {
            for (int i = 0; i < posting.accounts().length; i++) {
                entries.add(new EntryOf(posting, i));
            }
        }
        database.batchUpdate(
                "insert into journal_entry (book_id, sequence_no, entries, position, account_no, effective_on, minor_units,"
                        + " currency) values (?, ?, ?, ?, ?, ?, ?, ?)",
                entries,
                ROWS_AT_ONCE,
                (row, entry) -> {
                    LockedBook.NewPosting posting = entry.posting();
                    Money amount =
                            posting.request().entries().get(entry.index()).amount();
                    row.setInt(1, posting.bookId());
                    row.setLong(2, posting.sequence());
                    row.setInt(3, posting.accounts().length);
                    row.setInt(4, entry.index() + 1);
                    row.setInt(5, posting.accounts()[entry.index()]);
                    row.setObject(6, posting.request().effectiveOn());
                    row.setLong(7, amount.minorUnits());
                    row.setString(8, amount.currency().getCode());
                });
    }
}
