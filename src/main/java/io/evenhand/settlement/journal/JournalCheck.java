package io.evenhand.settlement.journal;

import io.evenhand.columns.UtcColumns;
import io.evenhand.settlement.journal.BookReport.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Service;

/**
 * Checks the whole journal against its law: nothing missing, nothing changed, everything balanced and in its chain, nothing posted into a
 * closed period. Reads only, in constant memory, and may run while others post: what is posted meanwhile is left to the next check.
 */
@Service
public class JournalCheck {
    private final JdbcOperations database;
    private final PostingRows rows;

    public JournalCheck(JdbcOperations database) {
        this.database = database;
        this.rows = new PostingRows(database);
    }

    /**
     * Checks every book.
     *
     * @param kept hashes that must still be in the books
     * @return a report of each book, by agreement; of one that is gone, too, if a hash of it was kept
     */
    public List<BookReport> check(List<KeptHash> kept, CheckProgress progress) {
        List<Standing> books = standings();
        progress.begins(books.stream().mapToLong(book -> book.head().sequence()).sum());
        List<BookReport> reports = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (Standing book : books) {
            BookHead head = book.head();
            found.add(head.agreementId());
            List<KeptHash> ofBook = kept.stream()
                    .filter(one -> one.agreementId().equals(head.agreementId()))
                    .toList();
            BookReport report = new BookCheck(rows, head, book.closings(), ofBook).walk(progress::goesOn);
            reports.add(report.fault() == null ? beyond(head, report) : report);
        }
        Set<String> gone =
                new TreeSet<>(kept.stream().map(KeptHash::agreementId).toList());
        gone.removeAll(found);
        for (String agreement : gone) {
            reports.add(new BookReport(
                    agreement,
                    0,
                    PostingHash.of(new PostingDigest().genesis(agreement)),
                    new Fault(0, "The whole book is missing.")));
        }
        return reports;
    }

    private record Standing(BookHead head, List<BookCheck.Closing> closings) {}

    /** One statement, so that heads and closings are of one moment. */
    private List<Standing> standings() {
        Map<Integer, Standing> standings = new LinkedHashMap<>();
        database.query(
                "select b.id, b.agreement_id, b.last_sequence, b.last_hash, b.last_recorded_at, b.closed_through,"
                        + " c.closed_through as through, c.last_sequence as closed_at_sequence, c.last_hash as closed_on_hash"
                        + " from journal_book b left join journal_closing c on c.book_id = b.id"
                        + " order by b.agreement_id, c.closed_through",
                row -> {
                    Standing standing = standings.get(row.getInt("id"));
                    if (standing == null) {
                        standing = new Standing(BookHead.read(row, 0), new ArrayList<>());
                        standings.put(standing.head().bookId(), standing);
                    }
                    LocalDate through = UtcColumns.day(row, "through");
                    if (through != null) {
                        standing.closings()
                                .add(new BookCheck.Closing(
                                        through, row.getLong("closed_at_sequence"), row.getBytes("closed_on_hash")));
                    }
                });
        return List.copyOf(standings.values());
    }

    /** What is beyond the head was not posted: the head moves in the same transaction. */
    private BookReport beyond(BookHead before, BookReport report) {
        Long last = database.queryForObject(
                "select max(sequence_no) from journal_posting where book_id = ?", Long.class, before.bookId());
        Long head = database.queryForObject(
                "select last_sequence from journal_book where id = ?", Long.class, before.bookId());
        return last != null && head != null && last > head
                ? new BookReport(
                        report.agreementId(),
                        report.postings(),
                        report.hash(),
                        new Fault(head + 1, "It lies beyond the head of the book: it was not posted."))
                : report;
    }
}
