package io.evenhand.settlement.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.settlement.split.LineKind;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.json.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves into which lines a sketch expands, to the cent, and that what makes no sense is refused by field. */
class RevenueSketchTests {
    private static final String SOUND = """
            {"currency": "EUR", "starts": "2027-01", "months": 3,
             "recurring": [{"revenue": "licences", "amount": "1000.00", "growth": "5 %", "churn": "2 %"}],
             "oneOff": [{"revenue": "services", "amount": "99.99", "month": 2}],
             "refunds": [{"month": 2, "share": "1/3", "after": 1}]}
            """;

    @Test
    void itExpandsMonthByMonthToTheCent() throws Exception {
        List<RevenueLine> lines = sound(SOUND).lines();
        assertThat(lines)
                .extracting(line -> "%s %s %s".formatted(line.countedOn(), line.id(), line.gross()))
                .containsExactly(
                        "2027-01-31 recurring-1-2027-01 EUR 1000.00",
                        "2027-02-28 recurring-1-2027-02 EUR 1030.00",
                        "2027-02-28 one-off-1 EUR 99.99",
                        "2027-03-31 recurring-1-2027-03 EUR 1060.90",
                        "2027-03-31 refund-of-recurring-1-2027-02 EUR 343.33",
                        "2027-03-31 refund-of-one-off-1 EUR 33.33");
        assertThat(lines.getLast().kind()).isEqualTo(LineKind.REFUND);
        assertThat(sound(SOUND).lines()).isEqualTo(lines);
    }

    @Test
    void eachMonthIsRoundedHalfEvenAndTheNextGoesOnFromThat() throws Exception {
        assertThat(sound("""
                        {"currency": "JPY", "starts": "2027-01", "months": 4,
                         "recurring": [{"revenue": "support", "amount": "5", "growth": "1/10"}]}
                        """).lines()).extracting(line -> line.gross().amount()).containsExactly("5", "6", "7", "8");
    }

    @Test
    void ofWhatIsLostEntirelyNoMorePaymentsCome() throws Exception {
        assertThat(sound("""
                        {"currency": "EUR", "starts": "2027-01", "months": 120,
                         "recurring": [{"revenue": "support", "amount": "5.00", "churn": "100 %"}]}
                        """).lines()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "months": 3 => "months": 121          | /months: is 121; write a whole number from 1 to 120
            "months": 3 => "months": 0            | /months: is 0; write a whole number from 1 to 120
            "months": 3 => "months": "many"       | /months: is "many"; write a whole number without quotes
            "EUR" => "XAU"                        | /currency: "XAU" is not a currency; use an ISO 4217 code such as "EUR"
            "2027-01" => "2027-13"                | /starts: is "2027-13", not a month; write it as "2027-03"
            "2027-01" => "9999-01"                | /starts: is 9999; write a whole number from 2000 to 2199
            "1000.00" => "-1000.00"               | /recurring/0/amount: is EUR -1000.00; write an amount above zero
            "1000.00" => "0"                      | /recurring/0/amount: is EUR 0.00; write an amount above zero
            "1000.00" => "1000000000000000000000000000000" | /recurring/0/amount: "1000000000000000000000000000000" is not an amount; write it as digits with a point, for example "120000.00"
            "1000.00" => "1.005"                  | /recurring/0/amount: 1.005 EUR has too many digits; EUR has 2 decimals, and an amount must fit 64 bits
            "5 %" => "500 %"                      | /recurring/0/growth: is 5; write a part of at most 1, for example "2 %"
            "2 %" => "-2 %"                       | /recurring/0/churn: "-2 %" is not a share; write a fraction such as "1/3" or a percentage such as "33.33 %"
            "month": 2, => "month": 4,            | /refunds/0/month: is 4; write a whole number from 1 to 3
            "month": 2} => "month": 0}            | /oneOff/0/month: is 0; write a whole number from 1 to 3
            "1/3" => "4/3"                        | /refunds/0/share: is 4/3; write a part of at most 1, for example "2 %"
            "licences" => "wishes"                | /recurring/0/revenue: is "wishes"; write one of "services", "licences", "support", "hardware"
            """)
    void whatMakesNoSenseIsRefusedByField(String change, String problem) throws Exception {
        String[] sides = change.split(" => ");
        String written = SOUND.replace(sides[0], sides[1]);
        assertThat(written).isNotEqualTo(SOUND);
        assertThat(problems(written)).contains(problem);
    }

    @Test
    void whatGrowsBeyond64BitsIsRefusedByTheMonth() throws Exception {
        assertThat(problems("""
                        {"currency": "EUR", "starts": "2027-01", "months": 120,
                         "recurring": [{"revenue": "support", "amount": "5.00", "growth": "100 %"}]}
                        """))
                .singleElement()
                .asString()
                .startsWith("/recurring/0/growth: brings the amount of month 5")
                .endsWith("beyond 64 bits; let it grow less, or sketch fewer months");
    }

    @Test
    void aSketchOfNothingIsRefused() throws Exception {
        assertThat(problems("{\"currency\": \"EUR\", \"starts\": \"2027-01\", \"months\": 3}"))
                .containsExactly("/recurring: is empty, and so is \"oneOff\"; name at least one amount");
    }

    private static RevenueSketch sound(String json) throws Exception {
        Reading<RevenueSketch> read = RevenueSketch.read(json.getBytes(StandardCharsets.UTF_8));
        if (read instanceof Reading.Complete<RevenueSketch> complete) {
            return complete.value();
        }
        throw new AssertionError(read);
    }

    private static List<String> problems(String json) throws Exception {
        Reading<RevenueSketch> read = RevenueSketch.read(json.getBytes(StandardCharsets.UTF_8));
        if (read instanceof Reading.Refused<RevenueSketch> refused) {
            return refused.problems().stream().map(FieldProblem::toString).toList();
        }
        throw new AssertionError(read);
    }
}
