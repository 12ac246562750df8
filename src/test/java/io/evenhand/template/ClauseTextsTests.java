package io.evenhand.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.Playbooks;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.SharedClause;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that an agreement says the text of a clause that its parties chose, and no other; and that lawyers add texts by adding files. */
class ClauseTextsTests {
    private static final Templates TEMPLATES = new Templates("");
    private static final List<SharedClause> CLAUSES =
            Playbooks.builtIn().clauses().all();

    static Stream<Arguments> everyText() {
        return CLAUSES.stream()
                .flatMap(clause ->
                        clause.names().stream().map(position -> Arguments.of(clause.name(), position, clause.names())));
    }

    private static Stream<PrincipalTerms> kinds() {
        return Stream.of(SampleTerms.mutualNda(2), SampleTerms.revenueShare(2), SampleTerms.protection(2));
    }

    private static PrincipalTerms choosing(PrincipalTerms terms, String clause, String position) {
        return position.equals("standard")
                ? terms
                : SampleChanges.edited(terms, "{\"clauses\":{\"%s\":\"%s\"}}".formatted(clause, position));
    }

    private static String html(Templates templates, Terms terms, Locale language) {
        return templates.html(
                templates.current(terms.kind(), language),
                terms,
                new AgreementReference("EH-1", TermsFormat.hash(terms), LocalDate.of(2026, 11, 24)));
    }

    /** The words of a text without its id, as they stand in an element of the page. */
    private static String words(String clause, String position, Locale language) {
        String file = "clauses/%s.%s.md"
                .formatted(position.equals("standard") ? clause : clause + "/" + position, language.getLanguage());
        return TEMPLATES
                        .source()
                        .read(file)
                        .orElseThrow()
                        .replaceFirst("^\\{#[a-z]+} ", "")
                        .strip() + "</p>";
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyText")
    void everyKindSaysTheTextThatWasChosenAndNoOtherInEveryLanguage(
            String clause, String chosen, List<String> positions) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            kinds().forEach(terms -> {
                String html = html(TEMPLATES, choosing(terms, clause, chosen), language);
                for (String position : positions) {
                    assertThat(html.contains("> " + words(clause, position, language))
                                    || html.contains(">" + words(clause, position, language)))
                            .as("%s of %s in %s", position, terms.kind().code(), language)
                            .isEqualTo(position.equals(chosen));
                }
            });
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyText")
    void theCoverNamesTheTextThatWasChosenInTheLanguageOfTheAgreement(
            String clause, String chosen, List<String> positions) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            SharedClause declared = TEMPLATES
                    .playbooks(TEMPLATES.current(SampleTerms.mutualNda(2).kind(), language))
                    .clauses()
                    .find(clause)
                    .orElseThrow();
            kinds().forEach(terms -> {
                String html = html(TEMPLATES, choosing(terms, clause, chosen), language);
                for (SharedClause.Position position : declared.positions()) {
                    assertThat(html.substring(0, html.indexOf("</table>")).contains(position.label()))
                            .as("%s of %s in %s", position, terms.kind().code(), language)
                            .isEqualTo(position.name().equals(chosen) && !position.isStandard());
                }
            });
        }
        assertThat(CLAUSES).extracting(SharedClause::label).contains("Assignment");
    }

    @Test
    void anAmendmentSaysInFullTheClausesThatItChangesAndNoOthers() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            String html = html(TEMPLATES, SampleChanges.otherClauses(), language);

            assertThat(html)
                    .contains(words("assignment", "to-affiliates", language), words("disputes", "mediation", language))
                    .doesNotContain(
                            words("assignment", "standard", language),
                            words("disputes", "standard", language),
                            words("entire-agreement", "standard", language),
                            words("change-of-control", "standard", language));
            assertThat(html(TEMPLATES, SampleChanges.otherPayment(), language)).doesNotContain("id=\"clauses\"");
        }
    }

    @Test
    void aWordingIsMadeOfEveryTextThatMayBeChosenAndOfWhatIsSaidOfThem() {
        Wording wording = Templates.closure(TEMPLATES.source(), "nda", "en");

        assertThat(wording.names())
                .contains(
                        "playbook/clauses.yaml",
                        "clauses/assignment.en.md",
                        "clauses/assignment/to-affiliates.en.md",
                        "clauses/assignment/free.en.md")
                .doesNotContain("clauses/assignment.de.md", "clauses/assignment/free.de.md");
        assertThat(wording.with("clauses/assignment/free.en.md", "{#assignment} Other words.")
                        .hash())
                .isNotEqualTo(wording.hash());
        assertThat(Templates.closure(wording, "nda", "en")).isEqualTo(wording);
    }

    @Test
    void aTextThatTheWordingOfAnAgreementDoesNotHaveIsRefusedWithThoseThatItHas() {
        NdaOfBefore before = new NdaOfBefore();
        Terms chosen = choosing(SampleTerms.mutualNda(2), "assignment", "to-affiliates");

        assertThat(before.template.positions()).isEmpty();
        assertThat(before.template.unworded(chosen))
                .extracting(FieldProblem::pointer)
                .containsExactly("/clauses/assignment");
        assertThatThrownBy(() -> before.template.html(
                        chosen, new AgreementReference("EH-1", TermsFormat.hash(chosen), LocalDate.of(2026, 11, 24))))
                .isInstanceOf(MalformedTemplate.class)
                .hasMessageContaining("assignment");
        Terms unknown = choosing(SampleTerms.mutualNda(2), "assignment", "to-nobody");
        assertThat(TEMPLATES.unworded(TEMPLATES.current(unknown.kind(), Locale.ENGLISH), unknown))
                .extracting(FieldProblem::remedy)
                .containsExactly("choose one of standard, to-affiliates, free");
    }

    /** Wording from when each clause had one text. */
    private static final class NdaOfBefore {
        final Template template = TemplateParser.parse(
                file -> file.equals("playbook/clauses.yaml")
                        ? Optional.empty()
                        : TEMPLATES.source().read(file),
                "nda",
                "en");
    }

    @Test
    void lawyersAddATextByAddingFilesAlone(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("clauses/assignment"));
        Files.createDirectories(folder.resolve("playbook"));
        Files.writeString(
                folder.resolve("clauses/assignment/never.en.md"),
                "{#assignment} No party may transfer this agreement.\n");
        Files.writeString(
                folder.resolve("clauses/assignment/never.de.md"),
                "{#assignment} Dieser Vertrag ist nicht übertragbar.\n");
        Files.writeString(
                folder.resolve("playbook/clauses.yaml"),
                TEMPLATES
                        .source()
                        .read("playbook/clauses.yaml")
                        .orElseThrow()
                        .replace(
                                "      - position: to-affiliates\n",
                                "      - {position: never, label: To nobody, approvedBy: nobody}\n      - position: to-affiliates\n"));
        var templates = new Templates(folder.toString());
        Terms chosen = choosing(SampleTerms.mutualNda(2), "assignment", "never");

        assertThat(templates.clauses(templates.current(chosen.kind(), Locale.ENGLISH)))
                .containsEntry("assignment", List.of("standard", "never", "to-affiliates", "free"));
        assertThat(html(templates, chosen, Locale.ENGLISH)).contains("No party may transfer this agreement.</p>");
        assertThat(html(templates, chosen, Locale.GERMAN)).contains("Dieser Vertrag ist nicht übertragbar.</p>");
        assertThat(TemplateLint.of(templates.source(), "nda", "en")).isEmpty();
        Files.delete(folder.resolve("clauses/assignment/never.de.md"));
        assertThat(TemplateLint.of(templates.source(), "nda", "en"))
                .extracting(LintFinding::rule)
                .containsExactly("missing-translation");
        assertThat(TemplateLint.of(templates.source(), "nda", "de"))
                .extracting(LintFinding::rule)
                .contains("position-without-text");
    }
}
