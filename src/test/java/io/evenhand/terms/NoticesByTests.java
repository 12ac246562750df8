package io.evenhand.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.template.SampleTerms;
import io.evenhand.terms.json.FieldValue;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

    @Test
    void aPartyStatesItsOwnInTheNegotiationAndTakesItBack() throws Exception {
        Terms open = SampleTerms.protection(2);
        FieldValue own = NoticesByParty.of(open, "harbour").orElseThrow();
        assertThat(own.pointer()).isEqualTo("/parties/1/noticesBy");
        assertThat(own.text()).isEmpty();
        assertThat(own.words()).containsExactly("email", "post");

        Terms stated = TermsChanges.edited(open, Map.of(own.pointer(), "post")).applyTo(open);

        assertThat(stated.parties().get(1).noticesBy()).isEqualTo(NoticeChannel.POST);
        assertThat(stated.parties().getFirst()).isEqualTo(open.parties().getFirst());
        assertThat(NoticesByParty.of(stated, "harbour").orElseThrow().text()).isEqualTo("post");
        assertThat(NoticesByParty.ofOthers(open, stated, "harbour")).isEmpty();
        assertThat(NoticesByParty.ofOthers(open, stated, "nordlicht"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo("/parties/1/noticesBy");
                    assertThat(problem.problem()).contains("Harbour & Vale Consulting Ltd");
                });
        assertThat(TermsChanges.edited(stated, Map.of(own.pointer(), "")).applyTo(stated))
                .isEqualTo(open);
        assertThat(NoticesByParty.of(open, "somebody-else")).isEmpty();
    }

    @Test
    void whereAllAgreedOnOneWayThereIsNothingToState() throws Exception {
        Terms one = TermsChanges.edited(SampleTerms.protection(2), Map.of("/notices", "post"))
                .applyTo(SampleTerms.protection(2));
        assertThat(NoticesByParty.of(one, "harbour")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"legalName, Another Ltd", "noticeEmail, x@y.example", "partnerId, other"})
    void whoThePartiesAreStaysNotNegotiable(String field, String text) {
        Terms terms = SampleTerms.protection(2);
        String json = new String(TermsFormat.canonical(terms), StandardCharsets.UTF_8);
        String parties = json.replaceFirst(".*\"parties\":(\\[.*?]).*", "$1")
                .replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + text + "\"");
        assertThatThrownBy(() -> new TermsChanges("{\"parties\":" + parties + "}").applyTo(terms))
                .isInstanceOf(MalformedTermsException.class)
                .hasMessageContaining("/parties: is not negotiable");
    }

    private static Terms with(String noticesBy, String notices) throws MalformedTermsException {
        String json = new String(TermsFormat.canonical(SampleTerms.protection(2)), StandardCharsets.UTF_8);
        return TermsFormat.parse(
                json.replaceFirst("(\"noticeEmail\":\"[^\"]*\")", "$1,\"noticesBy\":\"" + noticesBy + "\"")
                        .replaceFirst("\"notices\":\\[[^]]*]", "\"notices\":" + notices)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
