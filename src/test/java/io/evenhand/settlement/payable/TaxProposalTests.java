package io.evenhand.settlement.payable;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves how tax is proposed from where the two sit, which standard rate holds on which day, and that the tax is exact. */
class TaxProposalTests {
    @ParameterizedTest
    @CsvSource({
        "DE, DE, DOMESTIC",
        "CH, CH, DOMESTIC",
        "DE, FR, REVERSE_CHARGE",
        "GR, PL, REVERSE_CHARGE",
        "DE, GB, OUTSIDE_SCOPE",
        "US, DE, OUTSIDE_SCOPE",
        "NO, CH, OUTSIDE_SCOPE"
    })
    void itFollowsFromWhereTheTwoSit(String supplier, String customer, TaxTreatment expected) {
        TaxProposal proposal = TaxProposal.of(PayableKind.SHARE, supplier, customer, Optional.of(Share.parse("19 %")));
        assertThat(proposal.treatment()).isEqualTo(expected);
        assertThat(proposal.rate()).contains(expected == TaxTreatment.DOMESTIC ? Share.of(19, 100) : Share.ZERO);
        assertThat(proposal.reason()).contains(StandardRates.name(supplier)).endsWith(".");
    }

    @Test
    void interestForLatePaymentBearsNoTaxWhereverTheTwoSit() {
        assertThat(TaxProposal.of(PayableKind.INTEREST, "DE", "DE", Optional.of(Share.of(19, 100)))
                        .treatment())
                .isEqualTo(TaxTreatment.OUTSIDE_SCOPE);
    }

    @Test
    void aDomesticOneWithoutAKnownRateAsksThePayee() {
        TaxProposal proposal = TaxProposal.of(PayableKind.SHARE, "US", "US", Optional.empty());
        assertThat(proposal.rate()).isEmpty();
        assertThat(proposal.reason()).contains("has to say at which rate");
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 2020-06-30, 19 %", "DE, 2020-07-01, 16 %", "DE, 2020-12-31, 16 %", "DE, 2026-11-26, 19 %",
        "FI, 2024-08-31, 24 %", "FI, 2024-09-01, 25.5 %", "SK, 2025-01-01, 23 %", "LU, 2023-12-31, 16 %"
    })
    void theStandardRateIsThatOfTheDay(String country, LocalDate day, String rate) {
        assertThat(StandardRates.on(country, day)).contains(Share.parse(rate));
    }

    @Test
    void aCountryWithoutSuchATaxHasNoRate() {
        assertThat(StandardRates.on("US", LocalDate.of(2026, 1, 1))).isEmpty();
        assertThat(StandardRates.on("DE", LocalDate.of(1990, 1, 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"100.00, 19 %, 19.00", "0.50, 19 %, 0.10", "0.10, 25 %, 0.02", "0.30, 25 %, 0.08", "0.10, 1/3, 0.03"})
    void theTaxIsRoundedToTheNearestCentAndATieToTheEvenOne(String net, String rate, String tax) {
        assertThat(TaxProposal.taxHalfEven(Money.of(net, "EUR"), Share.parse(rate)))
                .isEqualTo(Money.of(tax, "EUR"));
    }

    @Test
    void theWordsThatTheLawAsksForStandThere() {
        assertThat(TaxProposal.wording(TaxTreatment.REVERSE_CHARGE, ""))
                .startsWith("Reverse charge")
                .contains("196 of Directive 2006/112/EC");
        assertThat(TaxProposal.wording(TaxTreatment.EXEMPT, "small enterprise")).contains("small enterprise");
        assertThat(TaxProposal.wording(TaxTreatment.DOMESTIC, "")).isEmpty();
    }
}
