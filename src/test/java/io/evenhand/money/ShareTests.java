package io.evenhand.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a share is exact, has one canonical form, and is never guessed from text that could mean two things. */
class ShareTests {
    @ParameterizedTest
    @CsvSource({
        "1/3, 1/3",
        "2/6, 1/3",
        "20%, 1/5",
        "33.33 %, 3333/10000",
        "0, 0",
        "1, 1",
        "100 %, 1",
        "0/7, 0",
        "12.5%, 1/8",
        "150%, 3/2"
    })
    void textIsReadToItsLowestTerms(String text, String canonical) {
        assertThat(Share.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0.5",
                "1/0",
                "-1/3",
                "1/-3",
                "a third",
                "1/3/4",
                "33,3 %",
                "1e9",
                "NaN",
                "٣/٤",
                "1/3 ",
                "9999999999999999999"
            })
    void whatIsNotClearlyAShareIsRefused(String text) {
        assertThatThrownBy(() -> Share.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "is not a share; write a fraction such as \"1/3\" or a percentage such as \"33.33 %\"");
    }

    @Test
    void parseAndPrintAreInverse() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            Share share = Share.of(random.nextInt(1_000_000), 1 + random.nextInt(1_000_000));
            assertThat(Share.parse(share.toString())).isEqualTo(share);
        }
    }

    @Test
    void threeThirdsAreExactlyOne() {
        Share third = Share.parse("1/3");
        assertThat(third.plus(third).plus(third)).isEqualTo(Share.ONE);
    }

    @Test
    void peopleReadAPercentageWhereItIsExactAndAFractionWhereNot() {
        assertThat(Share.parse("1/5").words()).isEqualTo("20 %");
        assertThat(Share.parse("33.33%").words()).isEqualTo("33.33 %");
        assertThat(Share.parse("1/3").words()).isEqualTo("1/3");
        assertThat(Share.ZERO.words()).isEqualTo("0 %");
        assertThat(Share.ONE.words()).isEqualTo("100 %");
    }
}
