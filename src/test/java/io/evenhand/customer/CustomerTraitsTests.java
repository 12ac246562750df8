package io.evenhand.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that customers who resemble one another are found by a common key, and why they resemble one another. */
class CustomerTraitsTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Adler GmbH, adler.de | Bussard GmbH, adler.com | DOMAIN_VARIANT",
                "Adler GmbH, adler-gruppe.de | Bussard GmbH, adler.com | DOMAIN_VARIANT",
                "Müller GmbH, müller.de | Bussard GmbH, mueller.ch | DOMAIN_VARIANT",
                "Bussard GmbH, adler.de | Bussard GmbH, \u0430dler.de | LOOKS_ALIKE",
                "Bussard GmbH, google.com | Sperber GmbH, g00gle.com | LOOKS_ALIKE",
                "\u0410dler GmbH, x1.de | Adler GmbH, y1.de | LOOKS_ALIKE",
                "AdIer GmbH, x1.de | Adler GmbH, y1.de | LOOKS_ALIKE",
                "Adler GmbH, x1.de | Bussard GmbH, adler.com | DOMAIN_IS_NAME",
                "Bertelsmann, x1.de | Bertelsman, y1.de | SIMILAR_NAME",
                "Siemens AG, x1.de | Siemens Holding GmbH, y1.de | SAME_NAME",
                "Siemens AG, x1.de | Siemens Healthineers AG, y1.de | GROUP_NAME",
                "International Business Machines, x1.de | IBM Corp., y1.de | INITIALS",
            })
    void resemblanceHasAReason(String one, String other, Likeness reason) {
        CustomerTraits first = traits(one);
        CustomerTraits second = traits(other);

        assertThat(first.likenessTo(second)).contains(reason);
        assertThat(second.likenessTo(first)).isEqualTo(first.likenessTo(second));
        assertThat(first.keys()).containsAnyElementsOf(second.sought());
        assertThat(second.keys()).containsAnyElementsOf(first.sought());
    }

    @Test
    void numbersOfOneTaxGroupResembleOneAnother() {
        CustomerTraits office = taxed("FR", "30326504500017");
        CustomerTraits company = taxed("FR", "FR40303265045");

        assertThat(office.likenessTo(company)).contains(Likeness.TAX_GROUP);
        assertThat(office.keys()).containsAnyElementsOf(company.sought());
        assertThat(taxed("NL", "NL004495445B02").likenessTo(taxed("NL", "NL004495445B01")))
                .contains(Likeness.TAX_GROUP);
        assertThat(taxed("AT", "136695976").likenessTo(taxed("DE", "DE136695976")))
                .contains(Likeness.TAX_GROUP);
        assertThat(taxed("DE", "DE136695976").likenessTo(taxed("DE", "DE811569869")))
                .doesNotContain(Likeness.TAX_GROUP);
    }

    @ParameterizedTest
    @CsvSource({
        "'Adler GmbH, adler.de', 'Bussard AG, bussard.de'",
        "'American Airlines, aa.com', 'American Express, americanexpress.com'",
        "'First Solar, firstsolar.com', 'First Horizon, fhn.com'",
        "'Bank of America, bofa.com', 'Bank of New York, bny.com'",
    })
    void strangersDoNot(String one, String other) {
        assertThat(traits(one).likenessTo(traits(other))).isEqualTo(Set.of());
    }

    private static CustomerTraits traits(String nameAndDomain) {
        int comma = nameAndDomain.lastIndexOf(", ");
        return CustomerTraits.of(new CustomerIdentity(
                nameAndDomain.substring(0, comma), "DE", nameAndDomain.substring(comma + 2), null));
    }

    private static CustomerTraits taxed(String country, String number) {
        return CustomerTraits.of(new CustomerIdentity("Name of " + number, country, null, number));
    }
}
