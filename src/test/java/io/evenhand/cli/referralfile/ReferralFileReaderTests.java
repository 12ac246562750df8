package io.evenhand.cli.referralfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenhand.cli.referralfile.ReferralFileResult.Read;
import io.evenhand.cli.referralfile.ReferralFileResult.Rejected;
import io.evenhand.referral.Deadlines;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.RecordWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves that every sample is sound, and that whatever is wrong with a file is answered by one message that names file, line,
 * field and remedy.
 */
@Execution(ExecutionMode.CONCURRENT)
class ReferralFileReaderTests {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T09:00:00Z"), ZoneOffset.UTC);
    private static final ReferralFileReader READER = new ReferralFileReader(CLOCK);

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("io.evenhand.testing.ShippedSamples#paths")
    void everySampleIsSound(String sample) throws IOException {
        assertThat(READER.read(sample, resource(sample).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Read.class);
    }

    @Test
    void whatMayBeLeftOutHasDefaults() throws IOException {
        ReferralFile file = sound(sample("one-off-project"));
        assertThat(file.agreementsInForce()).isEmpty();
        assertThat(file.duties()).isEmpty();
        assertThat(file.processing().reviewWithin().iso()).isEqualTo("P10D");
        assertThat(sound(sample("licences-and-services"))
                        .processing()
                        .signWithin()
                        .iso())
                .isEqualTo("P21D");
    }

    @Test
    void theSchemaSaysHowLongWhatIsLeftOutTakes() throws IOException {
        JsonNode described = new ObjectMapper()
                .readTree(resource("/schemas/referral.schema.json"))
                .at("/properties/processing/properties");
        assertThat(RecordWriter.write(Deadlines.USUAL).fields())
                .allSatisfy((field, usual) -> assertThat(
                                described.at("/" + field + "/description").asText())
                        .endsWith("; " + ((JsonString) usual).text() + " if left out."));
    }

    @Test
    void nullInTheTermsTakesAStandardRuleAway() throws IOException {
        ReferralFile file = sound(sample("one-off-project"));
        assertThat(file.terms().of(AgreementKind.REVENUE_SHARE).orElseThrow().json())
                .contains("\"renewsFor\":null");
    }

    @Test
    void datesMayBeCountedFromTheStartOfTheRun() throws IOException {
        ReferralFile file = sound(sample("nda-in-force"));
        LocalDate start = LocalDate.of(2026, 12, 1);
        assertThat(file.agreementsInForce().getFirst().signedOn().on(start)).isEqualTo(LocalDate.of(2026, 5, 15));
        assertThat(file.agreementsInForce().getFirst().until().on(start)).isEqualTo(LocalDate.of(2028, 6, 1));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "title":               | "titel":            | r.json:#: /titel is not a known field; did you mean "title"?
            "amount": "48000.00"   | "amount": 48000     | r.json:#: /need/estimatedValue/amount is the number 48000; write text in quotes
            "currency": "EUR"}     | "currency": "EUD"}  | r.json:#: /need/estimatedValue/currency "EUD" is not a currency; use an ISO 4217 code such as "EUR"
            "timing": "P2M"        | "timing": "2 months"| r.json:#: /need/timing is "2 months", not a length of time; write it as "P2Y", "P18M" or "P90D"
            "timing": "P2M"        | "servesRegions": true| r.json:#: /need/servesRegions is not a known field; leave it out; known here are "summary", "areas", "region", "companySize", "timing", "estimatedValue"
            "timing": "P2M"        | "timing": NaN       | r.json:#: is not JSON (a number cannot be NaN or infinite); mend the text there
            "timing": "P2M"        | "timing": 1e99999999| r.json:#: /need/timing is the number 1E+99999999; write text in quotes
            "50-100"               | 11111111111111111111111111111111111111111 | r.json:#: is nested too deeply or holds a number that is too long; nest at most 30 deep and write numbers of at most 40 digits
            "50-100"               | "50 at Cordes"      | r.json:#: /need/companySize says “Cordes”, by which the customer can be guessed; write it without, for partners read it before they are bound, or say that the words are meant
            "nda": {               | "nda": {"about": "Cordes", | r.json:#: /terms/nda says “Cordes”, by which the customer can be guessed; write it without, for partners read it before they are bound, or say that the words are meant
            "contact":             | "name": "Twice", "contact": | r.json:#: names "name" twice in one object; keep one of the two
            "introducer": "hansekontor" | "introducer": "hansekontr" | r.json:#: /introducer is "hansekontr", whom nobody knows; name one of hansekontor, polderdata
            "biller": "delivery"   | "biller": "customer"| r.json:#: /biller is "customer", whom nobody knows; name one of hansekontor, polderdata, delivery
            "candidates": ["polderdata"] | "candidates": ["hansekontor"] | r.json:#: /seats/0/candidates/0 is the introducer; name another partner; who introduces does not apply for the work
            "85 %"                 | "84 %"              | r.json:#: /terms/revenueShare/rules/0/steps/0/shares total 99/100, not 1; change the shares so that they total exactly 1 (100 %)
            "share": "15 %"        | "share": 0.15       | r.json:#: /terms/revenueShare/rules/0/steps/0/shares/0/share is the number 0.15; write text in quotes
            "partyId": "delivery"  | "partyId": "litware"| r.json:#: /terms/revenueShare/rules/0/steps/0/shares/1/partyId "litware" is not a party; name one of hansekontor, polderdata
            "id": "polderdata"     | "id": "hansekontor" | r.json:#: /partners/1/id is "hansekontor", which is taken; give everybody and everything an id of its own
            "id": "polderdata"     | "id": "introducer"  | r.json:#: /partners/1/id is "introducer", which stands for a role; give everybody and everything an id of its own
            "P5D"                  | "-P5D"              | r.json:#: /seats/0/answerWithin is "-P5D", not a waiting time; write a length above zero such as "P5D", "P2M" or "PT12H"
            "P5D"                  | "P99999999999D"     | r.json:#: /seats/0/answerWithin is "P99999999999D", not a waiting time; write a length above zero such as "P5D", "P2M" or "PT12H"
            "roles": ["legal"]     | "roles": ["lawyer"] | r.json:#: /partners/0/people/2/roles/0 is "lawyer"; write one of "operations", "finance", "legal", "signatory", "administrator"
            "task": "record-outcome" | "task": "party"   | r.json:#: /script/12/task is "party", which is no task; name one of clarify-need, resolve-introducer-duty, decide-introducer-release, answer-offer, approve-deviation, review-draft, name-signatory, sign-agreement, acknowledge-notice, record-consent, resolve-deliverer-duty, decide-deliverer-release, state-prior-relationship, judge-prior-relationship, record-outcome, keep-promise, accept-evidence, settle-missed
            "decision": "won"      | "decision": "draw"  | r.json:#: /script/12/decision is "draw"; for record-outcome write one of won, lost
            "decision": "none"     | "decision": "claim" | r.json:#: /script/5/evidence is missing; name the document that shows the relationship
            """)
    void aMistakeIsNamedByFileLineFieldAndRemedy(String written, String mistaken, String message) throws IOException {
        String sample = sample("one-off-project");
        String find = written.replace("\\n", "\n");
        assertThat(sample).contains(find);
        int at = sample.indexOf(find);
        String broken = sample.substring(0, at) + mistaken + sample.substring(at + find.length());
        String expected = message.replace("#", Long.toString(lineOf(sample, at)));
        assertThat(rejection(broken.getBytes(StandardCharsets.UTF_8)).lines().toList())
                .contains(expected);
    }

    @Test
    void everyMistakeIsNamedAtOnceInTheOrderOfTheLines() throws IOException {
        String sample = sample("one-off-project");
        String broken = sample.replace("\"regions\": [\"DACH\", \"Nordics\"]", "\"regions\": \"DACH\"")
                .replace("\"region\": \"DACH\"", "\"region\": 5")
                .replace("\"decision\": \"won\"", "\"decision\": true");
        assertThat(rejection(broken.getBytes(StandardCharsets.UTF_8)).lines())
                .containsExactly(
                        lineOf(sample, "\"region\"") + " /need/region is the number 5; write text in quotes",
                        lineOf(sample, "\"regions\"") + " /partners/0/regions is \"DACH\"; write a list in brackets",
                        lineOf(sample, "\"won\"") + " /script/12/decision is true; write text in quotes");
    }

    @Test
    void aMissingFieldIsNamedWhereItsObjectBegins() throws IOException {
        String sample = sample("one-off-project");
        String broken = sample.replaceFirst("\"domain\": \"[^\"]*\",", "");
        assertThat(rejection(broken.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("r.json:%d: /customer/domain is missing; add the field \"domain\""
                        .formatted(lineOf(sample, sample.indexOf("\"customer\""))));
    }

    @Test
    void aMissingPartyIsNamed() throws IOException {
        String sample = sample("one-off-project");
        int from = sample.indexOf("    {\n      \"id\": \"polderdata\"");
        int to = sample.indexOf("  ],\n  \"introducer\"");
        String broken = sample.substring(0, from).stripTrailing().replaceAll(",$", "") + "\n" + sample.substring(to);
        assertThat(rejection(broken.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(lineOf(sample, "\"partners\"") + " /partners holds 1; name at least two partners");
    }

    @Test
    void anEndBeforeItsStartIsRefused() throws IOException {
        String broken = sample("nda-in-force").replace("\"until\": \"P18M\"", "\"until\": \"2026-01-31\"");
        assertThat(rejection(broken.getBytes(StandardCharsets.UTF_8)))
                .endsWith(
                        "/agreementsInForce/0/until is 2026-01-31, before it has signed (-P200D); let it end after it begins");
    }

    @Test
    void termsThatHoldForOneCandidateOnlyAreRefused() throws IOException {
        String broken = sample("licences-and-services")
                .replace("\"candidates\": [\"polderdata\"]", "\"candidates\": [\"polderdata\", \"ashdown\"]")
                .replace(
                        "\"partyId\": \"implementation\", \"share\": \"90 %\"",
                        "\"partyId\": \"polderdata\", \"share\": \"90 %\"");
        assertThat(rejection(broken.getBytes(StandardCharsets.UTF_8)))
                .contains(
                        "/terms/revenueShare/rules/0/steps/0/shares/1/partyId \"polderdata\" is not a party; name one of isartal, ashdown");
    }

    @Test
    void somebodyWithoutAuthorityCannotSign() throws IOException {
        String sample = sample("one-off-project");
        String broken = sample.replace(
                "{\"task\": \"sign-agreement\", \"as\": \"jens.lorenzen\", \"decision\": \"sign\", \"subject\": \"nda\"}",
                "{\"task\": \"sign-agreement\", \"as\": \"maren.petersen\", \"decision\": \"sign\", \"subject\": \"nda\"}");
        assertThat(rejection(broken.getBytes(StandardCharsets.UTF_8)).lines())
                .containsExactly(
                        lineOf(sample, "\"sign-agreement\"")
                                + " /script/2/as is maren.petersen, who may not take this task; name somebody with the role signatory",
                        lineOf(sample, "\"sign-agreement\"")
                                + " /script/2/as is maren.petersen, who has no authority to sign nda; name another signatory, or add the kind to \"maySign\"");
    }

    @Test
    void anNdaIsNeededUnlessOneIsInForce() throws IOException {
        String broken = sample("nda-in-force")
                .replaceFirst("(?s)\"agreementsInForce\": \\[.*?\\n  \\],", "\"agreementsInForce\": [],");
        assertThat(rejection(broken.getBytes(StandardCharsets.UTF_8)))
                .endsWith(
                        "/terms/nda is missing, and no NDA is in force; add the terms of one, or name it in \"agreementsInForce\"");
    }

    @Test
    void aByteOrderMarkIsForgiven() throws IOException {
        assertThat(READER.read("r.json", ("\uFEFF" + sample("declined")).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Read.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void anotherEncodingIsNamed(String charset) throws IOException {
        assertThat(rejection(sample("declined").getBytes(Charset.forName(charset))))
                .isEqualTo("r.json:1: is not in UTF-8 (it looks like UTF-16 or UTF-32); save it in UTF-8");
    }

    @Test
    void anOldWindowsEncodingIsNamedWithTheLineOfItsFirstUmlaut() throws IOException {
        byte[] bytes = sample("one-off-project").getBytes(Charset.forName("windows-1252"));
        assertThat(rejection(bytes)).isEqualTo("r.json:6: holds bytes that are not UTF-8; save it in UTF-8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``            | r.json:1: is empty; write one JSON object
            []            | r.json: is a list; write one JSON object in braces
            {} {}         | r.json:1: goes on after its end; write one JSON object and nothing after it
            {"a": [1, 2   | r.json:1: ends in the middle of a value; complete the file; every bracket that opens must close
            {'a': 1}      | r.json:1: is not JSON (Unexpected character (''' (code 39)): was expecting double-q…); mend the text there
            """)
    void whatIsNotOneObjectIsNamed(String text, String message) {
        assertThat(rejection(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(message);
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(rejection("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(
                        "r.json:1: is nested too deeply or holds a number that is too long; nest at most 30 deep and write numbers of at most 40 digits");
    }

    @Test
    void tenMegabytesOfNonsenseAreRefusedWithoutReadingThem() throws IOException {
        Path file = Files.writeString(folder.resolve("huge.json"), "x".repeat(10_000_000));
        assertThat(((Rejected) READER.read(file)).message())
                .isEqualTo(
                        "huge.json: is larger than 1,000,000 bytes; is it the right file? A referral needs a few thousand");
    }

    @Test
    void aMegabyteOfUnknownFieldsGivesAShortMessage() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 60_000; i++) {
            json.append(i == 0 ? "" : ",").append("\"f").append(i).append("\":1");
        }
        String message = rejection(json.append("}").toString().getBytes(StandardCharsets.UTF_8));
        assertThat(message.lines()).hasSize(21);
        assertThat(message).endsWith("and 59990 more");
    }

    @Test
    void whatCannotBeReadIsNamed() {
        assertThat(((Rejected) READER.read(folder.resolve("none.json"))).message())
                .isEqualTo("none.json: does not exist; check the path \"%s\""
                        .formatted(shortened(folder.resolve("none.json").toString())));
        assertThat(((Rejected) READER.read(folder)).message()).endsWith(": is a folder; name a file");
    }

    private static String lineOf(String text, String first) {
        return "r.json:%d:".formatted(lineOf(text, text.indexOf(first)));
    }

    private static long lineOf(String text, int position) {
        return text.substring(0, position).lines().count();
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static ReferralFile sound(String json) {
        return ((Read) READER.read("r.json", json.getBytes(StandardCharsets.UTF_8))).file();
    }

    private static String rejection(byte[] bytes) {
        return ((Rejected) READER.read("r.json", bytes)).message();
    }

    private static String sample(String name) throws IOException {
        return resource("/samples/referrals/" + name + ".json");
    }

    private static String resource(String path) throws IOException {
        try (InputStream stream = ReferralFileReaderTests.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
