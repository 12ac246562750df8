package io.evenhand.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evenhand.template.SampleTerms;
import io.evenhand.terms.Deviation.Severity;
import io.evenhand.terms.MalformedPlaybook.Flaw;
import io.evenhand.terms.json.JsonValue.JsonString;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Proves that a playbook is data that lawyers own: it says who approves what and why, and a mistake in it is named by its line. */
class PlaybookTests {
    private static final String NDA = """
            outline:
              licenceExcluded: true
            positions:
              - field: /licenceExcluded
                label: No licence
                standard: {oneOf: [true]}
                notAcceptable:
                  - {oneOf: [false], approvedBy: refused}
                why: A licence is agreed on its own.
              - field: /returnOrDestroy/withinDays
                label: Days to return
                standard: {to: 10}
                fallbacks:
                  - {to: 20, approvedBy: nobody}
                  - {to: 40, approvedBy: legal}
                otherwise: administrator
                why: Copies are lost.
            """;

    private final Terms nda = SampleTerms.mutualNda(2);

    @Test
    void thePlaybooksOfTheProgramAreSound() {
        Playbooks.builtIn().check(AgreementKinds.builtIn().principal());
        for (AgreementKind kind : AgreementKinds.builtIn().principal()) {
            assertThat(Playbooks.builtIn().of(kind).positions())
                    .isNotEmpty()
                    .allSatisfy(position -> assertThat(position.why()).endsWith("."));
        }
    }

    @Test
    void whatThePlaybooksOfTheProgramSayToPeopleIsThereInEveryLanguage() {
        Playbooks german = Playbooks.builtIn().in(Language.of(Locale.GERMAN));
        german.check(AgreementKinds.builtIn().principal());
        for (AgreementKind kind : AgreementKinds.builtIn().principal()) {
            assertThat(german.of(kind).positions())
                    .zipSatisfy(Playbooks.builtIn().of(kind).positions(), (own, english) -> {
                        assertThat(own.field()).isEqualTo(english.field());
                        assertThat(own.label()).isNotEqualTo(english.label());
                        assertThat(own.why()).endsWith(".").isNotEqualTo(english.why());
                    });
        }
        assertThat(german.clauses().all())
                .isNotEmpty()
                .zipSatisfy(Playbooks.builtIn().clauses().all(), (own, english) -> {
                    assertThat(own.names()).isEqualTo(english.names());
                    assertThat(own.label()).isNotEqualTo(english.label());
                    assertThat(own.positions()).zipSatisfy(english.positions(), (text, other) -> {
                        assertThat(text.label()).isNotEqualTo(other.label());
                        assertThat(text.why()).isNotEqualTo(other.why());
                    });
                });
    }

    @Test
    void whoeverNegotiatesAGermanAgreementIsToldInGerman() {
        Playbooks german = Playbooks.builtIn().in(Language.of(Locale.GERMAN));
        assertThat(german.guidance(AgreementKind.NDA, "/confidentiality/length")
                        .orElseThrow()
                        .standard()
                        .replace('\u00a0', ' '))
                .isEqualTo("2 Jahre bis 5 Jahre");
        assertThat(german.guidance(AgreementKind.NDA, "/clauses/disputes")
                        .orElseThrow()
                        .why())
                .isEqualTo("Partner arbeiten weiter zusammen; zwei Wochen Gespräche sind billig.");
    }

    @Test
    void aTextThatALanguageDoesNotHaveIsNamedByItsLine() {
        String some = NDA.replace("label: No licence", "label: {de: Keine Lizenz}");
        assertFlaw(some, 5, "There is no text in the language \"en\".");
        assertFlaw(
                NDA.replace("label: No licence", "label: {en: No licence, eng: x}"), 5, "\"eng\" is no language here.");
        assertThat(Playbooks.flaws(AgreementKind.NDA, List.of(), some, Language.of(Locale.GERMAN)))
                .isEmpty();
    }

    @Test
    void theFirstFallbackThatHoldsSaysWhoApproves() {
        assertThat(days(30))
                .containsExactly(new Deviation(
                        "/returnOrDestroy/withinDays",
                        "Days to return",
                        "at most 10",
                        "30",
                        Severity.FALLBACK,
                        Approver.LEGAL,
                        "Copies are lost."));
        assertThat(days(15)).extracting(Deviation::approver).containsExactly(Approver.NOBODY);
        assertThat(days(10)).isEmpty();
    }

    @Test
    void whatIsNoneOfThesePositionsIsApprovedAsThePlaybookSays() {
        assertThat(days(41)).extracting(Deviation::approver).containsExactly(Approver.ADMINISTRATOR);
        assertThat(days(41)).extracting(Deviation::severity).containsExactly(Severity.OUTSIDE);
    }

    @Test
    void theStrictestApproverCountsAndWhatNobodyMayAgreeToIsRefusedWithTheReason() throws Exception {
        List<Deviation> deviations = Deviations.from(
                new TermsChanges("{\"licenceExcluded\": false, \"returnOrDestroy\": {\"withinDays\": 15}}")
                        .applyTo(nda),
                playbooks(NDA));
        assertThat(Deviations.approver(deviations)).isEqualTo(Approver.REFUSED);
        assertThat(Deviations.refused(deviations)).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo("/licenceExcluded");
            assertThat(problem.problem()).contains("A licence is agreed on its own.");
            assertThat(problem.remedy()).isEqualTo("the standard is: yes");
        });
        assertThat(Deviations.approver(List.of())).isEqualTo(Approver.NOBODY);
    }

    @Test
    void aKindWithoutAPlaybookDepartsFromNothing() {
        assertThat(Deviations.from(nda, new Playbooks(name -> Optional.empty(), Language.ENGLISH)))
                .isEmpty();
    }

    @Test
    void whoeverNegotiatesIsToldThePositions() {
        assertThat(playbooks(NDA).guidance(AgreementKind.NDA, "/returnOrDestroy/withinDays"))
                .contains(new Playbooks.Guidance(
                        "at most 10", List.of("at most 20", "at most 40"), List.of(), "Copies are lost."));
        assertThat(Playbooks.builtIn().guidance(AgreementKind.REVENUE_SHARE, "/rules/3/months"))
                .isPresent();
        assertThat(Playbooks.builtIn().guidance(AgreementKind.NDA, "/purpose")).isEmpty();
    }

    @Test
    void aMistakeIsNamedByFileAndLineWithWhatToDo() {
        assertFlaw(
                NDA.replace("/licenceExcluded", "/licenseExcluded"),
                4,
                "The terms have no field \"/licenseExcluded\".");
        assertFlaw(NDA.replace("approvedBy: legal", "approvedBy: boss"), 15, "\"approvedBy\"");
        assertFlaw(NDA.replace("    why: Copies are lost.\n", ""), 10, "\"why\" is missing.");
        assertFlaw(
                NDA.replace("licenceExcluded: true", "licenceExcluded: false"),
                2,
                "not the standard of its own position (line 4)");
        assertFlaw(NDA.replace("{to: 10}", "{from: 20, to: 10}"), 12, "not two numbers");
        assertFlaw(NDA.replace("{to: 10}", "{from: P1Y, to: 10}"), 12, "not two numbers");
        assertFlaw(NDA.replace("approvedBy: refused", "approvedBy: legal"), 8, "approved too easily");
        assertFlaw(NDA.replace("{to: 10}", "{}"), 12, "says nothing");
        assertFlaw(NDA.replace("/returnOrDestroy/withinDays", "/licenceExcluded"), 10, "two positions");
        assertFlaw(NDA.replace("label: No licence", "label: [No licence"), 6, "not well-formed");
        assertFlaw(NDA.replace("oneOf: [true]", "oneOf: [!!java.io.File x]"), 6, "Global tag is not allowed");
        assertFlaw(NDA.replace("to: 20", "to: &a 20"), 14, "Anchors");
        assertFlaw("", 1, "The file is empty.");
    }

    @Test
    void whatOnlyLooksLikeALengthOrAShareIsShownAsItIs() {
        assertThat(List.of("P30", "1/0", "24/7", "P1Y", "1/2"))
                .extracting(text -> Playbook.Range.said(new JsonString(text), Language.ENGLISH))
                .startsWith("P30", "1/0")
                .endsWith("1 year", "50 %");
    }

    @Test
    void aNestedFileIsRefusedInBoundedTime() {
        assertThatThrownBy(() -> playbooks("[".repeat(100_000)).of(AgreementKind.NDA))
                .isInstanceOf(MalformedPlaybook.class);
    }

    private List<Deviation> days(int days) {
        try {
            return Deviations.from(
                    new TermsChanges("{\"returnOrDestroy\": {\"withinDays\": %d}}".formatted(days))
                            .applyTo(new TermsChanges("{\"returnOrDestroy\": {\"withinDays\": 77}}").applyTo(nda)),
                    playbooks(NDA));
        } catch (MalformedTermsException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertFlaw(String yaml, int line, String problem) {
        MalformedPlaybook malformed = catchThrowableOfType(
                MalformedPlaybook.class, () -> playbooks(yaml).of(AgreementKind.NDA));
        assertThat(malformed).as(yaml).isNotNull();
        Flaw first = malformed.flaws().getFirst();
        assertThat(first.file()).isEqualTo("playbook/nda.yaml");
        assertThat(first.problem()).contains(problem);
        assertThat(first.line()).as(first.toString()).isEqualTo(line);
        assertThat(first.remedy()).isNotBlank();
    }

    private static Playbooks playbooks(String yaml) {
        return new Playbooks(
                name -> Optional.ofNullable(Map.of("playbook/nda.yaml", yaml).get(name)), Language.ENGLISH);
    }
}
