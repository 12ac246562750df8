package io.evenhand.template;

import static io.evenhand.template.SaleWording.clean;
import static io.evenhand.template.SaleWording.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that whatever somebody writes into a wording is refused with a reason, in bounded time and memory, and reaches nothing outside. */
class HostileTemplateTests {
    private static final Duration GENEROUS = Duration.ofSeconds(30);
    private static final int MANY = 10_000;

    private static List<LintFinding> lint(WordingSource wording) {
        return assertTimeoutPreemptively(GENEROUS, () -> TemplateLint.of(wording, "sale", "en"));
    }

    private static Arguments text(String name, String rule, String paragraph) {
        return Arguments.of(name, rule, saying(paragraph));
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                text("includes a file", "syntax", "{{> /etc/passwd}}"),
                text("includes a file above", "syntax", "{{> ../../secret}}"),
                text("includes an address", "syntax", "{{> http://example.com/clause}}"),
                text("shows a picture from elsewhere", "markup", "![x](http://example.com/a.png)"),
                text("shows a picture of the machine", "markup", "![x](file:///etc/passwd)"),
                text("leads elsewhere", "markup", "[](https://example.com/)"),
                text("leads elsewhere by a definition", "markup", "[x][y]\n\n[y]: https://example.com/"),
                text("leads elsewhere by itself", "markup", "<https://example.com/>"),
                text("runs a script", "markup", "<script>alert(1)</script>"),
                text("writes an entity", "syntax", "&#123;{price}}"),
                text("changes the delimiters", "syntax", "{{=<% %>=}}"),
                text("calls a method", "undeclared-field", "{{price.class.name}}"),
                text("asks for the program", "undeclared-field", "{{agreement.class}}"),
                text("nests conditions", "too-deep", "{{#warranty}}\n".repeat(MANY) + "{{/warranty}}\n".repeat(MANY)),
                text("nests conditions in a line", "too-large", "{{#warranty}}".repeat(MANY)),
                text("nests lists in a line", "too-deep", "- ".repeat(4_000) + "x"),
                text("nests lists by indentation", "too-deep", indented()),
                text("nests quotations", "markup", ">".repeat(MANY - 1)),
                text("nests emphasis", "too-deep", "*a **b ".repeat(1_000)),
                text("nests brackets", "too-deep", "[".repeat(4_000) + "]".repeat(4_000)),
                text("opens backticks", "too-deep", "` `` ".repeat(1_900)),
                text("nests parts of the page", "too-deep", "::: note\n".repeat(MANY - 100)),
                text("has a gigantic table", "too-large", table(9_000)),
                text("has a table of many columns", "syntax", "::: table T" + " | c".repeat(2_000) + "\n:::"),
                text("is endless", "too-large", "word\n\n".repeat(1_000_000)),
                text("has an endless line", "too-large", "x".repeat(1_000_000)),
                text("has an endless name", "too-large", "{{" + "x".repeat(1_000_000) + "}}"),
                text("has a long name", "undeclared-field", "{{" + "x".repeat(9_000) + "}}"),
                text(
                        "has spaces that patterns try again and again",
                        "double-space",
                        "## a" + " ".repeat(9_000) + "{#x"),
                text(
                        "has words that patterns try again and again",
                        "undeclared-field",
                        "customers ".repeat(900) + "{{x}}"),
                text("turns the order of letters around", "invisible-character", "Pay \u202e001 RUE\u202c."),
                text("isolates the order of letters", "invisible-character", "Pay \u2067001\u2069."),
                text("hides a character of no width", "invisible-character", "Pay\u200b now."),
                text("hides a character that is nothing", "invisible-character", "Pay \u0000 now."),
                text("writes with tags that nobody sees", "invisible-character", "Pay \udb40\udc41 now."),
                text("has half a character", "invisible-character", "Pay \ud83d now."),
                text("takes the marks of the program", "invisible-character", "Pay \uFDD0x\uFDD2 now."),
                Arguments.of(
                        "includes itself", "include", clean().with("clauses/signatures.en.md", "{{> signatures}}\n")),
                Arguments.of(
                        "includes itself many times",
                        "include",
                        clean().with("clauses/signatures.en.md", "{{> signatures}}\n".repeat(40))),
                Arguments.of("has endless declarations", "yaml", declared("a: b\n".repeat(50_000))),
                Arguments.of("repeats by anchors", "yaml", declared(bomb())),
                Arguments.of(
                        "makes objects",
                        "yaml",
                        declared("x: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://example.com/\"]]\n")),
                Arguments.of("merges", "yaml", declared("x: &a {type: text}\ny: {<<: *a}\n")),
                Arguments.of(
                        "nests declarations", "yaml", declared("x: " + "[".repeat(10_000) + "]".repeat(10_000) + "\n")),
                Arguments.of("has a key that is a mapping", "yaml", declared("? {a: b}\n: c\n")),
                Arguments.of("declares an endless name", "yaml", fields("x".repeat(90_000) + ": text\n")),
                Arguments.of("declares deep within", "declaration", fields("a" + ".a".repeat(400) + ": text\n")),
                Arguments.of("declares what is taken", "declaration", fields("agreement.number: text\n")),
                Arguments.of("declares very many fields", "declaration", fields(many())),
                Arguments.of("hides a character in the declarations", "invisible-character", declared("# \u202e\n")),
                Arguments.of(
                        "loads a look",
                        "style",
                        clean().with("style.css", "a { background: url(http://example.com/) }")),
                Arguments.of("ends the look", "style", clean().with("style.css", "</style><script>alert(1)</script>")),
                Arguments.of("hides a look", "style", clean().with("style.css", "a { background: u\\72l(x) }")));
    }

    private static String indented() {
        var lines = new StringBuilder();
        for (int level = 0; level < 2_000; level++) {
            lines.append(" ".repeat(2 * level)).append("- x\n");
        }
        return lines.toString();
    }

    private static String table(int rows) {
        return "::: table T | a | b\n" + "- {{price}} | b\n".repeat(rows) + ":::";
    }

    private static Wording declared(String more) {
        return clean().with("sale.yaml", SaleWording.DECLARATIONS + more);
    }

    private static Wording fields(String more) {
        return declared("  " + more.replace("\n", "\n  ").stripTrailing() + "\n");
    }

    private static String many() {
        var fields = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            fields.append("f").append(i).append(": text\n");
        }
        return fields.toString();
    }

    private static String bomb() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%1$d: &a%1$d [%2$s]\n"
                    .formatted(i, "*a%d, ".formatted(i - 1).repeat(9)));
        }
        return bomb.toString();
    }

    @ParameterizedTest(name = "a wording that {0}")
    @MethodSource("hostile")
    void isRefusedWithAReason(String name, String rule, Wording wording) {
        List<LintFinding> findings = lint(wording);

        assertThat(findings).extracting(LintFinding::rule).contains(rule);
        assertThat(findings).hasSizeLessThanOrEqualTo(500).allSatisfy(finding -> {
            assertThat(finding.problem().length() + finding.suggestion().length())
                    .isLessThan(1_000);
            assertThat(Invisible.firstIn(finding.problem() + finding.suggestion()))
                    .isEmpty();
        });
    }

    @ParameterizedTest(name = "a wording that {0}")
    @MethodSource("hostile")
    void isNotUsedEither(String name, String rule, Wording wording) {
        if (rule.equals("double-space")) {
            return;
        }
        assertTimeoutPreemptively(
                GENEROUS,
                () -> assertThatThrownBy(() -> Templates.closure(wording, "sale", "en"))
                        .isInstanceOf(MalformedTemplate.class)
                        .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(1_200)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "/etc/passwd", "nda\u0000", "NDA", "nda.en", "a/b", "", "https://example.com"})
    void aNameThatIsNoFileOfWordingReadsNothing(String name) {
        WordingSource ours = new Templates("").source();

        assertThat(ours.read(name + ".yaml")).isEmpty();
        assertThat(TemplateLint.of(ours, name, "en"))
                .extracting(LintFinding::rule)
                .contains("missing-file");
        assertThat(TemplateLint.of(ours, "nda", name))
                .extracting(LintFinding::rule)
                .contains("missing-file");
    }

    @Test
    void aSourceThatCannotReadAFileIsAFinding() {
        WordingSource broken = file -> {
            if (file.endsWith(".md")) {
                throw new MalformedTemplate(file, "is larger than 1000000 bytes; split it into clauses");
            }
            return file.equals("sale.yaml") ? Optional.of(SaleWording.DECLARATIONS) : Optional.empty();
        };

        assertThat(lint(broken))
                .anySatisfy(finding -> assertThat(finding.problem()).contains("larger than 1000000"));
    }

    /** What is allowed, but far more of it than anybody writes. */
    static Stream<Arguments> enormous() {
        var terms = new StringBuilder();
        var abbreviations = new StringBuilder();
        var capitals = new StringBuilder();
        var clauses = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            String letters = "" + (char) ('A' + i % 26) + (char) ('A' + i / 26 % 26) + (char) ('A' + i / 676);
            String word = letters.charAt(0) + letters.substring(1).toLowerCase(java.util.Locale.ROOT);
            terms.append("The **%sterm** holds.%n%n".formatted(word));
            abbreviations.append("The %s holds.%n%n".formatted(letters));
            capitals.append("The party %s Customer%s holds.%n%n".formatted(word, word));
            clauses.append("## C%d {#c%d}%n%nWithin 30 days of payment, {{payDays}}, [](#c%d).%n%n".formatted(i, i, i));
        }
        String conditions = "{{#warranty}}{{#delivery.post}}{{^delivery.pickup}}{{#warranty.months}}%s"
                + "{{/warranty.months}}{{/delivery.pickup}}{{/delivery.post}}{{/warranty}}";
        return Stream.of(
                Arguments.of("terms", saying(terms.toString())),
                Arguments.of("abbreviations", saying(abbreviations.toString())),
                Arguments.of("capitals", saying(capitals.toString())),
                Arguments.of("clauses", saying(clauses.toString())),
                Arguments.of(
                        "references",
                        saying((conditions.formatted("[](#price) {{warranty.months}}") + "\n\n").repeat(2_000))),
                Arguments.of("mistakes", saying(("{{prize}} ".repeat(900) + "\n\n").repeat(50))),
                Arguments.of(
                        "sentences about customers",
                        saying("all the customers that we sell to in the region ".repeat(200) + ".")));
    }

    @ParameterizedTest(name = "very many {0}")
    @MethodSource("enormous")
    void veryMuchOfOneThingTakesNoLongerThanItMay(String what, Wording wording) {
        assertThat(lint(wording)).hasSizeLessThanOrEqualTo(500);
    }
}
