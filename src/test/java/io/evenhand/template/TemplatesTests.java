package io.evenhand.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.NdaTerms;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves the contract between wording and terms: every placeholder is declared and every declared one used, references do
 * not dangle, defined words are used, values stay values, and a mistake is named with file, line and remedy.
 */
class TemplatesTests {
    private static final Templates BUILT_IN = new Templates("");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir
    Path folder;

    static Stream<Terms> terms() {
        return Stream.of(2, 3, 4)
                .flatMap(parties ->
                        Stream.concat(SampleTerms.full(parties).stream(), SampleTerms.bare(parties).stream()));
    }

    private static String html(Templates templates, Terms terms) {
        return templates.html(
                templates.current(terms.kind(), Locale.ENGLISH),
                terms,
                new AgreementReference("EH-2026-000042", TermsFormat.hash(terms), TODAY));
    }

    private static String text(String html) {
        return html.substring(html.indexOf("<body"))
                .replaceAll("<[^>]*>", " ")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ");
    }

    /** A template of its own for NDA terms, in the temporary folder. */
    private Templates wording(String fields, String body) throws IOException {
        Files.writeString(
                folder.resolve("nda.yaml"),
                "name: nda\ntitle: {en: Test}\nsentences: [effective, disclosure, purpose, term,"
                        + " confidentiality, trade-secrets, recipients, compelled, return, no-licence, relief,"
                        + " non-circumvention, modification, law, courts, notices]\nfields:\n  effectiveOn: date\n"
                        + fields);
        Files.writeString(
                folder.resolve("nda.en.md"),
                "{{effectiveOn}}\n\n" + body + "\n"
                        + Stream.of(
                                        "effective",
                                        "disclosure",
                                        "purpose",
                                        "term",
                                        "confidentiality",
                                        "trade-secrets",
                                        "recipients",
                                        "compelled",
                                        "return",
                                        "no-licence",
                                        "relief",
                                        "non-circumvention",
                                        "modification",
                                        "law",
                                        "courts",
                                        "notices")
                                .map("\n{{#sentences.%1$s}}\n{{text}}\n{{/sentences.%1$s}}\n"::formatted)
                                .reduce("", String::concat));
        return new Templates(folder.toString());
    }

    @ParameterizedTest
    @MethodSource("io.evenhand.terms.AgreementKind#builtIn")
    void everyKindHasWordingThatDeclaresWhatItUsesAndUsesWhatItDeclares(AgreementKind kind) {
        var version = BUILT_IN.current(kind, Locale.ENGLISH);

        assertThat(version.name()).isEqualTo(kind.code());
        assertThat(BUILT_IN.current(kind, Locale.ENGLISH)).isEqualTo(version);
    }

    @ParameterizedTest
    @MethodSource("terms")
    void everyReferenceLeadsToAClauseThatIsThere(Terms terms) {
        String html = html(BUILT_IN, terms);

        List<String> references = Pattern.compile("<a class=\"ref\" href=\"#([a-z-]+)\">([0-9.()a-z]+)</a>")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(references).isNotEmpty().allSatisfy(id -> assertThat(html).containsOnlyOnce("id=\"" + id + "\""));
        assertThat(html).doesNotContain("{{").doesNotContain("[](");
    }

    @ParameterizedTest
    @MethodSource("terms")
    void everyDefinedWordIsUsed(Terms terms) {
        String html = html(BUILT_IN, terms);
        String definitions = html.substring(html.indexOf("id=\"definitions\""));
        definitions = definitions.substring(0, definitions.indexOf("</ul>"));
        List<String> defined = Pattern.compile("<strong>([^<]+)</strong>")
                .matcher(definitions)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(defined).hasSizeGreaterThan(4).allSatisfy(word -> {
            String singular = word.replaceAll("s$", "");
            assertThat(Pattern.compile(Pattern.quote(singular), Pattern.CASE_INSENSITIVE)
                            .matcher(text(html))
                            .results()
                            .count())
                    .as("uses of \"%s\"", word)
                    .isGreaterThan(1);
        });
    }

    @ParameterizedTest
    @MethodSource("terms")
    void everyPartyIsNamedAndHasAPlaceToSign(Terms terms) {
        String html = html(BUILT_IN, terms);

        for (int i = 0; i < terms.parties().size(); i++) {
            var party = terms.parties().get(i);
            assertThat(text(html)).contains(party.legalName() + " , registered as " + party.registration());
            assertThat(html).contains("id=\"signature-%d\" data-party=\"%s\"".formatted(i + 1, party.partnerId()));
        }
    }

    @Test
    void theSameTermsGiveTheSameTextToTheByte() {
        assertThat(html(new Templates(""), SampleTerms.revenueShare(3)))
                .isEqualTo(html(BUILT_IN, SampleTerms.revenueShare(3)));
    }

    @Test
    void mutualAndOneWayAgreementsSaySo() {
        assertThat(text(html(BUILT_IN, SampleTerms.mutualNda(2)))).contains("Mutual Non-Disclosure Agreement");
        assertThat(text(html(BUILT_IN, SampleTerms.oneWayNda(2)))).contains("One-Way Non-Disclosure Agreement");
    }

    @Test
    void whatTheTermsLeaveOutFallsAwayAndTheNumbersCloseUp() {
        String with = text(html(BUILT_IN, SampleTerms.mutualNda(2)));
        String without = text(html(BUILT_IN, SampleTerms.oneWayNda(2)));

        assertThat(with).contains("8. Introduced customers").contains("9. No licence and no promise");
        assertThat(without).doesNotContain("Introduced customers").contains("8. No licence and no promise");
    }

    @Test
    void aValueCannotBecomeMarkupOrAField() throws IOException {
        NdaTerms plain = SampleTerms.mutualNda(2);
        String hostile =
                "<script>alert(1)</script> **bold** {{effectiveOn}} [x](javascript:alert(1)) <h2 class=\"clause\"> & ]]>";
        NdaTerms terms = new NdaTerms(
                plain.parties(),
                plain.effectiveOn(),
                plain.disclosure(),
                hostile,
                plain.term(),
                plain.confidentiality(),
                plain.tradeSecretsOutlast(),
                plain.permittedRecipients(),
                plain.compelledDisclosure(),
                plain.returnOrDestroy(),
                plain.licenceExcluded(),
                plain.equitableRelief(),
                plain.nonCircumvention(),
                List.of("</p><h1>forged</h1>"),
                plain.jurisdiction(),
                plain.notices(),
                plain.clauses());

        String html = html(BUILT_IN, terms);
        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; **bold** {{effectiveOn}} [x](javascript:alert(1))")
                .doesNotContain("<script>")
                .doesNotContain("<h1>forged");
        assertThat(Pattern.compile("<h2 ").matcher(html).results().count())
                .isEqualTo(Pattern.compile("<h2 ")
                        .matcher(html(BUILT_IN, plain))
                        .results()
                        .count());
    }

    @Test
    void changingAClauseMakesAnotherVersion() throws IOException {
        TemplateVersion before = BUILT_IN.current(AgreementKind.NDA, Locale.ENGLISH);
        Files.createDirectories(folder.resolve("clauses"));
        Files.writeString(
                folder.resolve("clauses/notices.en.md"),
                "## Notices {#notices}\n\n{{#sentences.notices}}\n{{text}}\n{{/sentences.notices}}\n");
        var changed = new Templates(folder.toString());

        assertThat(changed.current(AgreementKind.NDA, Locale.ENGLISH).hash()).isNotEqualTo(before.hash());
        assertThatThrownBy(() -> changed.html(
                        before,
                        SampleTerms.mutualNda(2),
                        new AgreementReference("1", TermsFormat.hash(SampleTerms.mutualNda(2)), TODAY)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no longer among the templates");
    }

    @Test
    void aLanguageWithoutWordingIsNamed() {
        assertThatThrownBy(() -> BUILT_IN.current(AgreementKind.NDA, Locale.FRENCH))
                .isInstanceOf(MalformedTemplate.class)
                .hasMessageContaining("nda.fr.md");
    }

    @Test
    void aFieldThatTheseTermsLeaveOutIsNamed() throws IOException {
        var templates = wording(
                "  nonCircumvention.monthsAfterTalksFail: number\n",
                "For {{nonCircumvention.monthsAfterTalksFail}} months.");

        assertThatThrownBy(() -> html(templates, SampleTerms.oneWayNda(2)))
                .isInstanceOf(MalformedTemplate.class)
                .hasMessageContaining("nda.en.md")
                .hasMessageContaining("nonCircumvention.monthsAfterTalksFail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Hello {{nobody}}.              | line 3: The field \"nobody\" is not declared",
                "Hello {{{effectiveOn}}}.       | line 3: A field is written {{name}}",
                "Hello {{&effectiveOn}}.        | line 3: A field is written {{name}}",
                "Hello {\\{&effectiveOn}\\}.      | line 3: Braces that are no field",
                "&#123;{&effectiveOn}&#125;}    | line 3: Braces that are no field",
                "{{=<% %>=}}                    | line 3: A field is written {{name}}",
                "<b>bold</b> text               | line 3: Markup of your own is not allowed",
                "<script src='x'></script>      | line 3: Markup of your own is not allowed",
                "![a](http://example.com/a.png) | line 3: Pictures are not allowed",
                "[a](http://example.com/)       | line 3: A link refers to a clause",
                "[](#nowhere)                   | no clause has the id \"nowhere\"",
                "{{> nowhere}}                  | line 3: There is no clause clauses/nowhere.en.md",
                "{{#effectiveOn}}               | \"effectiveOn\" is never closed",
                "{{/effectiveOn}}               | line 3: {{/effectiveOn}} closes nothing",
                "::: box                        | line 3: There is no part \"box\"",
                ":::                            | line 3: \":::\" closes nothing",
                "a {{#effectiveOn}} b           | line 3: A condition within a line ends in that line",
            })
    void aMistakeInTheWordingIsNamedWithItsPlace(String line, String message) throws IOException {
        var templates = wording("", line);

        assertThatThrownBy(() -> templates.current(AgreementKind.NDA, Locale.ENGLISH))
                .isInstanceOf(MalformedTemplate.class)
                .hasMessageContaining("nda.en.md")
                .hasMessageContaining(message.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "purpose: text    | \"purpose\" is declared, but never used",
                "purpose: sonnet  | unknown type \"sonnet\"",
                "effectiveOn: text | \"effectiveOn\" is declared twice",
            })
    void aMistakeInTheDeclarationsIsNamed(String declaration, String message) throws IOException {
        var templates = wording("  " + declaration.strip() + "\n", "");

        assertThatThrownBy(() -> templates.current(AgreementKind.NDA, Locale.ENGLISH))
                .isInstanceOf(MalformedTemplate.class)
                .hasMessageContaining(message.strip());
    }

    @Test
    void aFieldThatTheTermsDoNotHaveIsNamed() throws IOException {
        var templates = wording("  shoeSize: number\n", "{{shoeSize}}");

        assertThatThrownBy(() -> html(templates, SampleTerms.mutualNda(2)))
                .isInstanceOf(MalformedTemplate.class)
                .hasMessageContaining("\"shoeSize\" is declared, but nda terms have none");
    }

    @Test
    void clausesThatIncludeOneAnotherWithoutEndAreRefused() throws IOException {
        Files.createDirectories(folder.resolve("clauses"));
        Files.writeString(folder.resolve("clauses/ping.en.md"), "{{> pong}}\n");
        Files.writeString(folder.resolve("clauses/pong.en.md"), "{{> ping}}\n");
        var templates = wording("", "{{> ping}}");

        assertThatThrownBy(() -> templates.current(AgreementKind.NDA, Locale.ENGLISH))
                .isInstanceOf(MalformedTemplate.class)
                .hasMessageContaining("without end");
    }

    @Test
    void aThousandNestedConditionsAreRefused() throws IOException {
        var templates = wording("", "{{#effectiveOn}}\n".repeat(1000) + "{{/effectiveOn}}\n".repeat(1000));

        assertThatThrownBy(() -> templates.current(AgreementKind.NDA, Locale.ENGLISH))
                .isInstanceOf(MalformedTemplate.class)
                .hasMessageContaining("nested more than");
    }

    @Test
    void aScheduleIsNumberedByItselfAndReferredToByItsNumber() throws IOException {
        var templates = wording("", """
                ## Subject {#subject}

                See [](#annex), and [](#boxes).

                ::: schedule Packing {#annex}

                The first paragraph.

                {#boxes} As [](#boxes) and clause [](#subject) say.

                :::
                """);

        assertThat(text(html(templates, SampleTerms.mutualNda(2))))
                .contains("See Schedule 1 , and 2 of Schedule 1 .")
                .contains("Schedule 1 Packing")
                .contains("1 The first paragraph.")
                .contains("2 As 2 and clause 1 say.");
    }
}
