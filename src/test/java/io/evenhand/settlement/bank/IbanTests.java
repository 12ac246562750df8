package io.evenhand.settlement.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves which account numbers are taken for one. */
class IbanTests {
    @ParameterizedTest
    @ValueSource(
            strings = {"DE89 3704 0044 0532 0130 00", "fr14 2004 1010 0505 0001 3M02 606", "GB29NWBK60161331926819"})
    void spacesAndSmallLettersWillDo(String text) {
        assertThat(Iban.read(text)).isPresent();
        assertThat(Iban.read(text).orElseThrow().format().replace(" ", ""))
                .isEqualTo(Iban.read(text).orElseThrow().value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "DE", "DE88370400440532013000", "DE8937040044053201300", "ZZ89370400440532013000", "=1+1"})
    void wrongDigitsLengthsAndCountriesAreRefused(String text) {
        assertThat(Iban.read(text)).isEmpty();
    }

    @Test
    void anyTwoNeighboursThatChangePlacesAreNoticed() {
        String value = "DE89370400440532013000";
        for (int i = 4; i < value.length() - 1; i++) {
            if (value.charAt(i) != value.charAt(i + 1)) {
                char[] swapped = value.toCharArray();
                swapped[i] = value.charAt(i + 1);
                swapped[i + 1] = value.charAt(i);
                assertThat(Iban.read(new String(swapped))).isEmpty();
            }
        }
    }
}
