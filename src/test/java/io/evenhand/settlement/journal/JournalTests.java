package io.evenhand.settlement.journal;

import static io.evenhand.settlement.journal.TestPostings.DAY;
import static io.evenhand.settlement.journal.TestPostings.agreement;
import static io.evenhand.settlement.journal.TestPostings.earned;
import static io.evenhand.settlement.journal.TestPostings.eur;
import static io.evenhand.settlement.journal.TestPostings.receivable;
import static io.evenhand.settlement.journal.TestPostings.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.money.Money;
import io.evenhand.settlement.journal.PostingResult.AlreadyPosted;
import io.evenhand.settlement.journal.PostingResult.ClosedPeriod;
import io.evenhand.settlement.journal.PostingResult.KeyTaken;
import io.evenhand.settlement.journal.PostingResult.NothingToCorrect;
import io.evenhand.settlement.journal.PostingResult.Posted;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Proves the law of the journal, one rule a test. */
@WithoutEngine
class JournalTests {
    private static final Instant LATER = Instant.parse("9000-01-01T00:00:00Z");

    private final String book = agreement();

    @Autowired
    Journal journal;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whatIsPostedIsInTheBookAsItWasAsked() {
        PostingRequest request = new PostingRequest(
                book + "-Öl \"1\"",
                DAY,
                book,
                "Grüße, 世界 \ud83d\ude00",
                List.of(
                        new Entry(receivable(book), eur(100)),
                        new Entry(new AccountId(book, "nordwind", AccountKind.BANK), eur(-60)),
                        new Entry(receivable(book), eur(-40))));
        Posted posted = posted(journal.post(request));
        assertThat(posted.id()).isEqualTo(new PostingId(book, 1));
        assertThat(journal.find(posted.id()))
                .contains(new RecordedPosting(posted.id(), request, posted.recordedAt(), posted.hash()));
    }

    @Test
    void numbersOfABookRunFromOneWithoutGaps() {
        String other = agreement();
        assertThat(journal.postAll(
                        List.of(share(book, key(1), 100), share(other, other + 1, 100), share(book, key(2), 100))))
                .map(result -> posted(result).id())
                .containsExactly(new PostingId(book, 1), new PostingId(other, 1), new PostingId(book, 2));
        assertThat(posted(journal.post(share(book, key(3), 100))).id().sequence())
                .isEqualTo(3);
    }

    @Test
    void aTransactionThatIsRolledBackLeavesNoGap() {
        posted(journal.post(share(book, key(1), 100)));
        transaction.executeWithoutResult(status -> {
            posted(journal.post(share(book, key(2), 100)));
            posted(journal.post(share(book, key(3), 100)));
            status.setRollbackOnly();
        });
        Posted posted = posted(journal.post(share(book, key(3), 100)));
        assertThat(posted.id().sequence()).isEqualTo(2);
    }

    @Test
    void theSameRequestAgainChangesNothing() {
        Posted posted = posted(journal.post(share(book, key(1), 100)));
        assertThat(journal.post(share(book, key(1), 100))).isEqualTo(new AlreadyPosted(posted.id()));
        assertThat(journal.postAll(List.of(share(book, key(2), 5), share(book, key(2), 5), share(book, key(2), 6))))
                .last()
                .isEqualTo(new KeyTaken(key(2), new PostingId(book, 2)));
        assertThat(balance(DAY)).isEqualTo(eur(105));
    }

    @Test
    void anythingElseUnderTheSameKeyIsTold() {
        Posted posted = posted(journal.post(share(book, key(1), 100)));
        KeyTaken taken = new KeyTaken(key(1), posted.id());
        assertThat(journal.post(share(book, key(1), 101))).isEqualTo(taken);
        assertThat(journal.post(share(book, key(1), DAY.plusDays(1), 100))).isEqualTo(taken);
        assertThat(journal.post(share(agreement(), key(1), 100))).isEqualTo(taken);
        assertThat(balance(DAY.plusDays(1))).isEqualTo(eur(100));
    }

    @Test
    void keysAreComparedExactly() {
        assertThat(journal.postAll(List.of(
                        share(book, key(1) + "a", 1),
                        share(book, key(1) + "A", 1),
                        share(book, key(1) + "á", 1),
                        share(book, key(1) + "a ", 1))))
                .allMatch(Posted.class::isInstance);
    }

    @Test
    void closedPeriodsNeverChange() {
        posted(journal.post(share(book, key(1), 100)));
        assertThat(journal.closePeriod(book, DAY)).isInstanceOfSatisfying(ClosingResult.Closed.class, closed -> {
            assertThat(closed.postings()).isEqualTo(1);
        });
        ClosedPeriod refused = (ClosedPeriod) journal.post(share(book, key(2), DAY, 50));
        assertThat(refused).isEqualTo(new ClosedPeriod(DAY, DAY));
        assertThat(refused.firstOpenDay()).isEqualTo("2026-02-01");
        assertThat(refused.remedy()).contains("2026-01-31").contains("effective from 2026-02-01");
        // What was posted before the closing is still known, and told so.
        assertThat(journal.post(share(book, key(1), 100))).isInstanceOf(AlreadyPosted.class);
        assertThat(journal.post(share(book, key(2), DAY.plusDays(1), 50))).isInstanceOf(Posted.class);
        assertThat(balance(DAY)).isEqualTo(eur(100));
    }

    @Test
    void closingGoesForwardOnlyAndTwiceIsOnce() {
        assertThat(journal.closePeriod(book, DAY)).isInstanceOf(ClosingResult.Closed.class);
        assertThat(journal.closePeriod(book, DAY)).isEqualTo(new ClosingResult.AlreadyClosed(DAY));
        assertThat(journal.closePeriod(book, DAY.minusDays(1))).isEqualTo(new ClosingResult.AlreadyClosed(DAY));
        assertThat(journal.closePeriod(book, DAY.plusDays(1))).isInstanceOf(ClosingResult.Closed.class);
    }

    @Test
    void aCorrectionInTheOpenPeriodPointsToTheOldPosting() {
        Posted wrong = posted(journal.post(share(book, key(1), 100)));
        assertThat(journal.closePeriod(book, DAY)).isInstanceOf(ClosingResult.Closed.class);
        PostingRequest reversal =
                journal.find(wrong.id()).orElseThrow().reversal(key(2), DAY.plusDays(1), "The line was reported twice");
        Posted correction = posted(journal.post(reversal));
        assertThat(journal.corrections(wrong.id())).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo(correction.id());
            assertThat(found.request()).isEqualTo(reversal);
        });
        assertThat(balance(DAY)).isEqualTo(eur(100));
        assertThat(balance(DAY.plusDays(1))).isEqualTo(eur(0));
    }

    @Test
    void nothingThatIsNotThereCanBeCorrected() {
        PostingId missing = new PostingId(book, 1);
        PostingRequest request = new PostingRequest(
                key(1), DAY, book, "why", missing, share(book, key(1), 1).entries());
        assertThat(journal.post(request)).isEqualTo(new NothingToCorrect(missing));
    }

    @Test
    void anAccountThatWasNeverPostedToHasNothingOnIt() {
        assertThat(balance(DAY)).isEqualTo(eur(0));
        assertThat(journal.balances(book, new AsOf(DAY, LATER))).isEmpty();
        assertThat(journal.find(new PostingId(book, 1))).isEmpty();
    }

    @Test
    void aBalanceBeyond64BitsIsAnErrorAndNeverAWrongNumber() {
        journal.postAll(List.of(share(book, key(1), Long.MAX_VALUE), share(book, key(2), 1)));
        assertThatThrownBy(() -> balance(DAY)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aBookIsReadPageByPage() {
        journal.postAll(List.of(share(book, key(1), 1), share(book, key(2), 2), share(book, key(3), 3)));
        assertThat(journal.postings(book, 1, 1))
                .singleElement()
                .satisfies(posting -> assertThat(posting.request()).isEqualTo(share(book, key(2), 2)));
        assertThat(journal.postings(book, 2, 10)).hasSize(1);
        assertThat(journal.postings(book, 3, 10)).isEmpty();
    }

    @Test
    void callersAtTheSameMomentPostOnce() throws Exception {
        assertThat(AtTheSameTime.call(() -> journal.post(share(book, key(1), 100))))
                .filteredOn(Posted.class::isInstance)
                .hasSize(1);
        assertThat(balance(DAY)).isEqualTo(eur(100));
        assertThat(journal.balance(earned(book), new AsOf(DAY, LATER)).in(Money.currency("EUR")))
                .isEqualTo(eur(-100));
    }

    private String key(int number) {
        return book + "-" + number;
    }

    private Money balance(LocalDate day) {
        return journal.balance(receivable(book), new AsOf(day, LATER)).in(Money.currency("EUR"));
    }

    private static Posted posted(PostingResult result) {
        assertThat(result).isInstanceOf(Posted.class);
        return (Posted) result;
    }
}
