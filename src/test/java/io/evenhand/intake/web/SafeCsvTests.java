package io.evenhand.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a spreadsheet takes nothing that we write for a formula. */
class SafeCsvTests {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"})
    void whatWouldBeCarriedOutGetsAnApostrophe(String cell) {
        assertThat(SafeCsv.neutral(cell)).isEqualTo("'" + cell);
    }

    @Test
    void everythingIsQuotedInUtf8WithItsMark() {
        assertThat(new String(
                        SafeCsv.write(List.of(List.of("a", "b\"c", "=x", ""), List.of("Müller"))),
                        StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF\"a\",\"b\"\"c\",\"'=x\",\"\"\r\n\"Müller\"\r\n");
    }
}
