package io.evenhand.settlement.payable;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.settlement.payable.TaxProposal.Supplier;
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
        TaxProposal proposal = TaxProposal.of(PayableKind.SHARE, supplier(supplier, "19 %"), customer);
        assertThat(proposal.treatment()).isEqualTo(expected);
        assertThat(proposal.rate()).contains(expected == TaxTreatment.DOMESTIC ? Share.of(19, 100) : Share.ZERO);
        assertThat(proposal.reason()).contains(StandardRates.name(supplier)).endsWith(".");
    }

    @Test
    void interestAndDamagesBearNoTaxWhereverTheTwoSit() {
        assertThat(TaxProposal.of(PayableKind.INTEREST, supplier("DE", "19 %"), "DE")
                        .treatment())
                .isEqualTo(TaxTreatment.OUTSIDE_SCOPE);
        assertThat(TaxProposal.of(PayableKind.DAMAGES, supplier("DE", "19 %"), "DE")
                        .reason())
                .contains("not paid for any supply");
    }

    @Test
    void aDomesticOneWithoutAKnownRateAsksThePayee() {
        TaxProposal proposal =
                TaxProposal.of(PayableKind.SHARE, new Supplier("US", false, Optional.empty(), Optional.empty()), "US");
        assertThat(proposal.rate()).isEmpty();
        assertThat(proposal.reason()).contains("has to say at which rate");
    }

    @Test
    void aSmallEnterpriseAddsNoTaxAtHomeAndAbroadThePayerAccountsForIt() {
        Supplier small =
                new Supplier("DE", true, Optional.empty(), StandardRates.known("DE", LocalDate.of(2026, 1, 1)));
        TaxProposal home = TaxProposal.of(PayableKind.SHARE, small, "DE");
        assertThat(home.treatment()).isEqualTo(TaxTreatment.EXEMPT);
        assertThat(home.isUsual(TaxTreatment.EXEMPT, Share.ZERO)).isTrue();
        assertThat(home.isUsual(TaxTreatment.DOMESTIC, Share.of(19, 100))).isFalse();
        assertThat(TaxProposal.of(PayableKind.SHARE, small, "FR").treatment()).isEqualTo(TaxTreatment.REVERSE_CHARGE);
    }

    @Test
    void thePayerNeedNotBeAskedAboutWhatASourceOfOursSaysAndOfNothingElse() {
        Optional<StandardRates.Known> german = StandardRates.known("DE", LocalDate.of(2026, 1, 1));
        TaxProposal usual =
                TaxProposal.of(PayableKind.SHARE, new Supplier("DE", false, Optional.empty(), german), "DE");
        assertThat(usual.isUsual(TaxTreatment.DOMESTIC, Share.of(19, 100))).isTrue();
        assertThat(usual.isUsual(TaxTreatment.DOMESTIC, Share.of(27, 100))).isFalse();
        assertThat(usual.reason()).contains("19 % since 2021-01-01", "Corona Tax Assistance Act");
        // What the payee set itself is proposed, and vouched for by nobody else.
        TaxProposal own = TaxProposal.of(
                PayableKind.SHARE, new Supplier("DE", false, Optional.of(Share.of(7, 100)), german), "DE");
        assertThat(own.rate()).contains(Share.of(7, 100));
        assertThat(own.isUsual(TaxTreatment.DOMESTIC, Share.of(7, 100))).isFalse();
        assertThat(TaxProposal.of(PayableKind.SHARE, supplier("US", "8 %"), "US")
                        .isUsual(TaxTreatment.DOMESTIC, Share.of(8, 100)))
                .isFalse();
    }

    @Test
    void everyRateNamesItsSourceAndTheFirstDayOnWhichItHolds() {
        for (String country : StandardRates.countries()) {
            StandardRates.Known known =
                    StandardRates.known(country, LocalDate.of(2026, 11, 1)).orElseThrow();
            assertThat(known.source()).as(country).isNotBlank();
            assertThat(known.since()).as(country).isBefore(LocalDate.of(2026, 11, 1));
            assertThat(known.rate().isPart() && !known.rate().isZero())
                    .as(country)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 2020-06-30, 19 %", "DE, 2020-07-01, 16 %", "DE, 2020-12-31, 16 %", "DE, 2026-11-26, 19 %",
        "FI, 2024-08-31, 24 %", "FI, 2024-09-01, 25.5 %", "SK, 2025-01-01, 23 %", "LU, 2023-12-31, 16 %",
        "IE, 2020-08-31, 23 %", "IE, 2020-09-01, 21 %", "IE, 2021-03-01, 23 %", "LI, 2024-01-01, 8.1 %"
    })
    void theStandardRateIsThatOfTheDay(String country, LocalDate day, String rate) {
        assertThat(StandardRates.on(country, day)).contains(Share.parse(rate));
    }

    @Test
    void aCountryWithoutSuchATaxHasNoRate() {
        assertThat(StandardRates.on("US", LocalDate.of(2026, 1, 1))).isEmpty();
        assertThat(StandardRates.on("DE", LocalDate.of(1990, 1, 1))).isEmpty();
        assertThat(StandardRates.on("NO", LocalDate.of(2011, 12, 31))).isEmpty();
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

    /** Whose finance set a rate of its own, and of whose country no source of ours says anything. */
    private static Supplier supplier(String country, String rate) {
        return new Supplier(country, false, Optional.of(Share.parse(rate)), Optional.empty());
    }
}
