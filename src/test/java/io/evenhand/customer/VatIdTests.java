package io.evenhand.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that a VAT id has one tidy form, and that a slip of the hand in it is found wherever the country's rule allows it. */
class VatIdTests {
    @ParameterizedTest
    @CsvSource({
        "AT, ATU 1358 5627",
        "AT, ATU12345675",
        "BE, BE 0403.170.701",
        "BG, BG 175 074 752",
        "CY, cy-10259033p",
        "CZ, CZ25123891",
        "DE, de 136/695 976",
        "DK, DK 13 58 56 28",
        "EE, EE100931558",
        "ES, ESB58378431",
        "FI, FI20774740",
        "FR, Fr 40 303 265 045",
        "FR, FRK7399859412",
        "GR, EL 094259216",
        "HR, HR 33392005961",
        "HU, HU-12892312",
        "IE, IE 6433435F",
        "IE, IE 6433435OA",
        "IE, IE8D79739I",
        "IT, IT 00743110157",
        "LT, LT119511515",
        "LT, LT100001919017",
        "LU, LU 150 274 42",
        "LV, LV 4000 3521 600",
        "MT, MT 1167-9112",
        "NL, NL004495445B01",
        "NL, NL123456789B13",
        "PL, PL 8567346215",
        "PT, PT 501 964 843",
        "RO, RO 185 472 90",
        "SE, SE 123456789701",
        "SI, SI 5022 3054",
        "SK, SK 202 274 96 19"
    })
    void aNumberIsReadHoweverItIsSpaced(String country, String typed) {
        String tidy = VatId.tidy(typed);
        assertThat(VatId.problem(country, tidy)).isEmpty();
        assertThat(tidy).matches("[A-Z0-9]+");
        assertThat(VatId.tidy(tidy)).isEqualTo(tidy);
    }

    @ParameterizedTest
    @CsvSource({
        "AT, ATU12345676",
        "BE, BE0403170702",
        "BG, BG175074753",
        "CY, CY10259033Q",
        "CZ, CZ25123892",
        "DE, DE136695967",
        "DK, DK13585627",
        "EE, EE100931557",
        "FI, FI20774741",
        "FR, FR41303265045",
        "GR, EL094259217",
        "HR, HR33392005962",
        "HU, HU12892313",
        "IE, IE6433435E",
        "IT, IT00743110158",
        "LT, LT119511516",
        "LU, LU15027443",
        "LV, LV40003521601",
        "MT, MT11679113",
        "NL, NL004495446B01",
        "PL, PL8567346216",
        "PT, PT501964842",
        "RO, RO18547291",
        "SE, SE123456789601",
        "SI, SI50223055",
        "SK, SK2022749618"
    })
    void aWrongDigitIsFound(String country, String tidy) {
        assertThat(VatId.problem(country, tidy)).get().asString().contains("check digit");
    }

    @Test
    void anIdOfAnotherCountryOrFormIsRefusedWithAnExample() {
        assertThat(VatId.problem("DE", "FR40303265045")).get().asString().contains("DE136695976");
        assertThat(VatId.problem("GR", "GR094259216")).get().asString().contains("EL094259216");
        assertThat(VatId.problem("NL", "NL004495445")).isPresent();
        assertThat(VatId.problem("DE", "")).isPresent();
    }

    @Test
    void elsewhereItIsWrittenAsItIsThere() {
        assertThat(VatId.problem("US", VatId.tidy("12-3456789"))).isEmpty();
        assertThat(VatId.problem("CH", VatId.tidy("CHE-123.456.788 MWST"))).isEmpty();
        assertThat(VatId.problem("US", VatId.tidy("<b>"))).isPresent();
        assertThat(VatId.problem("US", "X".repeat(31))).isPresent();
    }
}
