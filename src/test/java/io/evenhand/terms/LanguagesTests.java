package io.evenhand.terms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.template.SampleChanges;
import io.evenhand.template.SampleTerms;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Proves that language is data: every sentence and every value has its words in each language that a kind of agreement exists in, whatever
 * the terms say, and none stands there for nothing.
 */
class LanguagesTests {
    private static final Locale GERMAN = Locale.GERMAN;
    private static final Pattern COMPLETE = Pattern.compile("(?s)\\S.*[.”“]");

    @ParameterizedTest
    @CsvSource({"values", "common", "nda", "revenue-share", "customer-protection", "changes", "statement", "playbook"})
    void everyTextOfTheProgramIsThereInGerman(String name) {
        Set<String> missing = new TreeSet<>(file(name, "en").keys());
        // How a language says whose law it is, and in which forms, is its own.
        missing.removeAll(file(name, "de").keys());

        assertThat(missing).as("missing in language/%s.de.yaml", name).isEmpty();
    }

    private static final Map<String, LanguageFile> FILES = new HashMap<>();

    private static Function<String, Optional<String>> recorded(String name, String tag, Set<String> asked) {
        LanguageFile file = FILES.computeIfAbsent(name + "." + tag, missing -> file(name, tag));
        return key -> {
            asked.add(name + " " + key);
            return file.find(key);
        };
    }

    private static LanguageFile file(String name, String tag) {
        return LanguageFile.find(name, tag).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"en", "de"})
    void noTextIsThereThatNoTermsSay(String tag) {
        Set<String> asked = new HashSet<>();
        terms().filter(terms -> TermsFormat.hasSentences(terms, tag)).forEach(terms -> {
            String name = TermsFormat.file(terms);
            var phrases = new Phrases(
                    name,
                    Language.of(Locale.of(tag)),
                    List.of(recorded(name, tag, asked), recorded("common", tag, asked)));
            TermsFormat.sentences(terms, phrases);
            TermsFormat.chosen(terms, phrases, SharedClauses.NONE);
        });

        for (String name : List.of("common", "nda", "revenue-share", "customer-protection", "changes")) {
            Set<String> unused = new TreeSet<>();
            LanguageFile.find(name, tag).ifPresent(file -> unused.addAll(file.keys()));
            unused.removeIf(key -> asked.contains(name + " " + key) || key.startsWith("title") || key.equals("earned"));
            assertThat(unused)
                    .as(
                            "texts of language/%s.%s.yaml that no terms say; titles, and what a change says of the agreement, aside",
                            name, tag)
                    .isEmpty();
        }
    }

    @Test
    void termsOfEveryKindSayTheSameRulesInGermanAsInEnglishInWholeSentences() {
        terms().filter(terms -> TermsFormat.hasSentences(terms, "de")).forEach(terms -> {
            List<Sentence> german = TermsFormat.sentences(terms, GERMAN);

            assertThat(german)
                    .extracting(Sentence::clauseId)
                    .startsWith(TermsFormat.sentences(terms).getFirst().clauseId())
                    .hasSizeGreaterThan(5);
            assertThat(german.stream().map(Sentence::clauseId).filter(clause -> !clause.startsWith("change.")))
                    .containsExactlyElementsOf(TermsFormat.sentences(terms).stream()
                            .map(Sentence::clauseId)
                            .filter(clause -> !clause.startsWith("change."))
                            .toList());
            assertThat(german)
                    .filteredOn(sentence -> !sentence.clauseId().contains("modification"))
                    .allSatisfy(sentence -> assertThat(sentence.text())
                            .as(sentence.clauseId())
                            .matches(COMPLETE)
                            .doesNotContain("{", "}", "  ", " ,", " .", ",,"));
        });
    }

    private static Stream<? extends Terms> terms() {
        Stream<Terms> generated = IntStream.range(0, 60).boxed().flatMap(seed -> {
            var arbitrary = new ArbitraryTerms(seed);
            return Stream.of(
                    arbitrary.nda(),
                    arbitrary.revenueShare(),
                    arbitrary.customerProtection(),
                    ArbitraryTerms.printable(seed).nda());
        });
        Stream<Terms> written = Stream.of(
                SampleTerms.tieredRevenueShare(2),
                SampleTerms.bareRevenueShare(2),
                inFrancs(SampleTerms.revenueShare(2)),
                changed(
                        SampleTerms.bareRevenueShare(2),
                        "{\"conversion\": {\"source\": \"ecb-reference\", \"on\": \"counted\"}}"),
                changed(
                        SampleTerms.bareRevenueShare(2),
                        "{\"qualification\": {\"lookBackMonths\": 1}, \"payment\": {\"method\": \"bank-transfer\"}}"),
                SampleTerms.introducedRevenueShare(2),
                SampleTerms.fullRevenueShare(2),
                changed(SampleTerms.protection(2), "{\"earlyRelease\": []}"),
                changed(
                        SampleTerms.protection(2),
                        "{\"damages\": {\"kind\": \"fixed\", \"share\": null, \"overMonths\": null, \"amount\": {\"amount\": \"1000.00\", \"currency\": \"EUR\"},"
                                + " \"atMost\": {\"amount\": \"5000.00\", \"currency\": \"EUR\"}}}"),
                SampleTerms.contactProtection(2),
                changed(SampleTerms.contactProtection(3), "{\"contactApproval\": {\"silence\": \"refusal\"}}"));
        Stream<Terms> limited = Stream.of(
                        "{\"kind\": \"fixed\", \"atMost\": {\"amount\": \"1000.00\", \"currency\": \"EUR\"}}",
                        "{\"kind\": \"multiple\", \"times\": 1}",
                        "{\"kind\": \"multiple\", \"times\": 2}",
                        "{\"kind\": \"greater-of\", \"times\": 1, \"atMost\": {\"amount\": \"1000.00\", \"currency\": \"EUR\"}}",
                        "{\"kind\": \"greater-of\", \"times\": 2, \"atMost\": {\"amount\": \"1000.00\", \"currency\": \"EUR\"}}")
                .map("{\"liability\": %s}"::formatted)
                .flatMap(patch -> Stream.of(
                        changed(SampleTerms.tieredRevenueShare(2), patch), changed(SampleTerms.protection(2), patch)));
        PrincipalTerms unlimited = SampleTerms.bareRevenueShare(2);
        var otherClause = (PrincipalTerms) changed(unlimited, "{\"clauses\": {\"assignment\": \"to-affiliates\"}}");
        var withLimit = (PrincipalTerms) changed(unlimited, "{\"liability\": {\"kind\": \"multiple\", \"times\": 2}}");
        Stream<Terms> amended = Stream.of(
                new AmendmentTerms(SampleChanges.FROM, SampleChanges.changed(unlimited), otherClause),
                new AmendmentTerms(SampleChanges.FROM, SampleChanges.changed(unlimited), withLimit),
                new AmendmentTerms(SampleChanges.FROM, SampleChanges.changed(withLimit), unlimited));
        return Stream.of(generated, written, limited, amended, SampleChanges.all().stream())
                .flatMap(all -> all);
    }

    private static Terms changed(Terms terms, String patch) {
        try {
            Terms plain =
                    patch.contains("liability") && new String(TermsFormat.canonical(terms), UTF_8).contains("liability")
                            // One form of a limit is changed into another by way of none.
                            ? new TermsChanges("{\"liability\": null}").applyTo(terms)
                            : terms;
            return new TermsChanges(patch).applyTo(plain);
        } catch (MalformedTermsException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So that the euro's rates do not quote the currency itself. */
    private static Terms inFrancs(Terms terms) {
        String json = new String(TermsFormat.canonical(terms), UTF_8);
        try {
            return TermsFormat.parse(json.replace("\"EUR\"", "\"CHF\"").getBytes(UTF_8));
        } catch (MalformedTermsException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLanguageThatTheProgramDoesNotKnowIsRefused() {
        NdaTerms terms = new ArbitraryTerms(1).nda();

        assertThat(TermsFormat.hasSentences(terms, "tlh")).isFalse();
        assertThat(TermsFormat.hasSentences(AgreementKind.NDA, Locale.FRENCH)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TermsFormat.sentences(terms, Locale.of("tlh")))
                .withMessageContaining("tlh");
    }

    @Test
    void everyKindOfTheProgramHasItsTitleInEveryLanguage() {
        assertThat(AgreementKind.builtIn())
                .allSatisfy(kind -> assertThat(kind.title(GERMAN)).isNotEqualTo(kind.title()));
        assertThat(AgreementKind.NDA.title(GERMAN)).isEqualTo("Geheimhaltungsvereinbarung");
        assertThat(AgreementKind.NDA.title(Locale.FRENCH)).isEqualTo("Non-Disclosure Agreement");
    }

    @Test
    void aTextWithAPlaceForAValueThatIsNotGivenIsNamed() {
        Phrases phrases = Phrases.find("nda", Language.of(GERMAN)).orElseThrow();

        assertThatThrownBy(() -> phrases.say("purpose", Map.of()))
                .hasMessage("language/nda.de.yaml: \"purpose.purpose\" is missing");
        assertThatThrownBy(() -> phrases.say("no-such-rule", Map.of())).hasMessageContaining("\"no-such-rule\"");
    }

    @Test
    void aValueIsNeverReadAsAText() {
        Phrases phrases = Phrases.find("nda", Language.of(GERMAN)).orElseThrow();

        assertThat(phrases.say("purpose", Map.of("purpose", "{earned} $1 \\ |and")))
                .endsWith(": {earned} $1 \\ |and.");
    }

    @Test
    void valuesReadInTheMannerOfTheLanguage() {
        Language german = Language.of(GERMAN);
        Language english = Language.of(Locale.ENGLISH);
        Money amount = Money.of("1234.56", "EUR");

        assertThat(german.money(amount)).isEqualTo("1.234,56\u00a0EUR");
        assertThat(german.money(Money.of("1234567", "JPY"))).isEqualTo("1.234.567\u00a0JPY");
        assertThat(english.money(amount)).isEqualTo(amount.format()).isEqualTo("EUR 1,234.56");
        assertThat(german.share(Share.of(3333, 10_000))).isEqualTo("33,33\u00a0%");
        assertThat(german.share(Share.of(1, 3))).isEqualTo("1/3");
        assertThat(english.share(Share.of(3333, 10_000)))
                .isEqualTo(Share.of(3333, 10_000).words());
        assertThat(german.date(LocalDate.of(2026, 11, 24))).isEqualTo("24.\u00a0November 2026");
        assertThat(english.date(LocalDate.of(2026, 11, 24))).isEqualTo("24 November 2026");
        assertThat(german.length(Period.of(1, 6, 0))).isEqualTo("1\u00a0Jahr und 6\u00a0Monate");
        assertThat(german.length(Period.of(2, 1, 3), "dative"))
                .isEqualTo("2\u00a0Jahren, 1\u00a0Monat und 3\u00a0Tagen");
        assertThat(german.and(List.of("A", "B", "C"))).isEqualTo("A, B und C");
        assertThat(german.or(List.of("A", "B"))).isEqualTo("A oder B");
    }

    @ParameterizedTest
    @CsvSource({"en", "de"})
    void everyCountryAndEveryLawHasItsName(String tag) {
        Language language = Language.of(Locale.of(tag));

        assertThat(Stream.concat(Arrays.stream(Locale.getISOCountries()), Jurisdiction.LEGAL_UNITS.stream()))
                .allSatisfy(code -> assertThat(language.law(code)).isNotEqualTo(code));
    }

    @Test
    void aLawIsNamedWithTheArticleThatItsCountryHas() {
        Language german = Language.of(GERMAN);

        assertThat(german.ofLaw("DE")).isEqualTo("der Bundesrepublik Deutschland");
        assertThat(german.ofLaw("CH")).isEqualTo("der Schweiz");
        assertThat(german.ofLaw("FR")).isEqualTo("von Frankreich");
        assertThat(german.ofLaw("GB-ENG")).isEqualTo("von England und Wales");
        assertThat(Language.of(Locale.ENGLISH).ofLaw("NL")).isEqualTo("the Netherlands");
    }
}
