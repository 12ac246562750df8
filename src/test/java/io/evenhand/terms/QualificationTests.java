package io.evenhand.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.template.SampleTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Proves what terms say of an introduction, of how shares are paid and of what was paid out; that terms without it stay as they were
 * signed; and that what cannot be meant is refused by name.
 */
class QualificationTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"qualification": {"lookBackMonths": 12}} | in the 12 months before the effective date. A party can rely on that only if it tells the others before the first share is due
            {"qualification": {"lookBackMonths": 12, "acceptanceDays": 10}} | only if it tells the others within 10 days of the effective date and shows dated evidence.
            {"qualification": {"acceptanceDays": 10}} | may reject the introduction by a notice to the other parties that gives the reason. Whoever has not done so by then has accepted it.
            {"qualification": {"firstOrder": {"withinMonths": 6, "trigger": "placed"}}} | Revenue is shared only if the customer placed its first order
            {"qualification": {"firstOrder": {"withinMonths": 6, "trigger": "paid"}}} | Revenue is shared only if the customer paid, in whole or in part, for its first order
            {"payment": {"method": "bank-transfer"}} | They are paid by bank transfer
            {"payment": {"method": "sepa-credit-transfer"}} | They are paid by SEPA credit transfer
            {"payment": {"method": "set-off-first"}} | either may propose to set it off first, and the other refuses only with a reason
            {"clawback": {"until": "payout"}} | This holds only until the day on which the share is to be paid
            """)
    void eachHasItsSentence(String patch, String sentence) throws Exception {
        assertThat(said(changed(patch))).contains(sentence);
    }

    @Test
    void onlyTheDelivererThatDidNotIntroduceMayReject() throws Exception {
        assertThat(said(changed("{\"qualification\": {\"acceptanceDays\": 10}}")))
                .contains("Within 10 days of the effective date, Harbour")
                .doesNotContain("Nordlicht Consulting GmbH may reject");
    }

    @Test
    void termsWithoutAnyOfItSayAndHashNothingOfIt() {
        assertThat(TermsFormat.canonical(SampleTerms.revenueShare(2)))
                .asString()
                .doesNotContain("qualification", "method", "until");
        assertThat(said(SampleTerms.revenueShare(2))).doesNotContain("first order", "reject", "bank transfer");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"qualification": {}} | /qualification: asks for nothing
            {"qualification": {"lookBackMonths": 0}} | /qualification/lookBackMonths: is 0; write a whole number from 1 to 60
            {"qualification": {"acceptanceDays": 61}} | /qualification/acceptanceDays: is 61; write a whole number from 1 to 60
            {"qualification": {"firstOrder": {"withinMonths": 37, "trigger": "placed"}}} | /qualification/firstOrder/withinMonths: is 37
            {"payment": {"method": "cash"}} | /payment/method
            {"clawback": {"until": "never"}} | /clawback/until
            """)
    void whatCannotBeMeantIsRefusedByName(String patch, String problem) {
        assertThatThrownBy(() -> changed(patch))
                .isInstanceOf(MalformedTermsException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void noReportTellsWhenAnOrderWasPaidWhereRevenueCountsBefore() {
        assertThatThrownBy(() -> new TermsChanges(
                                "{\"qualification\": {\"firstOrder\": {\"withinMonths\": 6, \"trigger\": \"paid\"}}}")
                        .applyTo(SampleTerms.bareRevenueShare(2)))
                .isInstanceOf(MalformedTermsException.class)
                .hasMessageContaining("/qualification/firstOrder/trigger: is \"paid\"");
    }

    @Test
    void sepaCarriesNoPounds() {
        assertThatThrownBy(() -> new TermsChanges("{\"payment\": {\"method\": \"sepa-credit-transfer\"}}")
                        .applyTo(SampleTerms.bareRevenueShare(2)))
                .isInstanceOf(MalformedTermsException.class)
                .hasMessageContaining("/payment/method: is a SEPA credit transfer, which carries no GBP");
    }

    private static Terms changed(String patch) throws MalformedTermsException {
        return new TermsChanges(patch).applyTo(SampleTerms.revenueShare(2));
    }

    private static String said(Terms terms) {
        return String.join(
                " ", TermsFormat.sentences(terms).stream().map(Sentence::text).toList());
    }
}
