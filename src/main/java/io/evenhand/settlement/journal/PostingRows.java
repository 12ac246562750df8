package io.evenhand.settlement.journal;

import io.evenhand.columns.UtcColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcOperations;

/** Reads postings of a book with their entries, some at a time. */
final class PostingRows {
    private static final String POSTINGS =
            "select sequence_no, posting_key, effective_on, recorded_at, reason, corrects, input_hash, hash"
                    + " from journal_posting where book_id = ? and ";
    private static final String ENTRIES =
            "select e.sequence_no, e.position, e.effective_on, e.minor_units, e.currency, a.partner_id, a.counterpart_id, a.kind"
                    + " from journal_entry e join journal_account a on a.book_id = e.book_id and a.account_no = e.account_no"
                    + " where e.book_id = ? and e.sequence_no between ? and ? order by e.sequence_no, e.position";

    private final JdbcOperations database;

    PostingRows(JdbcOperations database) {
        this.database = database;
    }

    /** In sequence. */
    List<PostingRow> after(int bookId, long sequence, int atMost) {
        return withEntries(
                bookId,
                database.query(
                        POSTINGS + "sequence_no > ? order by sequence_no limit ?",
                        (row, number) -> read(row),
                        bookId,
                        sequence,
                        atMost));
    }

    /** In sequence. */
    List<PostingRow> correcting(int bookId, long sequence) {
        List<PostingRow> found = new ArrayList<>();
        for (PostingRow posting : database.query(
                POSTINGS + "corrects = ? order by sequence_no", (row, number) -> read(row), bookId, sequence)) {
            found.addAll(withEntries(bookId, List.of(posting)));
        }
        return found;
    }

    private List<PostingRow> withEntries(int bookId, List<PostingRow> postings) {
        if (postings.isEmpty()) {
            return postings;
        }
        Map<Long, PostingRow> bySequence = new TreeMap<>();
        postings.forEach(posting -> bySequence.put(posting.sequence(), posting));
        database.query(
                ENTRIES,
                row -> {
                    PostingRow posting = bySequence.get(row.getLong(1));
                    if (posting != null) {
                        posting.entries().add(entry(row));
                    }
                },
                bookId,
                postings.getFirst().sequence(),
                postings.getLast().sequence());
        return postings;
    }

    private static PostingRow read(ResultSet row) throws SQLException {
        return new PostingRow(
                row.getLong("sequence_no"),
                row.getString("posting_key"),
                UtcColumns.requiredDay(row, "effective_on"),
                UtcColumns.requiredInstant(row, "recorded_at"),
                row.getString("reason"),
                row.getObject("corrects", Long.class),
                row.getBytes("input_hash"),
                row.getBytes("hash"),
                new ArrayList<>(4));
    }

    private static PostingRow.EntryRow entry(ResultSet row) throws SQLException {
        String counterpart = row.getString("counterpart_id");
        return new PostingRow.EntryRow(
                row.getInt("position"),
                UtcColumns.requiredDay(row, "effective_on"),
                new PostingDigest.EntryText(
                        row.getString("partner_id"),
                        counterpart.isEmpty() ? null : counterpart,
                        row.getString("kind"),
                        row.getLong("minor_units"),
                        row.getString("currency")));
    }
}
