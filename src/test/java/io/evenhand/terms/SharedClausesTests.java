package io.evenhand.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evenhand.template.SampleTerms;
import io.evenhand.terms.Deviation.Severity;
import io.evenhand.terms.MalformedPlaybook.Flaw;
import io.evenhand.terms.json.FieldValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Proves that the parties choose among texts of clauses as they choose values of fields, and that choosing nothing changes no hash. */
class SharedClausesTests {
    private static final String YAML = """
            clauses:
              - clause: assignment
                label: Assignment
                standard: With consent
                fallbacks:
                  - {position: to-affiliates, label: Free within the group, approvedBy: legal, why: The partner goes on to answer.}
                notAcceptable:
                  - {position: free, label: Free to anybody, approvedBy: refused}
                why: We know whom we deal with.
            """;

    private static final Playbooks PLAYBOOKS = new Playbooks(
            file -> Optional.ofNullable(Map.of(SharedClauses.FILE, YAML).get(file)), Language.ENGLISH);

    private final NdaTerms nda = SampleTerms.mutualNda(2);

    private Terms choosing(String position) throws MalformedTermsException {
        return TermsChanges.edited(nda, Map.of("/clauses/assignment", position)).applyTo(nda);
    }

    @Test
    void whoChoosesNothingOrTheStandardHasTheSameHash() throws Exception {
        assertThat(TermsFormat.pretty(nda)).doesNotContain("clauses");
        Terms chosen = choosing("to-affiliates");
        assertThat(TermsFormat.hash(chosen)).isNotEqualTo(TermsFormat.hash(nda));

        Terms back = TermsChanges.edited(chosen, Map.of("/clauses/assignment", "standard"))
                .applyTo(chosen);

        assertThat(back).isEqualTo(nda);
        String named = TermsFormat.pretty(chosen).replace("to-affiliates", "standard");
        assertThat(TermsFormat.hash(TermsFormat.parse(named.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(TermsFormat.hash(nda));
    }

    @Test
    void whatWasChosenMakesTheRoundTrip() throws Exception {
        Terms chosen = choosing("to-affiliates");

        assertThat(TermsFormat.parse(TermsFormat.canonical(chosen))).isEqualTo(chosen);
        assertThat(chosen.chosenClauses()).containsExactly(Map.entry("assignment", "to-affiliates"));
        assertThat(new String(TermsFormat.canonical(chosen), StandardCharsets.UTF_8))
                .contains("\"clauses\":{\"assignment\":\"to-affiliates\"}");
    }

    @Test
    void aFallbackIsADepartureWithItsReasonAndApproverLikeThatOfAField() throws Exception {
        assertThat(Deviations.from(choosing("to-affiliates"), PLAYBOOKS))
                .containsExactly(new Deviation(
                        "/clauses/assignment",
                        "Assignment",
                        "With consent",
                        "Free within the group",
                        Severity.FALLBACK,
                        Approver.LEGAL,
                        "The partner goes on to answer."));
        assertThat(Deviations.from(nda, PLAYBOOKS)).isEmpty();
    }

    @Test
    void whatNobodyMayAgreeToIsRefusedWithTheReason() throws Exception {
        assertThat(Deviations.refused(Deviations.from(choosing("free"), PLAYBOOKS)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo("/clauses/assignment");
                    assertThat(problem.problem()).contains("Free to anybody", "We know whom we deal with.");
                    assertThat(problem.remedy()).isEqualTo("the standard is: With consent");
                });
    }

    @Test
    void aTextOrClauseThatThereIsNotIsRefusedWithTheNamesThereAre() throws Exception {
        assertThat(Deviations.refused(Deviations.from(choosing("to-nobody"), PLAYBOOKS)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.problem()).contains("standard, to-affiliates, free"));
        Terms other =
                TermsChanges.edited(nda, Map.of("/clauses/asignment", "free")).applyTo(nda);
        assertThat(Deviations.refused(Deviations.from(other, PLAYBOOKS)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.problem()).contains("these do: assignment"));
    }

    @Test
    void namesThatNoFileCanHaveAreRefused() {
        assertThatThrownBy(() -> choosing("../../etc/passwd"))
                .isInstanceOfSatisfying(
                        MalformedTermsException.class,
                        refused -> assertThat(refused.problems().getFirst().pointer())
                                .isEqualTo("/clauses/assignment"));
    }

    @Test
    void aTextThatWasChosenIsNamedToWhoeverDoesNotHaveTheDocument() throws Exception {
        assertThat(TermsFormat.agreed(choosing("to-affiliates"), Locale.ENGLISH, SharedClauses.NONE)
                        .getLast()
                        .text())
                .isEqualTo("Of the clause “assignment”, the text “to affiliates” was chosen.");
        assertThat(TermsFormat.agreed(choosing("to-affiliates"), Locale.GERMAN, SharedClauses.NONE)
                        .getLast()
                        .text())
                .isEqualTo("Für die Ziffer „assignment“ wurde der Text „to affiliates“ gewählt.");
        assertThat(TermsFormat.agreed(
                                choosing("to-affiliates"),
                                Locale.GERMAN,
                                Playbooks.builtIn()
                                        .in(Language.of(Locale.GERMAN))
                                        .clauses())
                        .getLast()
                        .text())
                .isEqualTo(
                        "Für die Ziffer „Übertragung“ wurde der Text „Frei an Unternehmen derselben Gruppe, mit Mitteilung;"
                                + " wer überträgt, haftet weiter“ gewählt.");
    }

    @Test
    void theDifferenceOfTwoVersionsIsThatOfTheClause() throws Exception {
        assertThat(TermsChanges.between(nda, choosing("to-affiliates")))
                .containsExactly(new TermsDifference("/clauses/assignment", null, "to-affiliates"));
        assertThat(TermsChanges.between(choosing("free"), nda))
                .containsExactly(new TermsDifference("/clauses/assignment", "free", null));
    }

    @Test
    void undoingDeparturesGivesTheStandardTextBack() throws Exception {
        assertThat(Deviations.undone((PrincipalTerms) choosing("to-affiliates"), PLAYBOOKS))
                .contains(nda);
    }

    @Test
    void aFormAsksForThoseTextsThatTheWordingHas() {
        assertThat(PLAYBOOKS.clauses().choices(nda, Map.of("assignment", List.of("standard", "to-affiliates"))))
                .containsExactly(new FieldValue(
                        "/clauses/assignment",
                        FieldValue.Kind.CHOICE,
                        "standard",
                        List.of("standard", "to-affiliates"),
                        false));
        assertThat(PLAYBOOKS.clauses().choices(nda, Map.of())).isEmpty();
        assertThat(PLAYBOOKS.guidance(AgreementKind.NDA, "/clauses/assignment"))
                .contains(new Playbooks.Guidance(
                        "With consent",
                        List.of("Free within the group"),
                        List.of("Free to anybody"),
                        "We know whom we deal with."));
    }

    @Test
    void anAmendmentSaysTheClausesThatReadOtherwiseAndNoOthers() throws Exception {
        ChangedAgreement changed = ChangedAgreement.of("EH-1", (PrincipalTerms) choosing("to-affiliates"));
        AmendmentTerms back = new AmendmentTerms(nda.effectiveOn(), changed, nda);

        assertThat(back.chosenClauses()).containsExactly(Map.entry("assignment", "standard"));
        assertThat(TermsFormat.sentences(back))
                .extracting(Sentence::clauseId, Sentence::text)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        "change.1",
                        "Clauses of the standard text read otherwise; their words are set out in full below."));
        Terms edited = TermsChanges.edited(back, Map.of("/amended/clauses/assignment", "free"))
                .applyTo(back);
        assertThat(edited.chosenClauses()).containsExactly(Map.entry("assignment", "free"));
    }

    @Test
    void aMistakeIsNamedByLineWithWhatToDo() {
        assertThatCode(() -> SharedClauses.read(YAML, Language.ENGLISH)).doesNotThrowAnyException();
        assertFlaw(YAML.replace("approvedBy: refused", "approvedBy: legal"), 8, "approved too easily");
        assertFlaw(YAML.replace("position: free", "position: to-affiliates"), 8, "two positions \"to-affiliates\"");
        assertFlaw(YAML.replace("position: free", "position: standard"), 8, "two positions \"standard\"");
        assertFlaw(YAML.replace("position: free", "position: Free!"), 8, "name of a file");
        assertFlaw(YAML.replace("    label: Assignment\n", ""), 2, "\"label\" is missing");
        assertFlaw(YAML + YAML.substring(YAML.indexOf('\n') + 1), 10, "declared twice");
        assertFlaw(YAML.replaceAll("(?s)    fallbacks:.*refused}\n", ""), 2, "no other text");
        assertFlaw("", 1, "The file is empty.");
        assertFlaw("clauses: [", 1, "not well-formed");
    }

    private static void assertFlaw(String yaml, int line, String problem) {
        Flaw first = catchThrowableOfType(MalformedPlaybook.class, () -> SharedClauses.read(yaml, Language.ENGLISH))
                .flaws()
                .getFirst();
        assertThat(first.file()).isEqualTo("playbook/clauses.yaml");
        assertThat(first.problem()).contains(problem);
        assertThat(first.line()).as(first.toString()).isEqualTo(line);
        assertThat(first.remedy()).isNotBlank();
    }
}
