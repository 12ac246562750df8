package io.evenhand.settlement.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Proves that what is attached to a statement is what its published schema describes, and that the schema lets nothing be left out. */
class StatementJsonTests {
    /** What a statement may do without. */
    private static final Set<String> OPTIONAL =
            Set.of("/sealed", "base", "rule", "deductions", "refundOf", "notShared", "answer", "line");

    private static final Schema SCHEMA = schema();

    @Test
    void everyStatementIsAsItsSchemaSays() {
        for (StatementContent content : List.of(
                SampleStatements.of(
                        SampleTerms.tieredRevenueShare(3), SampleStatements.usual(), SampleStatements.SEALED),
                SampleStatements.of(SampleTerms.revenueShare(2), List.of(), null))) {
            assertThat(SCHEMA.validate(text(content), InputFormat.JSON)).isEmpty();
        }
    }

    @Test
    void whateverIsLeftOutOfAStatementIsMissedByTheSchema() throws Exception {
        byte[] json = bytes(SampleStatements.of(
                SampleTerms.tieredRevenueShare(2), SampleStatements.usual().subList(0, 2), SampleStatements.SEALED));
        assertThat(missed(json)).isEmpty();
    }

    private static List<String> missed(byte[] json) throws Exception {
        return Mutations.of(JsonReader.read(json).root()).stream()
                .filter(mutation -> mutation.change().equals("left out"))
                .filter(mutation -> !mutation.pointer().startsWith("/clauses/")
                        && !mutation.pointer().contains("/deductions/")
                        && OPTIONAL.stream().noneMatch(mutation.pointer()::endsWith))
                .filter(mutation -> SCHEMA.validate(JsonText.compact(mutation.value()), InputFormat.JSON)
                        .isEmpty())
                .map(Mutations.Mutation::toString)
                .toList();
    }

    @Test
    void whatIsWrittenLineByLineIsTheCanonicalForm() throws Exception {
        byte[] json = bytes(SampleStatements.of(
                SampleTerms.tieredRevenueShare(3), SampleStatements.usual(), SampleStatements.SEALED));
        assertThat(JsonText.canonical(JsonReader.read(json).root())).isEqualTo(json);
        byte[] empty = bytes(SampleStatements.of(SampleTerms.revenueShare(2), List.of(), null));
        assertThat(JsonText.canonical(JsonReader.read(empty).root())).isEqualTo(empty);
    }

    @Test
    void ofVeryManyLinesAndCorrectionsItSaysHowManyThereAreAndInWhichFile() throws Exception {
        StatementContent few = SampleStatements.of(
                SampleTerms.tieredRevenueShare(2), SampleStatements.usual(), SampleStatements.SEALED);
        StatementContent many = ManyLines.of(few, StatementJson.MOST_TOLD + 1, StatementJson.MOST_TOLD + 2);
        byte[] json = bytes(many);
        assertThat(SCHEMA.validate(text(many), InputFormat.JSON)).isEmpty();
        assertThat(text(many))
                .contains("\"linesIn\":{\"count\":20001,\"file\":\"lines\",\"sha256\":\"000")
                .contains("\"correctionsIn\":{\"count\":20002,")
                .doesNotContain("\"lines\":[")
                .doesNotContain("\"corrections\":[");
        assertThat(JsonText.canonical(JsonReader.read(json).root())).isEqualTo(json);
        assertThat(missed(json)).isEmpty();
        StatementContent most = ManyLines.of(few, StatementJson.MOST_TOLD, 0);
        assertThat(text(most)).contains("\"lines\":[").doesNotContain("linesIn");
    }

    @Test
    void equalContentGivesEqualBytes() {
        assertThat(text(SampleStatements.of(SampleTerms.revenueShare(3), SampleStatements.usual(), null)))
                .isEqualTo(text(SampleStatements.of(SampleTerms.revenueShare(3), SampleStatements.usual(), null)));
    }

    private static String text(StatementContent content) {
        return new String(bytes(content), StandardCharsets.UTF_8);
    }

    /** Of content that is too much for it, the files are not made here. */
    static byte[] bytes(StatementContent content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            StatementJson.write(
                    content,
                    kind -> new StatementJson.Listed(kind.name().toLowerCase(Locale.ROOT), "0".repeat(64)),
                    out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Schema schema() {
        try (InputStream stream = StatementJsonTests.class.getResourceAsStream("/schemas/statement.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8),
                            InputFormat.JSON);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
