package io.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.template.SampleTerms;
import io.evenhand.terms.Language;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Playbooks;
import io.evenhand.terms.SharedClauses;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsChanges;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.json.FieldValue;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Proves that every field that a person may want otherwise has a name of its own, in words, however a rule shares. */
class FieldNamesTests {
    @Test
    void everyFieldOfTiersAndLimitsIsCalledByTheParty() throws Exception {
        FieldNames names = FieldNames.in(tiered(), SharedClauses.NONE);

        assertThat(names.of("/rules/0/tiers/tiers/1/shares/0/share"))
                .isEqualTo("Rules › licences › tiers › tiers › 2 › shares › Northwind Cloud GmbH › share");
        assertThat(names.of("/rules/0/floors/0/atLeast/amount"))
                .isEqualTo("Rules › licences › floors › Northwind Cloud GmbH › at least › amount");
        assertThat(names.of("/rules/0/preferred/1/amount/amount"))
                .isEqualTo("Rules › licences › preferred › Fabrikam ERP B.V. › amount › amount");
        assertThat(names.of("/carryForward/atMost/amount")).isEqualTo("Carry forward › at most › amount");
    }

    @Test
    void aSecondItemAboutTheSamePartyHasAnotherName() throws Exception {
        String json = new String(TermsFormat.canonical(tiered()), StandardCharsets.UTF_8)
                .replace(
                        "\"fromId\":\"northwind\",\"partyId\":\"contoso\",\"per\":\"line\"",
                        "\"fromId\":\"fabrikam\",\"partyId\":\"northwind\",\"per\":\"line\"");
        Terms terms = TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8));

        assertThat(FieldNames.in(terms, SharedClauses.NONE).of("/rules/0/floors/1/per"))
                .isEqualTo("Rules › licences › floors › Northwind Cloud GmbH (2) › per");
        assertNamedApart(terms);
    }

    @Test
    void noTwoFieldsAreCalledTheSame() throws Exception {
        for (Terms terms : List.of(tiered(), SampleTerms.fullRevenueShare(3), SampleTerms.revenueShare(4))) {
            assertNamedApart(terms);
        }
    }

    @Test
    void theFormShowsWhatTheTermsAgreeOnAndOffersToAddWhatTheyDoNot() throws Exception {
        assertThat(groups(tiered(), Map.of()))
                .filteredOn(group ->
                        List.of("Interest", "Conversion", "Carry forward").contains(group.title()))
                .hasSize(3)
                .allSatisfy(group -> {
                    assertThat(group.adding()).isNull();
                    assertThat(group.leaving())
                            .extracting(ProposalPage.Leaving::label)
                            .containsExactly(group.title());
                });
        Map<String, String> typed = Map.of("/interest", "yes", "/interest/perYear", "8 %");
        assertThat(groups(SampleTerms.bareRevenueShare(2), typed))
                .filteredOn(group -> List.of("Interest", "Conversion", "Audit").contains(group.title()))
                .hasSize(3)
                .allSatisfy(group -> {
                    assertThat(group.entries()).isNotEmpty();
                    assertThat(group.leaving()).isEmpty();
                    assertThat(Objects.requireNonNull(group.adding()).wanted())
                            .isEqualTo(group.title().equals("Interest"));
                })
                .filteredOn(group -> group.title().equals("Interest"))
                .singleElement()
                .satisfies(
                        group -> assertThat(group.entries().getFirst().text()).isEqualTo("8 %"));
    }

    private static List<ProposalPage.Group> groups(Terms terms, Map<String, String> typed) {
        return Proposals.groups(terms, typed, Playbooks.builtIn(), Map.of(), DeclaredEntries.of(terms, List.of()));
    }

    @Test
    void theFormAsksForTheTextsOfClausesByTheirLabelsAndComparesThemSo() throws Exception {
        Terms terms = SampleTerms.bareRevenueShare(2);
        ProposalPage.Group clauses = Proposals.groups(
                        terms,
                        Map.of("/clauses/change-of-control", "notice-only"),
                        Playbooks.builtIn(),
                        Map.of("change-of-control", List.of("standard", "notice-only")),
                        DeclaredEntries.of(terms, List.of()))
                .stream()
                .filter(group -> group.title().equals("Clauses"))
                .findFirst()
                .orElseThrow();
        ProposalPage.Entry entry = clauses.entries().getFirst();

        assertThat(clauses.title()).isEqualTo("Clauses");
        assertThat(clauses.entries()).hasSize(1);
        assertThat(entry.label()).isEqualTo("Change of control");
        assertThat(entry.changed()).isTrue();
        assertThat(entry.field().words()).containsExactly("standard", "notice-only");
        assertThat(entry.said("notice-only"))
                .isEqualTo("The others are told, and nobody may end it for that reason alone");
        Terms proposed = TermsChanges.edited(terms, Map.of("/clauses/change-of-control", "notice-only"))
                .applyTo(terms);
        assertThat(Proposals.comparison(
                                List.of("Field", "Before", "Now"),
                                terms,
                                proposed,
                                Playbooks.builtIn().clauses())
                        .rows())
                .singleElement()
                .satisfies(difference -> assertThat(difference.toString())
                        .contains(
                                "Clauses › Change of control",
                                "The others may end it with 30 days’ notice if a competitor gains control",
                                "The others are told, and nobody may end it for that reason alone"));
    }

    private static void assertNamedApart(Terms terms) {
        FieldNames names = FieldNames.in(terms, SharedClauses.NONE);
        assertThat(TermsChanges.negotiable(terms).stream()
                        .map(FieldValue::pointer)
                        .filter(pointer -> !FieldNames.namesItsItem(pointer))
                        .map(names::of))
                .doesNotHaveDuplicates();
    }

    private static Terms tiered() throws Exception {
        try (InputStream tiered = FieldNamesTests.class.getResourceAsStream("/terms/tiered-revenue-share.json")) {
            return TermsFormat.parse(Objects.requireNonNull(tiered).readAllBytes());
        }
    }

    @Test
    void aClauseIsCalledAndItsTextsAreOfferedInTheLanguageOfTheAgreement() {
        Terms terms = SampleTerms.mutualNda(2);
        Playbooks german = Playbooks.builtIn().in(Language.of(Locale.GERMAN));

        assertThat(FieldNames.in(terms, german.clauses()).of("/clauses/assignment"))
                .isEqualTo("Clauses › Übertragung");
        assertThat(FieldNames.in(terms, german.clauses()).of("/amended/clauses/assignment"))
                .isEqualTo("Clauses › Übertragung");
        ProposalPage.Entry entry = Proposals.groups(
                        terms,
                        Map.of(),
                        german,
                        Map.of("assignment", List.of("standard", "to-affiliates")),
                        DeclaredEntries.of(terms, List.of()))
                .stream()
                .flatMap(group -> group.entries().stream())
                .filter(one -> one.field().pointer().equals("/clauses/assignment"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.label()).isEqualTo("Übertragung");
        assertThat(entry.said("to-affiliates")).startsWith("Frei an Unternehmen derselben Gruppe");
        assertThat(Objects.requireNonNull(entry.guidance()).why())
                .isEqualTo("Mit wem wir es zu tun haben, ist der Grund, warum wir es überhaupt tun.");
        Terms chosen = changed(terms, "{\"clauses\": {\"assignment\": \"to-affiliates\"}}");
        assertThat(Proposals.comparison(List.of(), terms, chosen, german.clauses())
                        .rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.field()).isEqualTo("Clauses › Übertragung");
                    assertThat(row.before()).isEqualTo("Mit Zustimmung, die niemand ohne sachlichen Grund verweigert");
                    assertThat(row.after()).startsWith("Frei an Unternehmen");
                });
    }

    private static Terms changed(Terms terms, String patch) {
        try {
            return new TermsChanges(patch).applyTo(terms);
        } catch (MalformedTermsException e) {
            throw new AssertionError(e);
        }
    }
}
