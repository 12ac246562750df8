package io.evenhand.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a rate is exact, and that what it converts is the nearest minor unit of the target, ties to the even one. */
class ExchangeRateTests {
    @ParameterizedTest
    @CsvSource({"0.9234, 4617/5000", "1/1.0830, 1000/1083", "2, 2", "0.50, 1/2", "163.26, 8163/50", "4/6, 2/3"})
    void textIsReadToItsLowestTerms(String text, String canonical) {
        assertThat(ExchangeRate.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.0000", "1/0", "-1.08", "1,08", "1e3", "NaN", ".5", "1/2/3", "1.08 ", "١"})
    void whatIsNotClearlyARateIsRefused(String text) {
        assertThatThrownBy(() -> ExchangeRate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not an exchange rate above zero; write \"0.9234\"");
    }

    @ParameterizedTest
    @CsvSource({
        "100.00, USD, 1/1.0830, EUR, 92.34",
        "100.00, EUR, 163.26, JPY, 16326",
        "1, JPY, 1/163.26, EUR, 0.01",
        "1.00, EUR, 0.33445, KWD, 0.334",
        "0.01, EUR, 0.5, GBP, 0.00",
        "0.03, EUR, 0.5, GBP, 0.02",
        "0.05, EUR, 0.5, GBP, 0.02",
        "-0.05, EUR, 0.5, GBP, -0.02",
        "0.00, EUR, 0.5, GBP, 0.00"
    })
    void anAmountIsConvertedToTheNearestMinorUnit(String amount, String from, String rate, String to, String expected) {
        assertThat(ExchangeRate.parse(rate).convertHalfEven(Money.of(amount, from), CurrencyUnit.of(to)))
                .isEqualTo(Money.of(expected, to));
    }

    @Test
    void whatIsConvertedIsNeverFurtherThanHalfAMinorUnitFromExactAndRefundsMirrorIt() {
        Random random = new Random(17);
        List<CurrencyUnit> currencies =
                List.of(CurrencyUnit.EUR, CurrencyUnit.USD, CurrencyUnit.of("JPY"), CurrencyUnit.of("KWD"));
        for (int round = 0; round < 100_000; round++) {
            ExchangeRate rate = rate(random);
            Money amount =
                    new Money(random.nextLong(1_000_000_000_000L), currencies.get(random.nextInt(currencies.size())));
            CurrencyUnit target = currencies.get(random.nextInt(currencies.size()));
            Money converted = rate.convertHalfEven(amount, target);

            // |2 · (converted · d · 10^from − amount · n · 10^to)| ≤ d · 10^from, and where equal, converted is even.
            BigInteger unit = rate.denominator()
                    .multiply(BigInteger.TEN.pow(amount.currency().getDecimalPlaces()));
            BigInteger exact = rate.numerator()
                    .multiply(BigInteger.valueOf(amount.minorUnits()))
                    .multiply(BigInteger.TEN.pow(target.getDecimalPlaces()));
            int near = BigInteger.valueOf(converted.minorUnits())
                    .multiply(unit)
                    .subtract(exact)
                    .abs()
                    .shiftLeft(1)
                    .compareTo(unit);
            assertThat(near < 0 || near == 0 && converted.minorUnits() % 2 == 0).isTrue();
            assertThat(rate.convertHalfEven(amount.negate(), target)).isEqualTo(converted.negate());
        }
    }

    @Test
    void aRateAndItsInverseAreExactlyOne() {
        Random random = new Random(18);
        for (int round = 0; round < 10_000; round++) {
            ExchangeRate rate = rate(random);
            assertThat(rate.times(rate.inverse())).hasToString("1");
            assertThat(ExchangeRate.parse(rate.toString())).isEqualTo(rate);
        }
    }

    @Test
    void aRateByWayOfAThirdCurrencyIsExact() {
        ExchangeRate dollars = ExchangeRate.parse("1/1.0830");
        ExchangeRate pounds = ExchangeRate.parse("0.8530");
        assertThat(dollars.times(pounds)).isEqualTo(ExchangeRate.parse("0.8530/1.0830"));
    }

    @Test
    void whatDoesNotFitIsAnError() {
        Money most = new Money(Long.MAX_VALUE, CurrencyUnit.EUR);
        assertThatThrownBy(() -> ExchangeRate.parse("1.01").convertHalfEven(most, CurrencyUnit.USD))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new ExchangeRate(BigInteger.ZERO, BigInteger.ONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ExchangeRate rate(Random random) {
        return new ExchangeRate(
                BigInteger.valueOf(1 + random.nextInt(2_000_000)), BigInteger.valueOf(1 + random.nextInt(1_000_000)));
    }
}
