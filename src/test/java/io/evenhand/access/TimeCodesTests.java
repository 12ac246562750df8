package io.evenhand.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that our codes are those of RFC 6238, for how long each is good, and that none is good twice. */
class TimeCodesTests {
    /** The secret of the RFC's own examples. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);
    private static final long STEP = TimeCodes.step(NOW);

    /** The last six of the eight digits that the RFC gives for each moment. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theCodesAreThoseOfTheStandard(long second, String code) {
        assertThat(TimeCodes.code(SECRET, TimeCodes.step(Instant.ofEpochSecond(second))))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void aClockMayBeOneStepWrongAndNoMore(int drift, boolean taken) {
        assertThat(TimeCodes.stepOf(SECRET, TimeCodes.code(SECRET, STEP + drift), NOW, 0)
                        .isPresent())
                .isEqualTo(taken);
    }

    @Test
    void aCodeIsNotTakenAgainNorOneBeforeIt() {
        String code = TimeCodes.code(SECRET, STEP);
        long used = TimeCodes.stepOf(SECRET, code, NOW, 0).orElseThrow();

        assertThat(TimeCodes.stepOf(SECRET, code, NOW, used)).isEmpty();
        assertThat(TimeCodes.stepOf(SECRET, TimeCodes.code(SECRET, STEP - 1), NOW, used))
                .isEmpty();
        assertThat(TimeCodes.stepOf(SECRET, TimeCodes.code(SECRET, STEP + 1), NOW, used))
                .hasValue(STEP + 1);
    }

    @ParameterizedTest
    @CsvSource(value = {"''", "12345", "0504711", "٠٥٠٤٧١", "abcdef"})
    void whatIsNoCodeIsNotTaken(String typed) {
        assertThat(TimeCodes.stepOf(SECRET, typed, NOW, 0)).isEmpty();
    }

    /** The examples of RFC 4648, without their padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void theSecretIsWrittenAsAppsReadIt(String text, String written) {
        assertThat(TimeCodes.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
    }
}
