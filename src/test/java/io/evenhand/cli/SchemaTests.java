package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.evenhand.cli.referralfile.ReferralFileReader;
import io.evenhand.cli.referralfile.ReferralFileResult;
import io.evenhand.settlement.whatif.RevenueSketch;
import io.evenhand.template.SampleChanges;
import io.evenhand.terms.ChangeTerms;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.MalformedJsonException;
import io.evenhand.terms.json.Mutations;
import io.evenhand.terms.json.Mutations.Mutation;
import io.evenhand.terms.json.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves that the published schemas and the readers agree: samples pass both, and whatever spoils the structure of a sample in
 * one place is refused by both. What only the reader can know is listed here, and nowhere else.
 */
@Execution(ExecutionMode.CONCURRENT)
class SchemaTests {
    private static final Schema REFERRAL = schema("referral");
    private static final Schema TERMS = schema("terms");
    private static final Schema SKETCH = schema("revenue-sketch");
    private static final ReferralFileReader READER = new ReferralFileReader(Clock.systemUTC());

    /** A schema does not know whether an NDA is in force, or what the standard position brings. */
    private static final Set<String> ONLY_THE_READER_KNOWS = Set.of(
            "left out at /terms/nda",
            "turned into null at /terms/nda",
            "left out at /agreementsInForce",
            "turned into a list at /agreementsInForce",
            "turned into null at /terms/nda/confidentiality/length",
            "turned into null at /terms/nda/confidentiality/countedFrom",
            "left out at /terms/revenueShare/term/renewsFor",
            "left out at /terms/revenueShare/term/renewalNoticeDays");

    @ParameterizedTest
    @MethodSource("io.evenhand.testing.ShippedSamples#paths")
    void everySamplePassesTheSchema(String sample) throws IOException {
        assertThat(REFERRAL.validate(text(sample), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one-off-project",
                "licences-and-services",
                "nda-in-force",
                "already-bound",
                "tiers-and-guarantee"
            })
    void theSchemaOfReferralsAndTheReaderAgreeOnWhatIsWrong(String sample) throws Exception {
        assertAgree(REFERRAL, text("/samples/referrals/" + sample + ".json"), SchemaTests::readsAsReferral);
    }

    @ParameterizedTest
    @ValueSource(strings = {"signed-revenue-share", "tiered-revenue-share", "signed-nda", "signed-customer-protection"})
    void theSchemaOfTermsAndTheReaderAgreeOnWhatIsWrong(String signed) throws Exception {
        String text = text("/terms/" + signed + ".json");
        assertThat(TERMS.validate(text, InputFormat.JSON)).isEmpty();
        assertAgree(TERMS, text, SchemaTests::readsAsTerms);
    }

    @Test
    void theSchemaOfSketchesAndTheReaderAgreeOnWhatIsWrong() throws Exception {
        String sketch = """
                {"currency": "EUR", "starts": "2027-01", "months": 24,
                 "recurring": [{"revenue": "licences", "amount": "1000.00", "growth": "5 %", "churn": "1/50"}],
                 "oneOff": [{"revenue": "services", "amount": "99.99", "month": 2}],
                 "refunds": [{"month": 2, "share": "25 %", "after": 1}]}
                """;
        assertThat(SKETCH.validate(sketch, InputFormat.JSON)).isEmpty();
        assertAgree(SKETCH, sketch, SchemaTests::readsAsSketch);
    }

    /** Inside the terms that are changed, the reader refuses whatever does not have the hash beside them; a schema cannot. */
    @ParameterizedTest
    @MethodSource("changes")
    void theSchemaOfTermsAndTheReaderAgreeOnWhatIsWrongWithAChange(ChangeTerms change) throws Exception {
        String text = new String(TermsFormat.canonical(change), StandardCharsets.UTF_8);
        assertThat(TERMS.validate(text, InputFormat.JSON)).isEmpty();
        List<String> disagreements =
                Mutations.of(JsonReader.read(text.getBytes(StandardCharsets.UTF_8))
                                .root())
                        .stream()
                        .filter(mutation -> !mutation.toString().contains("/changed/terms/"))
                        // Another customer is another agreement: only the reader compares the two.
                        .filter(mutation -> !mutation.toString().contains("/amended/customer/"))
                        .filter(mutation -> disagree(TERMS, SchemaTests::readsAsTerms, mutation))
                        .map(Mutation::toString)
                        .toList();
        assertThat(disagreements).isEmpty();
    }

    static Stream<ChangeTerms> changes() {
        return SampleChanges.all().stream();
    }

    @Test
    void theSchemaKnowsWhichDecisionsATaskOffers() throws IOException {
        String sample = text("/samples/referrals/declined.json");
        assertThat(REFERRAL.validate(
                        sample.replace("\"decision\": \"given\"", "\"decision\": \"sign\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(REFERRAL.validate(
                        sample.replace("\"decision\": \"propose\"", "\"decision\": \"accept\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void theSchemaOfReferralsHasNoFieldThatNothingReads() throws IOException {
        String sample = text("/samples/referrals/declined.json");
        assertThat(REFERRAL.validate(
                        sample.replace("\"region\":", "\"servesRegions\": true, \"region\":"), InputFormat.JSON))
                .isNotEmpty();
    }

    private static void assertAgree(Schema schema, String sample, Predicate<String> reads) throws Exception {
        JsonValue root =
                JsonReader.read(sample.getBytes(StandardCharsets.UTF_8)).root();
        List<String> disagreements = Mutations.of(root).stream()
                .filter(mutation -> disagree(schema, reads, mutation))
                .map(Mutation::toString)
                .filter(mutation -> !ONLY_THE_READER_KNOWS.contains(mutation))
                .toList();
        assertThat(disagreements).isEmpty();
    }

    private static boolean disagree(Schema schema, Predicate<String> reads, Mutation mutation) {
        String text = JsonText.compact(mutation.value());
        return schema.validate(text, InputFormat.JSON).isEmpty() != reads.test(text);
    }

    private static boolean readsAsReferral(String text) {
        return READER.read("r.json", text.getBytes(StandardCharsets.UTF_8)) instanceof ReferralFileResult.Read;
    }

    private static boolean readsAsTerms(String text) {
        try {
            TermsFormat.parse(text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (MalformedTermsException refused) {
            return false;
        }
    }

    private static boolean readsAsSketch(String text) {
        try {
            return RevenueSketch.read(text.getBytes(StandardCharsets.UTF_8)) instanceof Reading.Complete;
        } catch (MalformedJsonException malformed) {
            return false;
        }
    }

    private static Schema schema(String name) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text("/schemas/" + name + ".schema.json"), InputFormat.JSON);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String text(String resource) throws IOException {
        try (InputStream stream = SchemaTests.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
