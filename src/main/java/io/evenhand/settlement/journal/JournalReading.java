package io.evenhand.settlement.journal;

import io.evenhand.columns.UtcColumns;
import io.evenhand.money.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the books say, as of any day and instant. */
@Component
class JournalReading {
    private static final String SUMS =
            "select a.account_no, a.partner_id, a.counterpart_id, a.kind, e.currency, sum(e.minor_units) as total"
                    + " from journal_entry e join journal_account a on a.book_id = e.book_id and a.account_no = e.account_no"
                    + " where e.book_id = ? and e.effective_on <= ? and e.sequence_no <= ?";
    private static final String GROUPED =
            " group by a.account_no, a.partner_id, a.counterpart_id, a.kind, e.currency order by a.account_no, e.currency";

    private final JdbcTemplate database;
    private final BookTable books;
    private final PostingRows rows;

    JournalReading(JdbcTemplate database, BookTable books) {
        this.database = database;
        this.books = books;
        this.rows = new PostingRows(database);
    }

    /** @param account null for all */
    List<Balance> balances(String agreementId, @Nullable AccountId account, AsOf asOf) {
        return books.find(agreementId)
                .map(book -> balances(book, account, asOf))
                .orElse(List.of());
    }

    private List<Balance> balances(BookHead book, @Nullable AccountId account, AsOf asOf) {
        // Moments run with the sequence, so that what is known is a beginning of the book.
        long known = known(book, asOf);
        Map<AccountId, TreeMap<CurrencyUnit, Money>> sums = new LinkedHashMap<>();
        String one = account == null ? "" : " and a.partner_id = ? and a.counterpart_id = ? and a.kind = ?";
        database.query(
                SUMS + one + GROUPED,
                statement -> {
                    statement.setInt(1, book.bookId());
                    statement.setObject(2, asOf.effectiveOn());
                    statement.setLong(3, known);
                    if (account != null) {
                        statement.setString(4, account.partnerId());
                        statement.setString(5, account.counterpartId() == null ? "" : account.counterpartId());
                        statement.setString(6, account.kind().name());
                    }
                },
                row -> {
                    Money total = total(row);
                    sums.computeIfAbsent(BookTable.account(book.agreementId(), row), found -> new TreeMap<>())
                            .put(total.currency(), total);
                });
        return sums.entrySet().stream()
                .map(sum -> new Balance(sum.getKey(), sum.getValue()))
                .toList();
    }

    private long known(BookHead book, AsOf asOf) {
        List<Long> last = database.query(
                "select sequence_no from journal_posting where book_id = ? and recorded_at <= ?"
                        + " order by recorded_at desc, sequence_no desc limit 1",
                statement -> {
                    statement.setInt(1, book.bookId());
                    UtcColumns.set(statement, 2, asOf.knownAt());
                },
                (row, number) -> row.getLong(1));
        return last.isEmpty() ? 0 : last.getFirst();
    }

    private static Money total(ResultSet row) throws SQLException {
        BigDecimal total = row.getBigDecimal("total");
        return new Money(total.longValueExact(), Money.currency(row.getString("currency")));
    }

    List<ClaimMove> claimMoves(String partnerId, LocalDate from, LocalDate through) {
        LocalDate before = from.minusDays(1);
        return database.query(
                "select moves.counterpart_id, moves.currency, moves.day_on, sum(moves.minor_units) as total from (select"
                        + " a.counterpart_id, e.currency, e.minor_units, case when e.effective_on < ? then cast(? as date)"
                        + " else e.effective_on end as day_on from journal_account a join journal_entry e"
                        + " on e.book_id = a.book_id and e.account_no = a.account_no where a.partner_id = ?"
                        + " and a.kind in ('RECEIVABLE', 'PAYABLE') and e.effective_on <= ?) moves"
                        + " group by moves.counterpart_id, moves.currency, moves.day_on"
                        + " order by moves.day_on, moves.counterpart_id, moves.currency",
                (row, number) -> new ClaimMove(
                        row.getString("counterpart_id"), row.getObject("day_on", LocalDate.class), total(row)),
                from,
                before,
                partnerId,
                through);
    }

    List<String> agreementsOf(String partnerId) {
        return database.queryForList(
                "select distinct b.agreement_id from journal_account a join journal_book b on b.id = a.book_id"
                        + " where a.partner_id = ? order by b.agreement_id",
                String.class,
                partnerId);
    }

    List<RecordedPosting> postings(String agreementId, long after, int atMost) {
        return books.find(agreementId).stream()
                .flatMap(book -> rows.after(book.bookId(), after, atMost).stream())
                .map(row -> row.posting(agreementId))
                .toList();
    }

    List<RecordedPosting> corrections(PostingId id) {
        return books.find(id.agreementId()).stream()
                .flatMap(book -> rows.correcting(book.bookId(), id.sequence()).stream())
                .map(row -> row.posting(id.agreementId()))
                .toList();
    }
}
