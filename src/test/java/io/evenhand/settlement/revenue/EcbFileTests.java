package io.evenhand.settlement.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.table.LineProblem;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that the European Central Bank's files are read as it publishes them, that others are refused by line and field, and when it publishes. */
class EcbFileTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 10);

    @Test
    void theHistoryIsReadDayByDayAndWhatWasNotQuotedIsLeftOut() {
        EcbFile.Content content = read("Date,USD,JPY,CYP,\n2026-04-09,1.0830,161.2,N/A,\n2026-04-08,1.0815,160,N/A,\n");
        assertThat(content.problems()).isEmpty();
        assertThat(content.rates())
                .extracting(rate -> rate.day() + " " + rate.currency() + " " + rate.text())
                .containsExactly(
                        "2026-04-09 USD 1.0830", "2026-04-09 JPY 161.2", "2026-04-08 USD 1.0815", "2026-04-08 JPY 160");
    }

    @Test
    void theFilesOfTheDayAreReadToo() {
        assertThat(read("Date, USD, JPY, \n09 April 2026, 1.0830, 161.2, \n").rates())
                .hasSize(2);
        EcbFile.Content xml = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
                <gesmes:subject>Reference rates</gesmes:subject>
                <Cube><Cube time='2026-04-09'><Cube currency='USD' rate='1.0830'/><Cube currency='JPY' rate='161.2'/></Cube></Cube>
                </gesmes:Envelope>""");
        assertThat(xml.problems()).isEmpty();
        assertThat(xml.rates()).extracting(EcbFile.Rate::text).containsExactly("1.0830", "161.2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-04-09,1.08x|line 2, USD \"1.08x\": is not an exchange rate",
                "2026-04-09,0.000|line 2, USD \"0.000\": is not an exchange rate",
                "2026-04-09,-1|line 2, USD \"-1\": is not an exchange rate",
                "09.04.2026,1.08|line 2, Date \"09.04.2026\": is not a day",
                "2026-04-11,1.08|line 2, Date \"2026-04-11\": is no day on which",
                "1998-12-31,1.08|line 2, Date \"1998-12-31\": is no day on which"
            })
    void whatIsWrongIsNamedByLineAndField(String row, String problem) {
        EcbFile.Content content = read("Date,USD\n" + row + "\n");
        assertThat(content.rates()).isEmpty();
        assertThat(content.problems())
                .singleElement()
                .extracting(LineProblem::words)
                .asString()
                .startsWith(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id,kind\n1,sale\n",
                "Date,USD\n\"2026-04-09,1.0",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
                "<Cube time='2026-04-09'><Cube currency='USD' rate='1'/>",
                "Date,USD\n2026-04-09,1.1\n2026-04-09,1.2\n",
                "Date,EUR\n2026-04-09,1\n"
            })
    void whatIsNoSuchFileIsRefused(String text) {
        assertThat(read(text).problems()).isNotEmpty();
        assertThat(read(text).rates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-09, 2026-04-09",
        "2026-04-06, 2026-04-02",
        "2026-04-05, 2026-04-02",
        "2026-05-01, 2026-04-30",
        "2026-12-27, 2026-12-24",
        "2027-01-01, 2026-12-31",
        "2026-08-15, 2026-08-14",
        "2026-10-05, 2026-10-05"
    })
    void theRateOfADayWithoutOneIsTheLastBefore(LocalDate day, LocalDate published) {
        assertThat(BankingDays.lastUpTo(day)).isEqualTo(published);
    }

    @Test
    void easterIsFoundAsTheCalendarsSay() {
        assertThat(List.of(1999, 2008, 2019, 2024, 2025, 2026, 2027, 2038))
                .extracting(BankingDays::easter)
                .extracting(LocalDate::toString)
                .containsExactly(
                        "1999-04-04",
                        "2008-03-23",
                        "2019-04-21",
                        "2024-03-31",
                        "2025-04-20",
                        "2026-04-05",
                        "2027-03-28",
                        "2038-04-25");
    }

    private static EcbFile.Content read(String text) {
        return EcbFile.read(text.getBytes(StandardCharsets.UTF_8), TODAY);
    }
}
