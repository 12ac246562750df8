package io.evenhand.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a customer is recognised however its name, domain and tax number are written, and that nothing else is taken for it. */
class CustomerIdentityTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Adler GmbH | ADLER gmbh",
                "Adler GmbH | Adler G.m.b.H.",
                "Adler GmbH | Adler G m b H",
                "Adler GmbH | Adler Gesellschaft mit beschränkter Haftung",
                "Adler GmbH | GmbH Adler",
                "Adler GmbH & Co. KG | Adler",
                "Adler AG | Adler Aktiengesellschaft",
                "Adler UG (haftungsbeschränkt) | Adler",
                "Müller Söhne OHG | Mueller Soehne",
                "Müller Söhne OHG | Muller Sohne",
                "Groß & Klein KG | GROSS und KLEIN",
                "Procter & Gamble Co. | Procter and Gamble Company",
                "The Coca-Cola Company | Coca Cola",
                "CocaCola | Coca-Cola Co",
                "AB Volvo | Volvo",
                "Oy Karl Fazer Ab | Karl Fazer",
                "Maersk A/S | Maersk",
                "A.P. Møller A/S | AP Moeller",
                "Nestlé S.A. | NESTLE SA",
                "Danone S. A. | Danone",
                "Orlen Sp. z o.o. | Orlen",
                "Škoda a.s. | Skoda",
                "Lego d.o.o. | LEGO",
                "Barilla S.p.A. | Barilla",
                "ПАО Газпром | Gazprom",
                "ООО Яндекс | yandeks",
                "Γερμανός Α.Ε. | Germanos AE",
                "McDonald's Corp. | McDonalds Corporation",
                "H & M | HM",
                "ＡＤＬＥＲ　GmbH | Adler",
                "Ad\u00adler\u200b GmbH | Adler",
            })
    void oneNameWrittenInTwoWaysIsOne(String one, String other) {
        assertThat(named(one)).as(one + " / " + other).containsAnyElementsOf(named(other));
    }

    @ParameterizedTest
    @CsvSource({
        "Adler GmbH, Adlon GmbH",
        "SAS Institute Inc, Institute Inc",
        "Müller, Möller",
        "Siemens Energy, Siemens"
    })
    void anotherNameIsAnother(String one, String other) {
        assertThat(named(one)).doesNotContainAnyElementsOf(named(other));
    }

    @Test
    void aNameOfAnotherCountryIsAnother() {
        assertThat(new CustomerIdentity("Adler GmbH", "DE", null, null).identifiers())
                .doesNotContainAnyElementsOf(new CustomerIdentity("Adler GmbH", "AT", null, null).identifiers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adler.co.uk",
                "ADLER.CO.UK",
                "www.adler.co.uk",
                "shop.de.adler.co.uk.",
                "https://www.Adler.co.uk:8443/kontakt?x=1#a",
                "//adler.co.uk",
                "anna.adler@mail.adler.co.uk",
                "Anna <anna@adler.co.uk>",
                "mailto:anna@adler.co.uk?subject=x",
                "*.adler.co.uk",
                " adler.co.uk\u200b ",
                "\u202eadler.co.uk",
                "adler。co。uk",
                "ａｄｌｅｒ.co.uk",
            })
    void whatIsTypedAsDomainIsReadAsWhatItsOwnerRegistered(String typed) {
        assertThat(CustomerDomain.read(typed))
                .isInstanceOfSatisfying(
                        CustomerDomain.Own.class,
                        own -> assertThat(own.registrable()).isEqualTo("adler.co.uk"));
    }

    @ParameterizedTest
    @CsvSource({
        "müller.de, xn--mller-kva.de",
        "MÜLLER.de, xn--mller-kva.de",
        "https://www.xn--MLLER-kva.de/, xn--mller-kva.de",
        "straße.de, xn--strae-oqa.de",
        "例え.jp, xn--r8jz45g.jp",
        "иванов.рф, xn--80adbv1ag.xn--p1ai",
        "shop.foo.xn--55qx5d.cn, foo.xn--55qx5d.cn",
        "alice.github.io, alice.github.io",
        "erp.adler.example, adler.example",
    })
    void anInternationalDomainIsOneInBothOfItsForms(String typed, String registrable) {
        assertThat(CustomerDomain.read(typed))
                .isInstanceOfSatisfying(
                        CustomerDomain.Own.class,
                        own -> assertThat(own.registrable()).isEqualTo(registrable));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gmail.com", "anna@gmx.de", "gmx.ch", "yahoo.co.uk", "hotmail.fr", "x@mail.t-online.de", "web.de"
            })
    void whereEverybodyHasMailIsNoCustomersDomain(String typed) {
        assertThat(CustomerDomain.read(typed)).isInstanceOf(CustomerDomain.PublicMail.class);
        assertThat(new CustomerIdentity("Adler", "DE", typed, null).identifiers())
                .containsExactly("name:de:adler");
    }

    @ParameterizedTest
    @ValueSource(strings = {"co.uk", "de", "github.io", "com"})
    void whereOthersRegisterIsNoCustomersDomain(String typed) {
        assertThat(new CustomerIdentity("Adler", "DE", typed, null).identifiers())
                .containsExactly("name:de:adler");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "adler",
                "192.168.1.1",
                "http://10.0.0.1/",
                "adler..de",
                "-adler.de",
                "adler-.de",
                "ad ler",
                "a_b.de",
                "xn--.de",
                "[::1]"
            })
    void whatIsNoDomainIsNone(String typed) {
        assertThat(CustomerDomain.read(typed)).isNotInstanceOf(CustomerDomain.Own.class);
    }

    @ParameterizedTest
    @CsvSource({
        "DE, DE136695976, de 136 695 976",
        "DE, DE136695976, 136695976",
        "DE, DE136695976, DE-136.695.976",
        "AT, DE136695976, DE 136695976",
        "GR, EL094259216, GR 094259216",
        "CH, CHE-123.456.788 MWST, CHE123456788",
        "GB, GB 123 4567 82, 123456782",
        "US, 12-3456780, 123456780",
    })
    void aTaxNumberIsOneHoweverItIsWritten(String country, String one, String other) {
        SortedSet<String> first = new CustomerIdentity("One", country, null, one).identifiers();
        assertThat(new CustomerIdentity("Other", country, null, other).identifiers())
                .containsAnyElementsOf(first);
    }

    @Test
    void aNumberThatNamesItsCountryIsOfThatCountry() {
        assertThat(new CustomerIdentity("One", "AT", null, "DE136695976").identifiers())
                .contains("tax:de:136695976");
        assertThat(new CustomerIdentity("One", "AT", null, "DE136695977").identifiers())
                .as("its check digit is wrong, so its letters are not believed")
                .contains("tax:at:de136695977");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "000000000", "n/a", "unknown", "DE123456789", "-", "\u202e", "DE"})
    void whatIsNobodysNumberIsNone(String typed) {
        assertThat(new CustomerIdentity("Adler", "DE", null, typed).identifiers())
                .containsExactly("name:de:adler");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GmbH", "GmbH & Co. KG", "AG", "Co", "SAS", "the", "&", "!!!", "\u202e\u200b!", "😀 GmbH", "株式会社"
            })
    void nothingButAFormOrASignStillIsRecognised(String name) {
        assertThat(named(name)).isNotEmpty().allMatch(identifier -> identifier.length() > "name:de:".length());
    }

    @Test
    void twoNamesWithoutLettersAreNotOne() {
        assertThat(named("!!!")).doesNotContainAnyElementsOf(named("???"));
    }

    @Test
    void controlCharactersAndChangesOfDirectionAreNotSeen() {
        assertThat(named("\u202eAd\u0000ler\u202c GmbH\u0007")).contains("name:de:ad ler".replace(" ", ""));
        assertThat(named("Adler\tGmbH\n")).containsExactly("name:de:adler");
    }

    @Test
    void anImitationWithLettersOfAnotherScriptIsNotTakenForTheOriginal() {
        assertThat(named("\u0410dler GmbH")).doesNotContain("name:de:adler");
        assertThat(CustomerDomain.read("\u0430dler.de")).isNotEqualTo(CustomerDomain.read("adler.de"));
    }

    /** What this thread alone had of the processor: others use it, too. */
    private static long ownTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void aNameOfAMegabyteIsReadAtOnceAndKeptShort() {
        String name = "Ünited Adler ".repeat(80_000);
        long before = ownTime();
        SortedSet<String> identifiers = new CustomerIdentity(name, "DE", name, name).identifiers();
        assertThat(ownTime() - before).isLessThan(5_000_000_000L);
        assertThat(identifiers).isNotEmpty().allMatch(identifier -> identifier.length() <= 255);
        assertThat(CustomerTraits.of(new CustomerIdentity(name, "DE", name, name))
                        .keys())
                .allMatch(key -> key.length() <= 255);
    }

    @Test
    void anEmptyNameIsRefused() {
        assertThatThrownBy(() -> new CustomerIdentity(" \t", "DE", null, null)).hasMessageContaining("legal name");
    }

    private static SortedSet<String> named(String name) {
        return new CustomerIdentity(name, "DE", null, null).identifiers();
    }
}
