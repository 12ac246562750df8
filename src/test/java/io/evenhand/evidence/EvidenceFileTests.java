package io.evenhand.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.evenhand.digest.Sha256;
import io.evenhand.evidence.EvidenceFile.Agreement;
import io.evenhand.evidence.EvidenceFile.Outcome;
import io.evenhand.evidence.EvidenceFile.Stage;
import io.evenhand.evidence.EvidenceFile.Step;
import io.evenhand.evidence.Happening.Fact;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that whatever is changed in a file of evidence is named by its place, and that no file can harm its reader. */
@Execution(ExecutionMode.CONCURRENT)
class EvidenceFileTests {
    private static final String AGREEMENT = "b0c7";
    private static final String SEALED = Sha256.of("sealed");
    private static final String SIGNED = Sha256.of("signed");
    private static final EvidenceFile GOOD = file(entries());

    @Test
    void aFileAsItWasMadeHasNoFaultAndReadsBackAsItIs() throws Exception {
        EvidenceFile read = EvidenceFile.read(GOOD.canonical());
        assertThat(read).isEqualTo(GOOD);
        assertThat(read.faults()).isEmpty();
        assertThat(read.isCanonically(GOOD.canonical())).isTrue();
    }

    @Test
    void itPassesThePublishedSchema() throws Exception {
        try (var schema = EvidenceFile.class.getResourceAsStream("/schemas/evidence.schema.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(Objects.requireNonNull(schema))
                            .validate(new String(GOOD.canonical(), StandardCharsets.UTF_8), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void aChangedEntryIsNamed() {
        assertThat(fault(entries -> entries.set(4, changed(entries.get(4)))))
                .isEqualTo("Entry 5 was changed: its hash is not that of what it says.");
    }

    @Test
    void anEntryThatWasChangedAndHashedAnewIsBetrayedByTheNext() {
        assertThat(fault(entries -> {
                    EvidenceEntry changed = changed(entries.get(5));
                    entries.set(5, changed.with(changed.computedHash()));
                }))
                .isEqualTo("Entry 7 does not follow entry 6: the hash that it names is another.");
    }

    @Test
    void aMissingEntryIsNamed() {
        assertThat(fault(entries -> entries.remove(2))).isEqualTo("Entry 3 is missing: entry 4 stands in its place.");
        assertThat(fault(entries -> entries.removeFirst()))
                .isEqualTo("Entry 1 is missing: entry 2 stands in its place.");
    }

    @Test
    void entriesInAnotherOrderAndTwiceAreNamed() {
        assertThat(fault(entries -> entries.add(3, entries.get(2)))).contains("Entry 3 stands where entry 4 belongs.");
        assertThat(fault(entries -> entries.add(entries.remove(1)))).contains("Entry 2 is missing");
    }

    @Test
    void aMissingEndIsBetrayedByTheHashOfTheLast() {
        assertThat(fault(List::removeLast))
                .isEqualTo("The file ends with another entry than the one that it names as its last.");
    }

    @Test
    void entriesOfAnotherAgreementAndNoneAtAllAreNamed() {
        EvidenceFile other = with(file -> new Agreement("other", "EV-1", "nda", "NDA", Outcome.SEALED));
        assertThat(other.chainFault()).contains("Entry 1 is of another agreement.");
        assertThat(fault(List::clear)).isEqualTo("There is no entry.");
    }

    @Test
    void whatStandsAboveTheEntriesMustBeWhatTheySay() {
        assertThat(with(file -> new Agreement(AGREEMENT, "EV-1", "nda", "NDA", Outcome.DECLINED))
                        .faults())
                .containsExactly("The file says “Not signed: declined”, and entry 7 says “The document was sealed”.");
        SigningRecord anna = GOOD.signers().getFirst().record();
        SigningRecord spoofed = new SigningRecord(
                anna.person(),
                "Mallory",
                anna.organisation(),
                anna.authority(),
                anna.known(),
                anna.sentTo(),
                anna.shown(),
                anna.pages(),
                anna.consent(),
                anna.mark(),
                anna.signedAt(),
                anna.address(),
                anna.agent(),
                anna.result(),
                anna.entries());
        assertThat(withSigners(List.of(new EvidenceFile.Signer("s-1", spoofed, null)))
                        .faults())
                .containsExactly("What is said of the signer Anna is not what the entries 2, 3, 4, 5, 6 say.");
        assertThat(withSigners(List.of()).faults())
                .containsExactly("The signers are not those of whom the entries say that they signed.");
        assertThat(withDocument(Sha256.of("another")).faults())
                .contains("Entry 7 names another sealed document than the file.");
    }

    @Test
    void whoWasShownAnotherDocumentThanTheySignedIsNamed() {
        List<EvidenceEntry> entries = new ArrayList<>();
        add(entries, EvidenceKind.CERTIFIED, null, Map.of());
        add(
                entries,
                EvidenceKind.SIGNED,
                "s-1",
                Map.of(Fact.RESULT_SHA256, SIGNED, Fact.SHOWN_SHA256, Sha256.of("another")));
        add(entries, EvidenceKind.SEALED, null, Map.of(Fact.RESULT_SHA256, SEALED));
        assertThat(file(entries).faults())
                .containsExactly("Anna was shown another document than the one that they signed.");
    }

    @Test
    void aSealThatDoesNotSayWhatWasSealedIsNamed() {
        List<EvidenceEntry> entries = new ArrayList<>(entries().subList(0, 6));
        add(entries, EvidenceKind.SEALED, null, Map.of());
        assertThat(file(entries).faults()).containsExactly("Entry 7 does not say which document was sealed.");
    }

    @Test
    void whatEndedUnsignedIsAboutTheDocumentThatTheLastSignatureLeft() {
        List<EvidenceEntry> entries = new ArrayList<>(entries().subList(0, 6));
        add(entries, EvidenceKind.DECLINED, "s-2", Map.of());
        EvidenceFile declined = file(entries);
        EvidenceFile.Agreement agreement = new Agreement(AGREEMENT, "EV-1", "nda", "NDA", Outcome.DECLINED);
        assertThat(about(declined, agreement, SEALED).faults())
                .containsExactly("Entry 6 left another document than the one that the file is about.");
        assertThat(about(declined, agreement, SIGNED).faults()).isEmpty();
    }

    private static EvidenceFile about(EvidenceFile file, Agreement agreement, String sha256) {
        return new EvidenceFile(
                file.format(),
                file.madeAt(),
                agreement,
                file.parties(),
                new EvidenceFile.Document(sha256, 20, 1, file.document().stages()),
                file.signers(),
                file.entries(),
                file.head(),
                file.limits());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "null",
                "{\"format\":\"evenhand-evidence-2\"}",
                "\u0000\u0000",
                "{\"a\":1,\"a\":2}"
            })
    void whatIsNoEvidenceIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> EvidenceFile.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedEvidenceException.class)
                .hasMessageEndingWith(".");
    }

    @Test
    void whatIsMeantToHarmTheReaderIsRefused() {
        String good = new String(GOOD.canonical(), StandardCharsets.UTF_8);
        for (String hostile : List.of(
                "[".repeat(100_000),
                good.replace("\"sequence\":2,", "\"sequence\":2e999999999,"),
                good.replace("\"sequence\":2,", "\"sequence\":99999999999999999999,"),
                good.replace("2026-11-27T09:14:03", "2026-99-99T09:14:03"),
                good.replace("\"consent\":\"I agree\"", "\"consent\":{}"),
                good.replace("\"consent\":\"I agree\"", "\"consent\":null"),
                good.replace("\"kind\":\"signed\"", "\"kind\":\"robbed\""),
                good.replace("\"limits\":[", "\"limits\":[7,"),
                " ".repeat(EvidenceFile.MAXIMUM_BYTES) + good)) {
            assertThat(hostile).isNotEqualTo(good);
            assertThatThrownBy(() -> EvidenceFile.read(hostile.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(MalformedEvidenceException.class);
        }
    }

    @Test
    void theSameValueWrittenOtherwiseIsNotCanonical() throws Exception {
        byte[] spaced = (" " + new String(GOOD.canonical(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        assertThat(EvidenceFile.read(spaced).isCanonically(spaced)).isFalse();
    }

    private static String fault(Consumer<List<EvidenceEntry>> change) {
        List<EvidenceEntry> entries = new ArrayList<>(entries());
        change.accept(entries);
        EvidenceFile file = new EvidenceFile(
                GOOD.format(),
                GOOD.madeAt(),
                GOOD.agreement(),
                GOOD.parties(),
                GOOD.document(),
                GOOD.signers(),
                entries,
                GOOD.head(),
                GOOD.limits());
        return file.chainFault().orElseThrow();
    }

    private static EvidenceEntry changed(EvidenceEntry entry) {
        return new EvidenceEntry(
                entry.agreement(),
                entry.sequence(),
                entry.former(),
                entry.at(),
                entry.kind(),
                entry.once(),
                entry.signature(),
                entry.person(),
                entry.name(),
                entry.organisation(),
                new JsonObject(Map.of("address", new JsonString("198.51.100.1"))),
                entry.hash());
    }

    private static EvidenceFile with(UnaryOperator<Agreement> agreement) {
        return new EvidenceFile(
                GOOD.format(),
                GOOD.madeAt(),
                agreement.apply(GOOD.agreement()),
                GOOD.parties(),
                GOOD.document(),
                GOOD.signers(),
                GOOD.entries(),
                GOOD.head(),
                GOOD.limits());
    }

    private static EvidenceFile withSigners(List<EvidenceFile.Signer> signers) {
        return new EvidenceFile(
                GOOD.format(),
                GOOD.madeAt(),
                GOOD.agreement(),
                GOOD.parties(),
                GOOD.document(),
                signers,
                GOOD.entries(),
                GOOD.head(),
                GOOD.limits());
    }

    private static EvidenceFile withDocument(String sha256) {
        return new EvidenceFile(
                GOOD.format(),
                GOOD.madeAt(),
                GOOD.agreement(),
                GOOD.parties(),
                new EvidenceFile.Document(sha256, 30, 1, GOOD.document().stages()),
                GOOD.signers(),
                GOOD.entries(),
                GOOD.head(),
                GOOD.limits());
    }

    private static EvidenceFile file(List<EvidenceEntry> entries) {
        return new EvidenceFile(
                EvidenceFile.FORMAT,
                "2026-11-27T10:00:00.000000Z",
                new Agreement(AGREEMENT, "EV-1", "nda", "NDA", Outcome.SEALED),
                List.of(new EvidenceFile.Party("nordlicht", "Nordlicht", "DE")),
                new EvidenceFile.Document(
                        SEALED,
                        30,
                        1,
                        List.of(
                                new Stage(Step.CERTIFIED, "certification", "Evenhand", Sha256.of("certified"), 10),
                                new Stage(Step.SIGNED, "signature-1", "Anna", SIGNED, 20),
                                new Stage(Step.SEALED, "seal", "Evenhand", SEALED, 30))),
                EvidenceConsistency.signers(entries),
                entries,
                entries.getLast().hash(),
                List.of("Nothing is proved by this."));
    }

    private static List<EvidenceEntry> entries() {
        List<EvidenceEntry> entries = new ArrayList<>();
        add(entries, EvidenceKind.CERTIFIED, null, Map.of());
        add(entries, EvidenceKind.REQUESTED, "s-1", Map.of());
        add(entries, EvidenceKind.LINK_OPENED, "s-1", Map.of(Fact.ADDRESS, "192.0.2.7"));
        add(entries, EvidenceKind.DOCUMENT_SHOWN, "s-1", Map.of(Fact.SHOWN_SHA256, Sha256.of("certified")));
        add(entries, EvidenceKind.CONSENTED, "s-1", Map.of(Fact.CONSENT, "I agree"));
        add(entries, EvidenceKind.SIGNED, "s-1", Map.of(Fact.RESULT_SHA256, SIGNED));
        add(entries, EvidenceKind.SEALED, null, Map.of(Fact.RESULT_SHA256, SEALED));
        return List.copyOf(entries);
    }

    private static void add(
            List<EvidenceEntry> entries, EvidenceKind kind, @Nullable String signature, Map<Fact, String> facts) {
        entries.add(EvidenceEntry.following(
                entries.isEmpty()
                        ? EvidenceEntry.beginning(AGREEMENT)
                        : entries.getLast().hash(),
                entries.size() + 1,
                EvidenceEntry.written(Instant.parse("2026-11-27T09:14:03Z").plusSeconds(entries.size())),
                new Happening(
                        kind.code(),
                        kind,
                        AGREEMENT,
                        signature,
                        signature == null ? null : "p-anna",
                        "Anna",
                        "Nordlicht",
                        facts)));
    }
}
