package io.evenhand.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.template.SampleTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves what a limit of liability says, that terms without one stay as they were signed, and that one that cannot be meant is refused. */
class LiabilityTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind": "fixed", "atMost": {"amount": "50000.00", "currency": "EUR"}} | at most EUR 50,000.00.
            {"kind": "multiple", "times": 1} | at most the sum that was shared under it in the twelve months before
            {"kind": "multiple", "times": 3} | at most 3 times the sum that was shared under it in the twelve months before
            {"kind": "greater-of", "atMost": {"amount": "50000.00", "currency": "EUR"}, "times": 2} | at most EUR 50,000.00 or, if that is more, 2 times the sum
            """)
    void eachLimitHasItsSentence(String liability, String sentence) throws Exception {
        assertThat(said(limited(SampleTerms.revenueShare(2), liability))).contains(sentence);
    }

    @Test
    void aPromiseAboutACustomerMayBeLimitedToo() throws Exception {
        assertThat(said(limited(SampleTerms.protection(2), "{\"kind\": \"multiple\", \"times\": 2}")))
                .contains("2 times the sum that the parties shared from the introduced customer");
    }

    @Test
    void termsWithoutALimitSayAndHashNothingOfIt() {
        assertThat(said(SampleTerms.revenueShare(2))).doesNotContain("liable");
        assertThat(TermsFormat.canonical(SampleTerms.revenueShare(2)))
                .asString()
                .doesNotContain("liability");
    }

    @Test
    void aLimitInAnotherCurrencyOrOfNothingIsRefused() {
        assertThatThrownBy(() -> limited(
                        SampleTerms.revenueShare(2),
                        "{\"kind\": \"fixed\", \"atMost\": {\"amount\": \"50.00\", \"currency\": \"USD\"}}"))
                .isInstanceOf(MalformedTermsException.class)
                .hasMessageContaining("/liability/atMost");
        assertThatThrownBy(() -> limited(SampleTerms.revenueShare(2), "{\"kind\": \"multiple\", \"times\": 0}"))
                .isInstanceOf(MalformedTermsException.class)
                .hasMessageContaining("/liability/times: is 0; write a whole number from 1 to 10");
    }

    @Test
    void legalLooksAtEveryLimit() throws Exception {
        Terms limited = limited(SampleTerms.revenueShare(2), "{\"kind\": \"multiple\", \"times\": 2}");
        assertThat(Deviations.from(limited, Playbooks.builtIn()))
                .filteredOn(deviation -> deviation.field().startsWith("/liability"))
                .singleElement()
                .satisfies(deviation -> assertThat(deviation.approver()).isEqualTo(Approver.LEGAL));
    }

    private static Terms limited(Terms terms, String liability) throws MalformedTermsException {
        return new TermsChanges("{\"liability\": %s}".formatted(liability)).applyTo(terms);
    }

    private static String said(Terms terms) {
        return TermsFormat.sentences(terms).stream().map(Sentence::text).reduce("", (all, next) -> all + "\n" + next);
    }
}
