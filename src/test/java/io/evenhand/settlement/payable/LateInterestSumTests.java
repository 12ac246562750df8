package io.evenhand.settlement.payable;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.settlement.payable.NewPayable.Instalment;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves that interest on late payment is simple, by actual days of a year of 365, and rounded once. */
class LateInterestSumTests {
    private static final LocalDate DUE = LocalDate.of(2027, 2, 3);
    private static final Share EIGHT = Share.parse("8 %");

    @Test
    void aYearOfDelayCostsTheRate() {
        assertThat(sum(DUE.plusDays(365), part(DUE, "1000.00"))).isEqualTo(Money.of("80.00", "EUR"));
    }

    @Test
    void theDueDayCostsNothingAndTheDayAfterOneDay() {
        assertThat(sum(DUE, part(DUE, "365000.00"))).isEqualTo(Money.of("0.00", "EUR"));
        assertThat(sum(DUE.plusDays(1), part(DUE, "365000.00"))).isEqualTo(Money.of("80.00", "EUR"));
        assertThat(sum(DUE.minusDays(9), part(DUE, "365000.00"))).isEqualTo(Money.of("0.00", "EUR"));
    }

    @Test
    void eachPartBearsItFromItsOwnDueDay() {
        // 100,000.00 for 20 days and 50,000.00 for 10 days at 8 %: 438.356 + 109.589.
        assertThat(sum(DUE.plusDays(20), part(DUE, "100000.00"), part(DUE.plusDays(10), "50000.00")))
                .isEqualTo(Money.of("547.95", "EUR"));
    }

    @Test
    void itIsRoundedOnceAtTheEnd() {
        // Each part alone is 0.004…, and would be lost if it were rounded by itself.
        Instalment small = part(DUE, "0.20");
        assertThat(sum(DUE.plusDays(100), small, small, small, small, small)).isEqualTo(Money.of("0.02", "EUR"));
    }

    @Test
    void itIsExplainedInWords() {
        LateInterestSum sum = LateInterestSum.of(
                EIGHT, List.of(part(DUE, "100.00"), part(DUE.plusDays(30), "5.00")), DUE.plusDays(1));
        assertThat(sum.words("RE-7"))
                .isEqualTo(
                        "Interest on RE-7, paid on 2027-02-04, at 8 % a year of 365 days: EUR 100.00 was due on 2027-02-03, 1 day late.");
    }

    private static Money sum(LocalDate until, Instalment... schedule) {
        return LateInterestSum.of(EIGHT, List.of(schedule), until).amount();
    }

    private static Instalment part(LocalDate due, String amount) {
        return new Instalment(due, Money.of(amount, "EUR"));
    }
}
