package io.evenhand.settlement.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Proves that weekends and the closing days of TARGET do not count when banking days are. */
class BankingDaysTests {
    @Test
    void weekendsAndClosingDaysDoNotCount() {
        assertThat(BankingDays.after(LocalDate.of(2026, 11, 27), 1)).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(BankingDays.after(LocalDate.of(2026, 12, 24), 1)).isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(BankingDays.after(LocalDate.of(2026, 4, 2), 2)).isEqualTo(LocalDate.of(2026, 4, 8));
        assertThat(BankingDays.after(LocalDate.of(2026, 11, 26), 10)).isEqualTo(LocalDate.of(2026, 12, 10));
    }

    @Test
    void noDayAfterIsTheDayItself() {
        assertThat(BankingDays.after(LocalDate.of(2026, 11, 29), 0)).isEqualTo(LocalDate.of(2026, 11, 29));
    }
}
