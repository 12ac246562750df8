package io.evenhand.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that an amount is read exactly or refused with a sentence, and that arithmetic neither mixes nor overflows. */
class MoneyTests {
    @ParameterizedTest
    @CsvSource({
        "120000.00, EUR, 12000000, EUR 120000.00",
        "12, EUR, 1200, EUR 12.00",
        "-0.05, GBP, -5, GBP -0.05",
        "500, JPY, 500, JPY 500",
        "1.250, KWD, 1250, KWD 1.250"
    })
    void anAmountIsReadIntoMinorUnits(String amount, String currency, long minorUnits, String printed) {
        Money money = Money.of(amount, currency);
        assertThat(money.minorUnits()).isEqualTo(minorUnits);
        assertThat(money).hasToString(printed);
    }

    @Test
    void parseAndPrintAreInverse() {
        Random random = new Random(11);
        List<String> currencies = List.of("EUR", "JPY", "KWD", "CHF");
        for (int round = 0; round < 20_000; round++) {
            CurrencyUnit currency = CurrencyUnit.of(currencies.get(random.nextInt(currencies.size())));
            Money money = new Money(random.nextLong() / 100, currency);
            assertThat(Money.of(money.amount(), currency.getCode())).isEqualTo(money);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.005, EUR, has too many digits",
        "0.5, JPY, has too many digits",
        "99999999999999999999, EUR, is not an amount",
        "999999999999999999, EUR, has too many digits",
        "1e5, EUR, is not an amount",
        "NaN, EUR, is not an amount",
        "'1,000.00', EUR, is not an amount",
        "1.00, EURO, is not a currency",
        "1.00, eur, is not a currency",
        "1.00, XAU, is not a currency",
        "1.00, XXX, is not a currency"
    })
    void whatCannotBePaidIsRefused(String amount, String currency, String problem) {
        assertThatThrownBy(() -> Money.of(amount, currency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("; ");
    }

    @Test
    void currenciesDoNotMix() {
        assertThatThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "USD")))
                .hasMessage("cannot mix EUR and USD");
    }

    @Test
    void aSumThatDoesNotFitIsAnError() {
        Money most = new Money(Long.MAX_VALUE, CurrencyUnit.EUR);
        assertThatThrownBy(() -> most.plus(Money.of("0.01", "EUR"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MIN_VALUE, CurrencyUnit.EUR).negate())
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void peopleReadThousandsApart() {
        assertThat(Money.of("1234567.5", "EUR").format()).isEqualTo("EUR 1,234,567.50");
        assertThat(Money.of("1234", "JPY").format()).isEqualTo("JPY 1,234");
    }
}
