package io.evenhand.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.JsonValue;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Proves that terms have exactly one canonical form: reading it back gives the same terms, the order of fields does not
 * matter, and every other value gives another hash. The hash of one fixed agreement is pinned, since signed documents
 * name it for ever.
 */
class TermsFormatTests {
    private static final int CASES = 500;

    @Test
    void parseAndCanonicalAreInverse() throws Exception {
        ArbitraryTerms arbitrary = new ArbitraryTerms(1);
        for (int i = 0; i < CASES; i++) {
            Terms terms = arbitrary.next();
            byte[] canonical = TermsFormat.canonical(terms);
            Terms read = TermsFormat.parse(canonical);
            assertThat(read).isEqualTo(terms);
            assertThat(TermsFormat.canonical(read)).isEqualTo(canonical);
        }
    }

    @Test
    void theOrderOfFieldsDoesNotChangeTheHash() throws Exception {
        ArbitraryTerms arbitrary = new ArbitraryTerms(2);
        Random random = new Random(3);
        for (int i = 0; i < CASES; i++) {
            Terms terms = arbitrary.next();
            JsonValue shuffled =
                    shuffle(JsonReader.read(TermsFormat.canonical(terms)).root(), random);
            Terms read = TermsFormat.parse(JsonText.pretty(shuffled).getBytes(StandardCharsets.UTF_8));
            assertThat(TermsFormat.hash(read)).isEqualTo(TermsFormat.hash(terms));
        }
    }

    @Test
    void differentTermsHaveDifferentHashes() {
        ArbitraryTerms arbitrary = new ArbitraryTerms(4);
        Map<TermsHash, Terms> seen = new HashMap<>();
        for (int i = 0; i < CASES; i++) {
            Terms terms = arbitrary.next();
            Terms before = seen.put(TermsFormat.hash(terms), terms);
            assertThat(before == null || before.equals(terms)).isTrue();
        }
        assertThat(seen.size()).isGreaterThan(CASES * 9 / 10);
    }

    @Test
    void theHashOfASignedAgreementNeverChanges() throws Exception {
        try (InputStream signed = getClass().getResourceAsStream("/terms/signed-revenue-share.json")) {
            Terms terms = TermsFormat.parse(Objects.requireNonNull(signed).readAllBytes());
            assertThat(TermsFormat.hash(terms).hex())
                    .isEqualTo("ceb04c60d13735910049f72d3a9330dbc248aee34c278b691ba38ebe915cd393");
        }
    }

    /** What terms can say since then must leave no trace in what was signed before. */
    @Test
    void theCanonicalTextOfASignedAgreementNeverChanges() throws Exception {
        try (InputStream canonical = getClass().getResourceAsStream("/terms/signed-revenue-share.canonical.json")) {
            byte[] stored = Objects.requireNonNull(canonical).readAllBytes();
            assertThat(new String(TermsFormat.canonical(TermsFormat.parse(stored)), StandardCharsets.UTF_8))
                    .isEqualTo(new String(stored, StandardCharsets.UTF_8));
            assertThat(TermsFormat.hash(stored).hex())
                    .isEqualTo("ceb04c60d13735910049f72d3a9330dbc248aee34c278b691ba38ebe915cd393");
        }
    }

    @Test
    void aListThatIsOmittedIfEmptyMayBeMissingNullOrEmpty() throws Exception {
        try (InputStream canonical = getClass().getResourceAsStream("/terms/signed-revenue-share.canonical.json")) {
            byte[] stored = Objects.requireNonNull(canonical).readAllBytes();
            String text = new String(stored, StandardCharsets.UTF_8);
            for (String written : List.of("\"floors\":[],\"preferred\":[]", "\"floors\":null,\"tiers\":null")) {
                String other = text.replace("\"id\":\"project\"", "\"id\":\"project\"," + written);
                assertThat(other).isNotEqualTo(text);
                assertThat(TermsFormat.canonical(TermsFormat.parse(other.getBytes(StandardCharsets.UTF_8))))
                        .isEqualTo(stored);
            }
        }
    }

    @Test
    void theCanonicalFormIsThatOfRfc8785() throws Exception {
        String canonical = new String(TermsFormat.canonical(new ArbitraryTerms(6).nda()), StandardCharsets.UTF_8);
        assertThat(canonical)
                .startsWith("{\"compelledDisclosure\":{\"assistance\":")
                .doesNotContain("\n", ": ");
        List<String> names =
                new ArrayList<>(((JsonValue.JsonObject) JsonReader.read(canonical.getBytes(StandardCharsets.UTF_8))
                                .root())
                        .fields()
                        .keySet());
        assertThat(names).isSorted();
    }

    @Test
    void everyRuleHasASentenceWithAnIdOfItsOwn() {
        ArbitraryTerms arbitrary = new ArbitraryTerms(7);
        for (int i = 0; i < CASES; i++) {
            List<Sentence> sentences = TermsFormat.sentences(arbitrary.next());
            assertThat(sentences).extracting(Sentence::clauseId).doesNotHaveDuplicates();
            String text = sentences.stream().map(Sentence::text).collect(Collectors.joining(" "));
            assertThat(text).doesNotContain("null", "  ", "..");
        }
    }

    @Test
    void everyProblemOfAnInputIsNamedAtOnce() {
        String json = new String(TermsFormat.canonical(new ArbitraryTerms(8).nda()), StandardCharsets.UTF_8)
                .replaceFirst("\"purpose\":", "\"purpsoe\":")
                .replaceFirst("\"country\":\"DE\"", "\"country\":\"XX\"")
                .replaceFirst("\"licenceExcluded\":(true|false)", "\"licenceExcluded\":\"yes\"");
        assertThatThrownBy(() -> TermsFormat.parse(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        MalformedTermsException.class,
                        malformed -> assertThat(malformed.problems())
                                .extracting(FieldProblem::toString)
                                .containsExactlyInAnyOrder(
                                        "/purpsoe: is not a known field; did you mean \"purpose\"?",
                                        "/purpose: is missing; add the field \"purpose\"",
                                        "/parties/0/country: \"XX\" is not a country code; use an ISO 3166 code of two capital letters such as \"DE\"",
                                        "/licenceExcluded: is \"yes\"; write true or false, without quotes"));
    }

    @Test
    void anUnknownKindIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> TermsFormat.parse("{\"kind\":\"lease\"}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage(
                        "/kind: is \"lease\"; write one of \"nda\", \"revenue-share\", \"customer-protection\", \"declared\", \"amendment\", \"renewal\", \"termination\"");
    }

    @Test
    void moreThanAMegabyteIsNotEvenParsed() {
        assertThatThrownBy(() -> TermsFormat.parse(new byte[1_000_001]))
                .hasMessage("(whole): is 1000001 bytes long; keep terms within 1,000,000 bytes");
    }

    private static JsonValue shuffle(JsonValue value, Random random) {
        if (value instanceof JsonValue.JsonObject object) {
            List<Map.Entry<String, JsonValue>> entries =
                    new ArrayList<>(object.fields().entrySet());
            Collections.shuffle(entries, random);
            Map<String, JsonValue> fields = new LinkedHashMap<>();
            entries.forEach(entry -> fields.put(entry.getKey(), shuffle(entry.getValue(), random)));
            return new JsonValue.JsonObject(fields);
        }
        return value instanceof JsonValue.JsonArray array
                ? new JsonValue.JsonArray(array.items().stream()
                        .map(item -> shuffle(item, random))
                        .toList())
                : value;
    }
}
