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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        byte[] json = StatementJson.canonical(SampleStatements.of(
                SampleTerms.tieredRevenueShare(2), SampleStatements.usual().subList(0, 2), SampleStatements.SEALED));
        List<String> missed = Mutations.of(JsonReader.read(json).root()).stream()
                .filter(mutation -> mutation.change().equals("left out"))
                .filter(mutation -> !mutation.pointer().startsWith("/clauses/")
                        && !mutation.pointer().contains("/deductions/")
                        && OPTIONAL.stream().noneMatch(mutation.pointer()::endsWith))
                .filter(mutation -> SCHEMA.validate(JsonText.compact(mutation.value()), InputFormat.JSON)
                        .isEmpty())
                .map(Mutations.Mutation::toString)
                .toList();
        assertThat(missed).isEmpty();
    }

    @Test
    void equalContentGivesEqualBytes() {
        assertThat(text(SampleStatements.of(SampleTerms.revenueShare(3), SampleStatements.usual(), null)))
                .isEqualTo(text(SampleStatements.of(SampleTerms.revenueShare(3), SampleStatements.usual(), null)));
    }

    private static String text(StatementContent content) {
        return new String(StatementJson.canonical(content), StandardCharsets.UTF_8);
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
