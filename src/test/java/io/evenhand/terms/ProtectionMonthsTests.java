package io.evenhand.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.template.SampleTerms;
import io.evenhand.terms.CustomerProtectionTerms.Window;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that each last day that a number of months gives can be agreed on, and no other, whichever day a promise begins on. */
class ProtectionMonthsTests {
    @ParameterizedTest
    @ValueSource(
            strings = {"2026-08-01", "2026-08-15", "2026-08-28", "2026-08-29", "2026-08-30", "2026-08-31", "2028-02-29"
            })
    void aPromiseLastsAnyNumberOfMonthsFromItsFirstDay(LocalDate start) throws Exception {
        CustomerProtectionTerms terms = begun(start);
        Set<LocalDate> ends = IntStream.rangeClosed(1, 60)
                .mapToObj(months -> new Window(start, months).endsOn())
                .collect(Collectors.toSet());
        for (int months = 1; months <= 60; months++) {
            LocalDate end = new Window(start, months).endsOn();
            assertThat(terms.until(end).window()).isEqualTo(new Window(start, months));
        }
        for (LocalDate day = start.plusMonths(2); day.isBefore(start.plusMonths(50)); day = day.plusDays(1)) {
            if (!ends.contains(day)) {
                LocalDate other = day;
                assertThatThrownBy(() -> terms.until(other))
                        .isInstanceOf(InvalidTermsException.class)
                        .hasMessageContaining("/window/months: is not a whole number of months");
            }
        }
    }

    @Test
    void aDayThatEndsNoMonthIsRefusedWithTheDaysBesideIt() throws Exception {
        CustomerProtectionTerms terms = begun(LocalDate.of(2026, 8, 31));
        assertThatThrownBy(() -> terms.until(LocalDate.of(2029, 3, 1)))
                .hasMessage(
                        "/window/months: is not a whole number of months: 2 years, 6 months and 2 days; end it on 2029-02-27 or 2029-03-30");
        assertThatThrownBy(() -> terms.until(LocalDate.of(2026, 9, 1))).hasMessageEndingWith("; end it on 2026-09-29");
        CustomerProtectionTerms midMonth = begun(LocalDate.of(2026, 8, 15));
        assertThatThrownBy(() -> midMonth.until(LocalDate.of(2031, 8, 20)))
                .as("never longer than five years")
                .hasMessageEndingWith("; end it on 2031-08-14");
    }

    private static CustomerProtectionTerms begun(LocalDate start) throws Exception {
        CustomerProtectionTerms sample = SampleTerms.protection(2);
        String json = new String(TermsFormat.canonical(sample), StandardCharsets.UTF_8)
                .replace("\"effectiveOn\":\"" + sample.effectiveOn(), "\"effectiveOn\":\"" + start)
                .replace("\"startsOn\":\"" + sample.window().startsOn(), "\"startsOn\":\"" + start);
        return (CustomerProtectionTerms) TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
