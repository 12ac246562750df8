package io.evenhand.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that what a kind of agreement declares is read as written, and that a mistake in it is named with its place and remedy. */
class DeclarationsTests {
    private static final String HEAD = "name: sale\ntitle: {en: Sale, de: Verkauf}\nfields:\n";

    private static List<LintFinding> findings(String yaml, String language) {
        var findings = new Findings();
        DeclarationReader.read("sale.yaml", yaml, language, findings);
        return findings.inOrder();
    }

    @Test
    void aFieldIsReadWithEverythingThatIsDeclaredOfIt() {
        String yaml = HEAD + """
                  price:
                    type: money
                    label: {en: Price, de: Preis}
                    help: {en: Without tax., de: Ohne Steuer.}
                    default: EUR 100.00
                    least: EUR 1.00
                    most: EUR 1000.00
                    negotiable: true
                    optional: true
                  delivery: {type: choice, label: {en: Delivery, de: Lieferung}, words: {en: {byPost: by post, inPerson: in person}, de: {byPost: per Post, inPerson: persönlich}}}
                """;
        var wording = Wording.of(Map.of("sale.yaml", yaml));

        assertThat(Templates.declarations(wording, "sale", "de"))
                .containsExactly(
                        new FieldDeclaration(
                                "price",
                                FieldType.MONEY,
                                "Preis",
                                "Ohne Steuer.",
                                Optional.of("EUR 100.00"),
                                Optional.of("EUR 1.00"),
                                Optional.of("EUR 1000.00"),
                                true,
                                true,
                                Map.of()),
                        new FieldDeclaration(
                                "delivery",
                                FieldType.CHOICE,
                                "Lieferung",
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                false,
                                Map.of("byPost", "per Post", "inPerson", "persönlich")));
        assertThat(Templates.declarations(wording, "sale", "en").getFirst().label())
                .isEqualTo("Price");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nda", "revenue-share", "customer-protection", "amendment", "renewal", "termination"})
    void everyFieldOfOurKindsHasALabelAndAHelp(String kind) {
        List<FieldDeclaration> declarations = Templates.declarations(new Templates("").source(), kind, "en");

        assertThat(declarations).hasSizeGreaterThan(10).allSatisfy(field -> {
            assertThat(field.label()).as(field.path()).isNotBlank();
            assertThat(field.help()).as(field.path()).endsWith(".");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "price: mony                                | 4:10 | unknown-type | Did you mean \"money\"?",
                "price: {type: money, defualt: EUR 1.00}    | 4:24 | declaration  | Did you mean \"default\"?",
                "price: {type: money, default: 1 EUR}       | 4:33 | value        | EUR 1000.00",
                "days: {type: number, least: 5, most: 3}    | 4:31 | value        | Swap them",
                "days: {type: number, default: 9, most: 3}  | 4:33 | value        | between its least and its most",
                "day: {type: date, least: tomorrow}         | 4:28 | value        | 2026-11-30",
                "open: {type: flag, most: true}             | 4:28 | value        | Take it out",
                "open: {type: flag, optional: perhaps}      | 4:32 | value        | true or false",
                "how: {type: choice, default: by, words: {en: {post: x}}} | 4:32 | value | Name one of the choices",
                "how: {type: text, words: {en: {a: b}}}     | 4:28 | declaration  | make it a choice",
                "Bad Name: text                             | 4:3  | declaration  | begin small",
                "has.many: text                             | 4:3  | declaration  | are taken",
                "price: {type: money, label: Price}         | 4:31 | declaration  | label: {en: …}",
                "price: {type: money, sentence: pay}        | 4:34 | declaration  | Name the group",
                "price: *other                              | 4:10 | yaml         | indentation",
                "price: !!java.net.URL [x]                  | 4:10 | yaml         | indentation",
                "price: &a text                             | 4:10 | yaml         | Write the value out",
            })
    void aMistakeIsNamedWithItsPlaceAndRemedy(String line, String place, String rule, String remedy) {
        assertThat(findings(HEAD + "  " + line.strip() + "\n", "en")).anySatisfy(finding -> {
            assertThat(finding.line() + ":" + finding.column()).isEqualTo(place.strip());
            assertThat(finding.rule()).isEqualTo(rule.strip());
            assertThat(finding.suggestion()).contains(remedy.strip());
        });
    }

    @Test
    void aFieldWithinOneThatHoldsNoneIsNamed() {
        assertThat(findings(HEAD + "  price: money\n  price.tax: share\n", "en"))
                .anySatisfy(finding -> assertThat(finding.problem()).contains("lies within a money"));
    }

    @Test
    void aFieldThatIsDeclaredTwiceIsNamedWithBothPlaces() {
        assertThat(findings(HEAD + "  price: money\n  price: text\n", "en")).anySatisfy(finding -> {
            assertThat(finding.line()).isEqualTo(5);
            assertThat(finding.problem()).contains("declared twice; first in line 4");
        });
    }

    @Test
    void aKindWithoutATitleInTheLanguageCannotBeUsedInIt() {
        var wording = Wording.of(Map.of("sale.yaml", HEAD + "  price: money\n"));

        assertThatThrownBy(() -> Templates.declarations(wording, "sale", "fr"))
                .isInstanceOf(MalformedTemplate.class)
                .hasMessageContaining("sale.yaml, line 2: There is no title in the language \"fr\"");
    }

    @Test
    void wordsThatAreMissingInOneLanguageAreAnErrorThereAndAWarningElsewhere() {
        String yaml = HEAD + "  how: {type: choice, label: {en: How, de: Wie}, words: {en: {post: by post}}}\n";

        assertThat(findings(yaml, "de")).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("untranslated-choice");
            assertThat(finding.severity()).isEqualTo(LintFinding.Severity.ERROR);
        });
        assertThat(findings(yaml, "en")).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("untranslated-label");
            assertThat(finding.severity()).isEqualTo(LintFinding.Severity.WARNING);
        });
    }

    private static final String AGREEMENT = HEAD
            + "  parties: {type: list, label: {en: P, de: P}}\n  effectiveOn: {type: date, label: {en: D, de: D}}\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: {type: choice, label: {en: M, de: M}}|Of \"mode\", the words are missing for a choice.|Say how each choice reads.",
                "rows: {type: table, label: {en: R, de: R}}|The table \"rows\" has no fields.|Declare what each entry holds, or make it texts."
            })
    void whatNoTermsCouldHoldIsFoundInAKindOfAgreementAtItsLine(String field, String problem, String remedy) {
        assertThat(findings(AGREEMENT + "  " + field + "\n", "en")).anySatisfy(finding -> {
            assertThat(finding.line()).isEqualTo(6);
            assertThat(finding.problem()).isEqualTo(problem);
            assertThat(finding.suggestion()).isEqualTo(remedy);
        });
    }

    @Test
    void labelsThatAreTooLongAndFieldsThatAreTooManyAreFound() {
        String label = "x".repeat(201);
        assertThat(findings(AGREEMENT + "  long: {type: text, label: {en: %s, de: D}}\n".formatted(label), "en"))
                .anySatisfy(finding -> {
                    assertThat(finding.line()).isEqualTo(6);
                    assertThat(finding.problem()).startsWith("Of \"long\", the label");
                });
        var many = new StringBuilder(AGREEMENT);
        for (int i = 0; i < 301; i++) {
            many.append("  f%d: {type: text, label: {en: F, de: F}}\n".formatted(i));
        }
        assertThat(findings(many.toString(), "en")).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(306);
            assertThat(finding.problem()).contains("one more than the 300 fields");
        });
    }

    @Test
    void aDefaultThatNamesAWordTwiceIsFoundAndATextKeepsItsCommas() {
        String twice = HEAD
                + "  to: {type: choices, label: {en: T, de: T}, default: [a, a], words: {en: {a: A}, de: {a: A}}}\n";
        assertThat(findings(twice, "en"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem()).contains("names something twice"));
        String texts = HEAD + "  lines: {type: texts, label: {en: L, de: L}, default: [\"one, two\", three]}\n";
        assertThat(Templates.declarations(Wording.of(Map.of("sale.yaml", texts)), "sale", "en")
                        .getFirst()
                        .preset())
                .contains("one, two\nthree");
    }
}
