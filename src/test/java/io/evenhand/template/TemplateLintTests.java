package io.evenhand.template;

import static io.evenhand.template.SaleWording.TEXT;
import static io.evenhand.template.SaleWording.clean;
import static io.evenhand.template.SaleWording.declaring;
import static io.evenhand.template.SaleWording.of;
import static io.evenhand.template.SaleWording.replacing;
import static io.evenhand.template.SaleWording.saying;
import static io.evenhand.template.SaleWording.withPositions;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves that every rule finds what it is for, in one place of a wording that is clean otherwise, and leaves alone what only looks alike.
 */
class TemplateLintTests {
    private static final WordingSource OURS = new Templates("").source();

    private static List<LintFinding> lint(WordingSource wording) {
        return TemplateLint.of(wording, "sale", "en");
    }

    private static Arguments bad(LintRule rule, Wording wording) {
        return Arguments.of(rule, wording);
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                bad(LintRule.MISSING_FILE, Wording.of(java.util.Map.of("sale.yaml", SaleWording.DECLARATIONS))),
                bad(LintRule.YAML, declaring("name: sale", "name: [sale")),
                bad(LintRule.DECLARATION, declaring("name: sale", "name: sales")),
                bad(LintRule.UNKNOWN_TYPE, declaring("type: money", "type: cash")),
                bad(LintRule.VALUE, declaring("default: 30", "default: 300")),
                bad(LintRule.MISSING_LABEL, declaring("{type: money, label: {en: Price}, negotiable: true}", "money")),
                bad(LintRule.UNTRANSLATED_CHOICE, declaring("words: {en:", "words: {de:")),
                bad(
                        LintRule.UNTRANSLATED_LABEL,
                        declaring("title: {en: Sale Agreement}", "title: {en: Sale, de: Kauf}")),
                bad(LintRule.SYNTAX, saying("Hello {{{price}}}.")),
                bad(LintRule.CONDITION, saying("{{#warranty}}")),
                bad(LintRule.INCLUDE, saying("{{> nowhere}}")),
                bad(LintRule.MALFORMED_PLAYBOOK, clean().with("playbook/sale.yaml", playbook("/prize"))),
                bad(
                        LintRule.POSITION_WITHOUT_TEXT,
                        withPositions()
                                .with(
                                        "playbook/clauses.yaml",
                                        SaleWording.POSITIONS.replace("position: shared", "position: halved"))),
                bad(
                        LintRule.UNDECLARED_POSITION,
                        withPositions().with("clauses/costs/other.en.md", "{#costs} Nobody.")),
                bad(LintRule.POSITION_DIFFERS, withPositions().with("clauses/costs/shared.en.md", "In equal parts.")),
                bad(LintRule.UNUSED_CLAUSE, clean().with("clauses/costs.en.md", "Nobody includes it.")),
                bad(LintRule.MARKUP, saying("<b>bold</b>")),
                bad(LintRule.STYLE, clean().with("style.css", "@import 'http://example.com/a.css';")),
                bad(LintRule.INVISIBLE_CHARACTER, saying("Pay \u202eEUR 001\u202c.")),
                bad(LintRule.TOO_LARGE, saying("word ".repeat(3_000))),
                bad(LintRule.TOO_DEEP, saying("- - - - - deep")),
                bad(LintRule.UNDECLARED_FIELD, saying("Pay {{prize}}.")),
                bad(
                        LintRule.UNUSED_FIELD,
                        declaring("  warranty:", "  colour: {type: text, label: {en: Colour}}\n  warranty:")),
                bad(LintRule.UNPRINTABLE_FIELD, saying("See {{parties}}.")),
                bad(LintRule.UNGUARDED_FIELD, saying("For {{warranty.months}} months.")),
                bad(LintRule.DANGLING_REFERENCE, saying("See clause [](#prize).")),
                bad(LintRule.CONDITIONAL_REFERENCE, saying("See clause [](#warranty).")),
                bad(LintRule.DUPLICATE_ID, saying("{#definitions} Again.")),
                bad(LintRule.UNPLACED_SENTENCES, declaring("fields:", "sentences: [law]\nfields:")),
                bad(LintRule.MONEY_WITHOUT_SENTENCE, replacing("pays {{price}} for", "pays for")),
                bad(LintRule.NOT_ON_COVER, replacing("- Effective date | {{effectiveOn}}\n", "")),
                bad(
                        LintRule.EMPTY_SURVIVAL,
                        replacing(
                                "Clauses [](#definitions){{#warranty}}, [](#warranty){{/warranty}} and [](#costs) go",
                                "All go")),
                bad(
                        LintRule.SIGNATURE_WITHOUT_PARTY,
                        replacing("{{> signatures}}", "{{> signatures}}\n\n::: signature\nPARTNER: {{delivery}}\n:::")),
                bad(
                        LintRule.PARTY_WITHOUT_SIGNATURE,
                        replacing("{{> signatures}}", "{{#parties}}\n{{legalName}} {{partnerId}}\n{{/parties}}")),
                bad(
                        LintRule.UNUSED_DEFINITION,
                        replacing("- **goods**", "- **carrier** means who brings them;\n- **goods**")),
                bad(LintRule.UNDEFINED_TERM, saying("It belongs to the Confidential Information of the seller.")),
                bad(LintRule.INCONSISTENT_TERM, saying("The seller packs the Goods well.")),
                bad(LintRule.UNDEFINED_ABBREVIATION, saying("The SLA holds.")),
                bad(LintRule.NUMBER_TWICE, saying("The buyer looks at them within thirty (14) days.")),
                bad(LintRule.LITERAL_NUMBER, saying("The payment is late after 30 days.")),
                bad(LintRule.MARKET_DIVISION, saying("The buyer has the exclusive territory of Bavaria.")),
                bad(LintRule.PRICE_FIXING, saying("The buyer keeps to the minimum resale price of the seller.")),
                bad(
                        LintRule.MISSING_TRANSLATION,
                        declaring("title: {en: Sale Agreement}", "title: {en: Sale, de: Kauf}")),
                bad(LintRule.TRANSLATION_DIFFERS, german(TEXT.replace("{#costs} ", ""))),
                bad(LintRule.LEGALESE, saying("The seller hereby sells.")),
                bad(LintRule.DOUBLE_SPACE, saying("The seller  sells.")),
                bad(LintRule.STRAIGHT_QUOTE, saying("The seller's goods.")),
                bad(LintRule.LONG_SENTENCE, saying("word ".repeat(90).strip() + ".")),
                bad(
                        LintRule.LONG_PARAGRAPH,
                        saying("Ten words stand here so that there are many. "
                                .repeat(30)
                                .strip())));
    }

    private static String playbook(String field) {
        return "outline: {}\npositions:\n  - field: %s\n    label: Price\n    standard: {absent: false}\n    why: It counts.\n"
                .formatted(field);
    }

    private static Wording german(String text) {
        return declaring("title: {en: Sale Agreement}", "title: {en: Sale Agreement, de: Kaufvertrag}")
                .with("sale.de.md", text)
                .with(
                        "clauses/signatures.de.md",
                        clean().read("clauses/signatures.en.md").orElseThrow());
    }

    @Test
    void aCleanWordingHasNoFindings() {
        assertThat(lint(clean())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void theRuleFindsWhatItIsForAndSaysWhereAndWhatToDo(LintRule rule, Wording wording) {
        assertThat(lint(wording)).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule.id());
            assertThat(finding.severity()).isEqualTo(rule.severity());
            assertThat(finding.file()).isNotBlank();
            assertThat(finding.problem()).endsWith(".");
            assertThat(finding.suggestion()).matches(".*[.?]");
        });
    }

    @Test
    void everyRuleHasAnExampleAndAnExplanation() {
        Set<String> shown = spoilt().map(example -> ((LintRule) example.get()[0]).id())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(LintRule.values()).map(LintRule::id).toList());
        assertThat(LintRule.values())
                .allSatisfy(rule -> assertThat(rule.explanation()).endsWith("."));
    }

    @Test
    void aFindingNamesLineAndColumnAndTheNameThatWasMeant() {
        Wording wording = saying("Pay {{prize}}.");
        int line = wording.read("sale.en.md")
                .orElseThrow()
                .split("Pay \\{\\{prize", 2)[0]
                .split("\n", -1)
                .length;

        assertThat(lint(wording))
                .singleElement()
                .hasToString(
                        "sale.en.md:%d:5: error: The field \"prize\" is not declared in sale.yaml. Did you mean \"price\"? [undeclared-field]"
                                .formatted(line));
    }

    @Test
    void allMistakesOfATextAreFoundAtOnce() {
        assertThat(lint(saying("Pay {{prize}} and see [](#nowhere) for {{warranty.months}} months, <b>soon</b>.")))
                .extracting(LintFinding::rule)
                .contains("undeclared-field", "dangling-reference", "unguarded-field", "markup");
    }

    @Test
    void aClauseInSeveralTextsIsCleanWhereEachDefinesWhatTheStandardDefines() {
        assertThat(lint(withPositions())).isEmpty();
    }

    @Test
    void aTextOfAClauseWithoutAnIdLetsReferencesDangleAndBothAreTold() {
        assertThat(lint(withPositions().with("clauses/costs/shared.en.md", "In equal parts.")))
                .extracting(LintFinding::rule)
                .containsExactlyInAnyOrder("position-differs", "conditional-reference");
    }

    @Test
    void aFieldThatAPlaybookJudgesAndTheKindDoesNotHaveIsToldWithTheOneThatWasMeant() {
        assertThat(lint(clean().with("playbook/sale.yaml", playbook("/prize"))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.file()).isEqualTo("playbook/sale.yaml");
                    assertThat(finding.line()).isEqualTo(3);
                    assertThat(finding.suggestion()).isEqualTo("Did you mean \"/price\"?");
                });
        assertThat(lint(clean().with("playbook/sale.yaml", playbook("/price/amount"))))
                .isEmpty();
        assertThat(lint(clean().with("playbook/sale.yaml", playbook("/jurisdiction/governingLaw"))))
                .isEmpty();
        assertThat(lint(clean().with("playbook/sale.yaml", playbook("/clauses/costs"))))
                .extracting(LintFinding::suggestion)
                .containsExactly("Declare them in playbook/clauses.yaml, for all kinds.");
    }

    @Test
    void everyTextOfAClauseIsThereInEveryLanguageOfTheKind() {
        Wording both = german(TEXT)
                .with("playbook/clauses.yaml", SaleWording.POSITIONS)
                .with("sale.en.md", withPositions().read("sale.en.md").orElseThrow())
                .with("sale.de.md", withPositions().read("sale.en.md").orElseThrow())
                .with(
                        "clauses/costs.en.md",
                        withPositions().read("clauses/costs.en.md").orElseThrow())
                .with(
                        "clauses/costs.de.md",
                        withPositions().read("clauses/costs.en.md").orElseThrow())
                .with(
                        "clauses/costs/shared.en.md",
                        withPositions().read("clauses/costs/shared.en.md").orElseThrow());

        assertThat(TemplateLint.of(both, "sale", "en")).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("missing-translation");
            assertThat(finding.problem()).contains("\"shared\"", "\"costs\"", "\"de\"");
        });
        assertThat(TemplateLint.of(both, "sale", "de")).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("position-without-text");
            assertThat(finding.file()).isEqualTo("playbook/clauses.yaml");
            assertThat(finding.line()).isEqualTo(6);
        });
    }

    @Test
    void aMalformedFileOfClausesIsToldByLine() {
        Wording wording = withPositions()
                .with("playbook/clauses.yaml", SaleWording.POSITIONS.replace("approvedBy: nobody", "approvedBy: boss"));

        assertThat(lint(wording))
                .anySatisfy(finding -> assertThat(finding.toString())
                        .startsWith("playbook/clauses.yaml:6:")
                        .endsWith("[malformed-playbook]"));
    }

    @Test
    void aClauseThatIsInAClauseOfAnotherFileIsNamedThere() {
        Wording wording = clean().with("clauses/signatures.en.md", "Signed {{dat}}.\n");

        assertThat(lint(wording))
                .anySatisfy(finding -> assertThat(finding.toString())
                        .startsWith("clauses/signatures.en.md:1:8: error: The field \"dat\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{#warranty}}See clause [](#warranty).{{/warranty}}",
                "{{#warranty.months}}See clause [](#warranty).{{/warranty.months}}",
                "{{#delivery.post}}A{{/delivery.post}}{{#delivery.pickup}}B{{/delivery.pickup}} as in [](#price).",
            })
    void aReferenceUnderTheConditionOfItsClauseIsGood(String paragraph) {
        assertThat(lint(saying(paragraph))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{^warranty}}See clause [](#warranty).{{/warranty}}",
                "{{#delivery.post}}See clause [](#warranty).{{/delivery.post}}",
                "{{#warranty}}{{/warranty}}See clause [](#warranty).",
            })
    void aReferenceThatStaysWhereItsClauseFallsAwayIsFound(String paragraph) {
        assertThat(lint(saying(paragraph))).extracting(LintFinding::rule).contains("conditional-reference");
    }

    @Test
    void oneOfTwoClausesThatExcludeOneAnotherIsAlwaysThere() {
        String both =
                "{{#delivery.post}}\n\n## Post {#way}\n\nBy post.\n{{/delivery.post}}\n{{#delivery.pickup}}\n\n## Pickup {#way}\n\n"
                        + "By pickup.\n{{/delivery.pickup}}\n\n## Ways {#ways}\n\nSee clause [](#way).";

        assertThat(lint(saying(both))).isEmpty();
        assertThat(lint(saying(both.replace("#delivery.pickup", "#warranty").replace("/delivery.pickup", "/warranty"))))
                .extracting(LintFinding::rule)
                .contains("duplicate-id", "conditional-reference");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Each party keeps its own customers.",
                "en | The customers in Bavaria are allocated to the buyer.",
                "en | The seller will not sell to any customer of the buyer.",
                "en | The bound partner shall not solicit customers in the territory.",
                "en | The parties divide the market by countries.",
                "en | The partner refrains from serving all customers of the other.",
                "en | The seller must not supply anybody outside its region.",
                "de | Die Partner teilen die Kunden unter sich auf.",
                "de | Der Partner hat ein ausschließliches Gebiet.",
                "de | Der Partner darf alle anderen Kunden nicht beliefern.",
                "de | Es gilt Gebietsschutz.",
                "de | Die Gebiete werden den Partnern zugewiesen und aufgeteilt.",
            })
    void aDivisionOfTheMarketIsFoundAndExplained(String language, String sentence) {
        assertThat(TemplateLint.of(inLanguage(language, sentence), "sale", language))
                .anySatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo("market-division");
                    assertThat(finding.suggestion()).contains("competition law", "introduced customers");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The bound partner does not solicit the introduced customer before the end of the window.",
                "en | The parties have agreed on no prices and no territories, have divided no customers, and will not do so.",
                "en | It divides neither customers nor territories among the parties, and binds nobody else.",
                "en | Competition law forbids partners to divide customers or territories among themselves.",
                "en | The introduced customer is free in its choice.",
                "en | No party sets prices, grants rebates or bundles to make the share of another smaller.",
                "en | The parties market the goods together.",
                "de | Die Parteien haben weder Kunden noch Gebiete unter sich aufgeteilt.",
                "de | Der gebundene Partner wirbt den vorgestellten Kunden nicht ab.",
                "de | Das Kartellrecht verbietet es, Kunden oder Gebiete aufzuteilen.",
            })
    void aPromiseAboutIntroducedCustomersAndADenialAreGood(String language, String sentence) {
        assertThat(TemplateLint.of(inLanguage(language, sentence), "sale", language))
                .extracting(LintFinding::rule)
                .doesNotContain("market-division", "price-fixing");
    }

    private static Wording inLanguage(String language, String sentence) {
        String text = TEXT.replace("{#costs}", sentence + "\n\n{#costs}");
        return language.equals("en") ? of(SaleWording.DECLARATIONS, text) : german(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The buyer looks at them within thirty (30) days.",
                "The buyer looks at them within 30 (thirty) days.",
                "The seller answers within 30 days of a claim.",
                "The United Nations Convention on Contracts for the International Sale of Goods does not apply.",
                "The General Data Protection Regulation (GDPR) holds; the GDPR prevails.",
                "It is the seller’s.",
            })
    void whatOnlyLooksLikeAMistakeIsLeftAlone(String paragraph) {
        assertThat(lint(saying(paragraph))).isEmpty();
    }

    @Test
    void anOwnWordingOfAKindOfTheProgramNeedsAPlaceForEverySentenceOfItsTerms() {
        String without = OURS.read("nda.yaml").orElseThrow().replace("  - purpose\n", "");
        WordingSource wording = file -> file.equals("nda.yaml") ? java.util.Optional.of(without) : OURS.read(file);

        assertThat(TemplateLint.of(wording, "nda", "en")).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("unplaced-sentences");
            assertThat(finding.problem()).contains("\"purpose\"");
        });
    }

    @Test
    void aTextInTwoLanguagesThatSaysTheSameIsClean() {
        Wording both = german(TEXT);

        assertThat(lint(both)).extracting(LintFinding::rule).containsOnly("untranslated-label");
    }

    @Test
    void aScheduleHasItsOwnNumbersAndIsReferredToByThem() {
        String schedule =
                "::: schedule Packing {#packing}\n\nThe goods are packed well.\n\n{#boxes} In boxes, as [](#boxes) says.\n\n:::\n\n{{> signatures}}";
        Wording wording = of(
                SaleWording.DECLARATIONS,
                TEXT.replace("{{> signatures}}", schedule)
                        .replace("{#costs}", "See [](#packing), and there [](#boxes).\n\n{#costs}"));

        assertThat(lint(wording)).isEmpty();
    }

    @Test
    void twoLengthsOfTheSamePeriodAreFound() {
        assertThat(lint(saying("The notice period is 30 days.\n\nA notice period of 60 days holds for the seller.")))
                .extracting(LintFinding::rule)
                .contains("number-twice");
    }
}
