package io.evenhand.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Proves that people read days in one way, also those that were written in another before. */
class DaysTests {
    @Test
    void aDayIsReadInOneWay() {
        assertThat(Days.words(LocalDate.of(2027, 1, 6))).isEqualTo("6 Jan 2027");
    }

    @Test
    void whatWasWrittenInAnotherWayIsReadInTheSame() {
        assertThat(Days.spelled("moved its last day to 2027-01-06, as signed in EH-2026-12-1"))
                .isEqualTo("moved its last day to 6 Jan 2027, as signed in EH-2026-12-1");
        assertThat(Days.spelled("District Court, 2028-02-29")).isEqualTo("District Court, 29 Feb 2028");
        assertThat(Days.spelled("on 2027-02-30, number 12027-01-061")).isEqualTo("on 2027-02-30, number 12027-01-061");
    }
}
