package io.evenhand.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of an input, for editors and for programs that write such files. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description =
                "Prints the JSON Schema (draft 2020-12) of an input, or of what is attached to a statement or to evidence.",
        footer = {
            "",
            "Schemas: referral, terms, revenue-lines (of a row of a CSV file, by column), revenue-sketch, statement, evidence,"
                    + " commitment, proof"
        })
final class SchemaCommand implements Callable<Integer> {
    private static final List<String> NAMES = List.of(
            "referral", "terms", "revenue-lines", "revenue-sketch", "statement", "evidence", "commitment", "proof");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            description = "referral, terms, revenue-lines, revenue-sketch, statement, evidence, commitment or proof")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Override
    public Integer call() {
        if (!NAMES.contains(name)) {
            spec.commandLine()
                    .getErr()
                    .printf("There is no schema of that name; name one of %s.%n", String.join(", ", NAMES));
            return ExitCode.BAD_INPUT;
        }
        spec.commandLine().getOut().print(text("/schemas/%s.schema.json".formatted(name)));
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }

    private static String text(String resource) {
        try (InputStream stream = SchemaCommand.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
    }
}
