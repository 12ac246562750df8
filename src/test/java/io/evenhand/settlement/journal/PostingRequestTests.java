package io.evenhand.settlement.journal;

import static io.evenhand.settlement.journal.TestPostings.DAY;
import static io.evenhand.settlement.journal.TestPostings.eur;
import static io.evenhand.settlement.journal.TestPostings.receivable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.money.Money;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves that what does not balance, or could not be stored as it is, cannot even be asked for. */
class PostingRequestTests {
    private static final String BOOK = "agreement-1";
    private static final AccountId EARNED = TestPostings.earned(BOOK);
    private static final AccountId OWED = receivable(BOOK);

    @Test
    void whatDoesNotBalanceIsNamedWithTheDifference() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(List.of(new Entry(OWED, eur(100)), new Entry(EARNED, eur(-99)))))
                .withMessageContaining("does not balance")
                .withMessageContaining("1 minor units of EUR");
    }

    @Test
    void eachCurrencyBalancesByItself() {
        Money yen = new Money(100, Money.currency("JPY"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(List.of(new Entry(OWED, eur(100)), new Entry(EARNED, yen.negate()))));
        assertThat(request(List.of(
                                new Entry(OWED, eur(100)),
                                new Entry(EARNED, eur(-100)),
                                new Entry(OWED, yen),
                                new Entry(EARNED, yen.negate())))
                        .entries())
                .hasSize(4);
    }

    @Test
    void aTotalBeyond64BitsIsNoBalance() {
        Entry largest = new Entry(OWED, eur(Long.MAX_VALUE));
        // In 64 bits these would come round to zero.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(List.of(largest, largest, new Entry(EARNED, eur(2)))))
                .withMessageContaining("does not balance");
    }

    @Test
    void anEntryOfZeroIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry(OWED, eur(0)))
                .withMessageContaining("leave it out");
    }

    @Test
    void oneEntryIsNoPosting() {
        assertThatIllegalArgumentException().isThrownBy(() -> request(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(Collections.nCopies(1_002, new Entry(OWED, eur(1)))))
                .withMessageContaining("2 to 1000");
    }

    @Test
    void anAccountOfAnotherBookIsRefusedWithTheRemedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(
                        List.of(new Entry(OWED, eur(100)), new Entry(TestPostings.earned("agreement-2"), eur(-100)))))
                .withMessageContaining("CLEARING");
    }

    @Test
    void aCorrectionNamesAPostingOfItsOwnBook() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PostingRequest("k", DAY, BOOK, "why", new PostingId("agreement-2", 1), entries()))
                .withMessageContaining("another book");
    }

    @Test
    void textThatADatabaseWouldChangeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> request(" ", DAY, "why"));
        assertThatIllegalArgumentException().isThrownBy(() -> request("k".repeat(121), DAY, "why"));
        assertThatIllegalArgumentException().isThrownBy(() -> request("k", DAY, "a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> request("k", DAY, "half a \ud83d"));
        assertThat(request("k", DAY, "a whole \ud83d\ude00").reason()).hasSize(10);
        assertThatIllegalArgumentException().isThrownBy(() -> request("k", LocalDate.of(1899, 12, 31), "why"));
        assertThatIllegalArgumentException().isThrownBy(() -> request("k", LocalDate.of(10_000, 1, 1), "why"));
    }

    @Test
    void entriesCannotBeChangedAfterwards() {
        List<Entry> entries = request("k", DAY, "why").entries();
        assertThatThrownBy(() -> entries.add(new Entry(OWED, eur(1))))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static PostingRequest request(List<Entry> entries) {
        return new PostingRequest("k", DAY, BOOK, "why", entries);
    }

    private static PostingRequest request(String key, LocalDate day, String reason) {
        return new PostingRequest(key, day, BOOK, reason, entries());
    }

    private static List<Entry> entries() {
        return List.of(new Entry(OWED, eur(100)), new Entry(EARNED, eur(-100)));
    }
}
