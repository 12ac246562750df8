package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Proves that the command prints a schema as it is published, and answers an unknown name with the known ones. */
class SchemaCommandTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"referral", "terms", "revenue-lines", "revenue-sketch", "evidence", "commitment", "proof"})
    void aKnownNameGivesItsSchema(String name) {
        assertThat(run(name)).isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .startsWith("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n")
                .contains("https://evenhand.io/schema/%s.schema.json".formatted(name))
                .endsWith("}\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThat(run("refferal")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString().strip())
                .isEqualTo(
                        "There is no schema of that name; name one of referral, terms, revenue-lines, revenue-sketch, statement, evidence, commitment, proof.");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String name) {
        return new CommandLine(new SchemaCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(name);
    }
}
