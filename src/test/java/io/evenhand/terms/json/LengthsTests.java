package io.evenhand.terms.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that lengths of time are read as people type them, and that what is none reaches the reader of the form as it was typed. */
class LengthsTests {
    @ParameterizedTest
    @CsvSource({
        "2 years, P2Y",
        "1 year and 6 months, P1Y6M",
        "1 Year 6 Months, P1Y6M",
        "90days, P90D",
        "2 weeks, P14D",
        "' 18 months ', P18M",
        "P2Y, P2Y"
    })
    void whatPeopleTypeIsRead(String typed, String iso) {
        assertThat(Lengths.iso(typed)).isEqualTo(iso);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2", "years", "2 years or so", "about 2 years", "-2 years", "2 years; 1 month"})
    void whatIsNoLengthStaysAsItIs(String typed) {
        assertThat(Lengths.iso(typed)).isEqualTo(typed);
        assertThat(Lengths.words(typed)).isEqualTo(typed);
    }

    @Test
    void whatIsShownReadsBackAsTheSameLength() {
        for (int years = 0; years < 4; years++) {
            for (int months = 0; months < 14; months++) {
                for (int days = years + months == 0 ? 1 : 0; days < 3; days++) {
                    String iso = Period.of(years, months, days).toString();
                    assertThat(Lengths.iso(Lengths.words(iso))).isEqualTo(iso);
                }
            }
        }
    }
}
