package io.evenhand.settlement.journal;

import static io.evenhand.settlement.journal.TestPostings.DAY;
import static io.evenhand.settlement.journal.TestPostings.agreement;
import static io.evenhand.settlement.journal.TestPostings.share;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.settlement.journal.BookReport.Fault;
import io.evenhand.testing.WithoutEngine;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves that whatever somebody does to the tables who owns the database, and so can remove the triggers, the check names the first posting
 * that is broken. Each test has a book of its own.
 */
@WithoutEngine
class JournalCheckTests {
    private static final int POSTINGS = 5;

    private final String book = agreement();

    @Autowired
    Journal journal;

    @Autowired
    JournalCheck check;

    @Autowired
    JdbcTemplate database;

    @BeforeEach
    void aBookOfFivePostingsTheFirstTwoClosed() {
        assertThat(journal.post(share(book, key(1), 100))).isInstanceOf(PostingResult.Posted.class);
        assertThat(journal.post(share(book, key(2), 200))).isInstanceOf(PostingResult.Posted.class);
        assertThat(journal.closePeriod(book, DAY)).isInstanceOf(ClosingResult.Closed.class);
        for (int i = 3; i <= POSTINGS; i++) {
            assertThat(journal.post(share(book, key(i), DAY.plusDays(1), 100)))
                    .isInstanceOf(PostingResult.Posted.class);
        }
    }

    @Test
    void aBookThatNobodyTouchedIsIntact() {
        BookReport report = report(List.of());
        assertThat(report.fault()).isNull();
        assertThat(report.postings()).isEqualTo(POSTINGS);
        assertThat(report(List.of(new KeptHash(book, POSTINGS, report.hash()))).fault())
                .isNull();
    }

    @Test
    void progressReachesTheNumberOfPostings() {
        long[] told = new long[2];
        List<BookReport> unused = check.check(List.of(), new CheckProgress() {
            @Override
            public void begins(long postings) {
                told[0] = postings;
            }

            @Override
            public void goesOn(long postings) {
                told[1] += postings;
            }
        });
        assertThat(told[0]).isGreaterThanOrEqualTo(POSTINGS).isEqualTo(told[1]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "3 | content was changed | update journal_posting set reason = 'another' where sequence_no = 3 and ",
                "2 | content was changed | update journal_posting set posting_key = concat(posting_key, 'x') where sequence_no = 2 and ",
                "4 | does not balance    | update journal_entry set minor_units = 101 where sequence_no = 4 and position = 1 and ",
                "4 | content was changed | update journal_entry set minor_units = minor_units * 2 where sequence_no = 4 and ",
                "4 | does not balance    | update journal_entry set currency = 'USD' where sequence_no = 4 and position = 2 and ",
                "5 | counts to 2020-01-01, the posting to | update journal_entry set effective_on = '2020-01-01' where sequence_no = 5 and ",
                "3 | does not follow     | update journal_posting set recorded_at = '2090-01-01 00:00:00' where sequence_no = 3 and ",
                "4 | earlier             | update journal_posting set recorded_at = '2020-01-01 00:00:00' where sequence_no = 4 and ",
                "1 | content was changed | update journal_account set partner_id = 'thief' where account_no = 1 and ",
                "3 | closed through      | update journal_posting set effective_on = '2026-01-31' where sequence_no = 3 and ",
                "5 | is missing          | update journal_posting set sequence_no = 7 where sequence_no = 5 and ",
                "2 | closed on another hash | update journal_closing set last_hash = (select input_hash from (select input_hash, book_id from journal_posting where sequence_no = 1) p where p.book_id = journal_closing.book_id) where ",
                "5 | another hash        | update journal_book set last_hash = (select input_hash from journal_posting p where p.sequence_no = 1 and p.book_id = journal_book.id) where ",
                "5 | beyond the head     | update journal_book set last_sequence = 4, last_hash = (select hash from journal_posting p where p.sequence_no = 4 and p.book_id = journal_book.id) where ",
                "0 | its closings say    | update journal_book set closed_through = '2026-03-31' where ",
                "0 | its closings say nothing | delete from journal_closing where ",
                "3 | is missing          | delete from journal_posting where sequence_no = 3 and ",
                "3 | entries are missing | delete from journal_entry where sequence_no = 3 and ",
                "3 | entry 1 is missing  | delete from journal_entry where sequence_no = 3 and position = 1 and ",
                "3 | content was changed | update journal_entry set account_no = 3 - account_no where sequence_no = 3 and "
            })
    void theFirstBrokenPostingIsNamed(long sequence, String what, String statement) {
        unguarded(statement);
        Fault fault = Objects.requireNonNull(report(List.of()).fault());
        assertThat(fault.sequence()).isEqualTo(sequence);
        assertThat(fault.what()).contains(what.strip());
    }

    @Test
    void aTailThatWasCutOffTogetherWithTheHeadShowsAgainstAHashThatWasKept() {
        PostingHash kept = report(List.of()).hash();
        unguarded("delete from journal_entry where sequence_no = 5 and ");
        unguarded("delete from journal_posting where sequence_no = 5 and ");
        unguarded(
                "update journal_book set last_sequence = 4, last_hash = (select hash from journal_posting p where p.sequence_no = 4 and p.book_id = journal_book.id) where ");
        assertThat(report(List.of()).fault()).isNull();
        assertThat(report(List.of(new KeptHash(book, POSTINGS, kept))).fault())
                .isEqualTo(new Fault(5, "It is missing: a hash of posting 5 was kept."));
    }

    @Test
    void aBookThatWasWrittenAgainShowsAgainstAHashThatWasKept() {
        Fault fault = Objects.requireNonNull(report(List.of(new KeptHash(book, 4, PostingHash.of(new byte[32]))))
                .fault());
        assertThat(fault.sequence()).isEqualTo(4);
        assertThat(fault.what()).contains("kept");
    }

    @Test
    void aBookThatIsGoneShowsAgainstAHashThatWasKept() {
        String gone = agreement();
        assertThat(check.check(List.of(new KeptHash(gone, 1, PostingHash.of(new byte[32]))), CheckProgress.NONE))
                .filteredOn(report -> report.agreementId().equals(gone))
                .extracting(BookReport::fault)
                .containsExactly(new Fault(0, "The whole book is missing."));
    }

    private BookReport report(List<KeptHash> kept) {
        return check.check(kept, CheckProgress.NONE).stream()
                .filter(report -> report.agreementId().equals(book))
                .findFirst()
                .orElseThrow();
    }

    /** As the owner of the database can: without triggers and foreign keys. @param statement to which "this book" is added */
    private void unguarded(String statement) {
        Integer id = database.queryForObject("select id from journal_book where agreement_id = ?", Integer.class, book);
        String column = statement.contains("update journal_book") ? "id" : "book_id";
        Guards.without(database, statement + " " + column + " = " + id);
    }

    private String key(int number) {
        return book + "-" + number;
    }
}
