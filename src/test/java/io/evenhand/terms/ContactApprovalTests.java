package io.evenhand.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.template.SampleTerms;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves what the duty to ask before other contact with the customer says, and that terms without it stay as they were signed. */
class ContactApprovalTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | consent | if it does not, it is taken to have agreed.
            en | refusal | if it does not, it is taken to have refused.
            de | consent | bleibt die Antwort aus, gilt die Zustimmung als erteilt.
            de | refusal | bleibt die Antwort aus, gilt die Zustimmung als verweigert.
            """)
    void silenceMeansWhatThePartiesChose(String language, String silence, String said) throws Exception {
        assertThat(said(asked(1, silence), language)).contains(said);
    }

    @Test
    void itBindsWhoeverIsBoundAndLastsNoLongerThanThePromise() throws Exception {
        assertThat(said(asked(10, "consent"), "en"))
                .contains(
                        "While the promise holds, Harbour & Vale Consulting Ltd and Gdańska Fabryka Danych Sp. z o.o. will"
                                + " approach the introduced customer about anything but the joint work only after Nordlicht");
        assertThat(said(asked(10, "consent"), "de"))
                .contains("Solange das Versprechen gilt, werden Harbour & Vale Consulting Ltd und Gdańska");
    }

    @Test
    void termsWithoutItSayAndHashNothingOfIt() {
        assertThat(said(SampleTerms.protection(2), "en")).doesNotContain("joint work");
        assertThat(TermsFormat.canonical(SampleTerms.protection(2))).asString().doesNotContain("contactApproval");
    }

    @Test
    void aShorterWindowLeavesItAsItWas() throws Exception {
        CustomerProtectionTerms terms = asked(10, "refusal");

        assertThat(terms.until(terms.window().startsOn().plusMonths(6).minusDays(1))
                        .contactApproval())
                .isEqualTo(terms.contactApproval());
    }

    @Test
    void anAnswerThatNeedNotComeForMonthsIsRefused() {
        assertThatThrownBy(() -> asked(61, "consent"))
                .isInstanceOf(MalformedTermsException.class)
                .hasMessageContaining("/contactApproval/answerDays: is 61; write a whole number from 1 to 60");
    }

    @Test
    void legalLooksAtTheDutyAndAtSilenceThatRefuses() throws Exception {
        assertThat(Deviations.from(asked(10, "refusal"), Playbooks.builtIn()))
                .filteredOn(deviation -> deviation.field().startsWith("/contactApproval"))
                .extracting(Deviation::field, Deviation::approver)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("/contactApproval", Approver.LEGAL),
                        org.assertj.core.groups.Tuple.tuple("/contactApproval/silence", Approver.LEGAL));
    }

    private static CustomerProtectionTerms asked(int days, String silence) throws MalformedTermsException {
        return (CustomerProtectionTerms) new TermsChanges(
                        "{\"contactApproval\": {\"answerDays\": %d, \"silence\": \"%s\"}}".formatted(days, silence))
                .applyTo(SampleTerms.protection(3));
    }

    private static String said(Terms terms, String language) {
        return TermsFormat.sentences(terms, Locale.of(language)).stream()
                .map(Sentence::text)
                .collect(Collectors.joining("\n"));
    }
}
