package io.evenhand.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves what is taken for one customer without asking, and what people are asked about. */
class SameCustomerPolicyTests {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Schmidt GmbH, -, -, Schmidt AG, -, -, true",
                "Schmidt GmbH, a.de, -, Schmidt AG, b.de, -, true",
                "Schmidt GmbH, -, DE136695976, Schmidt AG, -, -, true",
                "Schmidt GmbH, -, DE136695976, Schmidt AG, -, 136 695 976, true",
                "Schmidt GmbH, -, DE136695976, Schmidt AG, -, ATU12345675, true",
                "Schmidt GmbH, -, DE136695976, Schmidt AG, -, DE811569869, false",
                "Schmidt GmbH, a.de, DE136695976, Schmidt AG, b.de, DE811569869, false",
                "Schmidt GmbH, a.de, DE136695976, Schmidt AG, www.a.de, DE811569869, true",
                "Schmidt GmbH, -, DE136695976, Weber AG, -, DE136695976, true",
                "Schmidt GmbH, a.de, -, Weber AG, b.de, -, false",
            })
    void aNameAloneDecidesUnlessTaxNumbersContradict(
            String name,
            @Nullable String domain,
            @Nullable String taxId,
            String otherName,
            @Nullable String otherDomain,
            @Nullable String otherTaxId,
            boolean same) {
        var one = new CustomerIdentity(name, "DE", domain, taxId).identifiers();
        var other = new CustomerIdentity(otherName, "DE", otherDomain, otherTaxId).identifiers();

        assertThat(SameCustomerPolicy.takenForSame(one, other)).isEqualTo(same);
        assertThat(SameCustomerPolicy.takenForSame(other, one)).isEqualTo(same);
    }
}
