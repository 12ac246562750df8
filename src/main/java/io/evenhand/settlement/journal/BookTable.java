package io.evenhand.settlement.journal;

import io.evenhand.columns.UtcColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The books, their accounts and their closings, in the transaction that is under way. */
@Component
class BookTable {
    private static final String ONE = "select " + BookHead.COLUMNS + " from journal_book where agreement_id = ?";

    private final JdbcTemplate database;
    private final Clock clock;

    BookTable(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<BookHead> find(String agreementId) {
        return database.query(ONE, BookHead::read, agreementId).stream().findFirst();
    }

    /** Waits until nobody else holds the book, opening it if there is none; it is held until the transaction ends. */
    LockedBook lock(String agreementId) {
        BookHead head = forUpdate(agreementId).orElseGet(() -> {
            open(agreementId);
            return forUpdate(agreementId).orElseThrow();
        });
        return new LockedBook(head, accounts(head), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Optional<BookHead> forUpdate(String agreementId) {
        return database.query(ONE + " for update", BookHead::read, agreementId).stream()
                .findFirst();
    }

    private void open(String agreementId) {
        // Two that open it at the same moment: the second waits, and finds it there. A plain or ignoring insert would
        // leave both with a
        // shared lock that neither can raise.
        database.update(
                "insert into journal_book (agreement_id, last_sequence, last_hash) values (?, 0, ?)"
                        + " on duplicate key update last_sequence = last_sequence",
                agreementId,
                new PostingDigest().genesis(agreementId));
    }

    Map<AccountId, Integer> accounts(BookHead book) {
        Map<AccountId, Integer> accounts = new HashMap<>();
        database.query(
                "select account_no, partner_id, counterpart_id, kind from journal_account where book_id = ?",
                row -> {
                    accounts.put(account(book.agreementId(), row), row.getInt("account_no"));
                },
                book.bookId());
        return accounts;
    }

    static AccountId account(String agreementId, ResultSet row) throws SQLException {
        String counterpart = row.getString("counterpart_id");
        return new AccountId(
                agreementId,
                row.getString("partner_id"),
                counterpart.isEmpty() ? null : counterpart,
                AccountKind.valueOf(row.getString("kind")));
    }

    void add(List<LockedBook.NewAccount> accounts) {
        database.batchUpdate(
                "insert into journal_account (book_id, account_no, partner_id, counterpart_id, kind) values (?, ?, ?, ?, ?)",
                accounts,
                Math.max(1, accounts.size()),
                (row, added) -> {
                    AccountId account = added.account();
                    row.setInt(1, added.bookId());
                    row.setInt(2, added.number());
                    row.setString(3, account.partnerId());
                    row.setString(4, account.counterpartId() == null ? "" : account.counterpartId());
                    row.setString(5, account.kind().name());
                });
    }

    void moveOn(BookHead head) {
        database.update(
                "update journal_book set last_sequence = ?, last_hash = ?, last_recorded_at = ? where id = ?", row -> {
                    row.setLong(1, head.sequence());
                    row.setBytes(2, head.hash());
                    UtcColumns.set(row, 3, head.recordedAt());
                    row.setInt(4, head.bookId());
                });
    }

    void close(BookHead head, LocalDate through) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        database.update(
                "insert into journal_closing (book_id, closed_through, closed_at, last_sequence, last_hash)"
                        + " values (?, ?, ?, ?, ?)",
                row -> {
                    row.setInt(1, head.bookId());
                    row.setObject(2, through);
                    UtcColumns.set(row, 3, now);
                    row.setLong(4, head.sequence());
                    row.setBytes(5, head.hash());
                });
        database.update("update journal_book set closed_through = ? where id = ?", through, head.bookId());
    }
}
