package io.evenhand.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.template.SampleTerms;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that a party may take notices in one way only, that the agreement says so, and that it is one of the ways agreed. */
class NoticesByTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | post | Notices to Nordlicht Cloud Services GmbH are given by post only.
            de | post | Mitteilungen an Nordlicht Cloud Services GmbH erfolgen nur per Post.
            en | email | Notices to Nordlicht Cloud Services GmbH are given by email only.
            de | email | Mitteilungen an Nordlicht Cloud Services GmbH erfolgen nur per E-Mail.
            """)
    void theAgreementSaysHowNoticesReachSuchAParty(String language, String way, String said) throws Exception {
        Terms terms = with(way, "[\"email\", \"post\"]");

        assertThat(TermsFormat.sentences(terms, Locale.of(language)))
                .filteredOn(sentence -> sentence.clauseId().startsWith("notices"))
                .extracting(Sentence::text)
                .contains(said);
        assertThat(TermsFormat.parse(TermsFormat.canonical(terms))).isEqualTo(terms);
    }

    @ParameterizedTest
    @CsvSource({"email, post", "post, email"})
    void aWayThatIsNotAgreedIsRefusedWithItsPlace(String agreed, String wanted) {
        assertThatThrownBy(() -> with(wanted, "[\"" + agreed + "\"]"))
                .isInstanceOf(MalformedTermsException.class)
                .hasMessageContaining(
                        "/parties/0/noticesBy: is no way of giving notices that all agreed on; add it to /notices, or leave it out");
    }

    private static Terms with(String noticesBy, String notices) throws MalformedTermsException {
        String json = new String(TermsFormat.canonical(SampleTerms.protection(2)), StandardCharsets.UTF_8);
        return TermsFormat.parse(
                json.replaceFirst("(\"noticeEmail\":\"[^\"]*\")", "$1,\"noticesBy\":\"" + noticesBy + "\"")
                        .replaceFirst("\"notices\":\\[[^]]*]", "\"notices\":" + notices)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
