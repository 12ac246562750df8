package io.evenhand.settlement.journal;

import static io.evenhand.settlement.journal.TestPostings.DAY;
import static io.evenhand.settlement.journal.TestPostings.agreement;
import static io.evenhand.settlement.journal.TestPostings.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.testing.WithoutEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves that the database itself refuses to change the journal, whoever asks. */
@WithoutEngine
class AppendOnlyTests {
    private final String book = agreement();

    @Autowired
    Journal journal;

    @Autowired
    JdbcTemplate database;

    @BeforeEach
    void aClosedBook() {
        assertThat(journal.post(share(book, book, 100))).isInstanceOf(PostingResult.Posted.class);
        assertThat(journal.closePeriod(book, DAY)).isInstanceOf(ClosingResult.Closed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal_posting set reason = 'another'",
                "update journal_posting set recorded_at = recorded_at",
                "delete from journal_posting",
                "update journal_entry set minor_units = minor_units + 1",
                "delete from journal_entry",
                "update journal_account set partner_id = 'another'",
                "delete from journal_account",
                "update journal_closing set closed_through = '2020-01-01'",
                "delete from journal_closing",
                "delete from journal_book",
                "update journal_book set agreement_id = 'another'",
                "update journal_book set last_sequence = last_sequence - 1",
                "update journal_book set last_hash = (select input_hash from journal_posting where posting_key = ?)",
                "update journal_book set last_recorded_at = null",
                "update journal_book set closed_through = '2020-01-01'",
                "update journal_book set closed_through = null",
                "replace into journal_closing select book_id, closed_through, closed_at, 9, last_hash from journal_closing",
                "insert into journal_closing select book_id, closed_through, closed_at, 9, last_hash from journal_closing"
                        + " on duplicate key update last_sequence = 9"
            })
    void whatIsInTheJournalStaysAsItIs(String statement) {
        String own = statement.replace("?", "'" + book + "'");
        assertThatThrownBy(() -> database.update(own)).rootCause().hasMessageContaining("The journal is only added to");
    }

    @Test
    void noEntryCanBeAddedToAPostingThatStands() {
        String copy =
                "insert into journal_entry (book_id, sequence_no, entries, position, account_no, effective_on, minor_units, currency)"
                        + " select book_id, sequence_no, %s, 3, account_no, effective_on, 1, currency from journal_entry where position = 1";
        assertThatThrownBy(() -> database.update(copy.formatted("2")))
                .rootCause()
                .hasMessageContaining("ck_journal_entry_position");
        assertThatThrownBy(() -> database.update(copy.formatted("3")))
                .rootCause()
                .hasMessageContaining("fk_journal_entry_posting");
    }

    @Test
    void noPostingCanBeAddedToAPeriodThatIsClosed() {
        assertThatThrownBy(() -> database.update(
                        "insert into journal_posting (book_id, sequence_no, posting_key, effective_on, recorded_at, reason, entries, input_hash, hash)"
                                + " select book_id, 2, 'forged', effective_on, recorded_at, reason, entries, input_hash, hash"
                                + " from journal_posting where posting_key = ?",
                        book))
                .rootCause()
                .hasMessageContaining("the period of this posting is closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal_posting", "journal_entry", "journal_account", "journal_closing", "journal_book"})
    void noTableOfTheJournalCanBeEmptied(String table) {
        assertThatThrownBy(() -> database.execute("truncate table " + table)).isNotNull();
        assertThat(database.queryForObject("select count(*) from " + table, Long.class))
                .isPositive();
    }

    @Test
    void theHeadOfABookGoesForward() {
        assertThat(journal.post(share(book, book + 2, DAY.plusDays(1), 100))).isInstanceOf(PostingResult.Posted.class);
        assertThat(journal.closePeriod(book, DAY.plusDays(1))).isInstanceOf(ClosingResult.Closed.class);
    }
}
