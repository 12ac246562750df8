package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Proves that two machines compare their customers by files alone, and that a set is used once. */
class OverlapCommandTests {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void twoMachinesCompareByMail() throws IOException {
        Files.writeString(folder.resolve("a.csv"), """
                name,country,domain
                Alpenmilch AG,CH,www.alpenmilch.example
                Muster GmbH,DE,muster.example
                Ohne Netz KG,DE,
                """);
        Files.writeString(folder.resolve("b.csv"), """
                name;country;domain
                Muster & Söhne;DE;MUSTER.example.
                Fremd Ltd;GB;fremd.example
                Anders Ltd;GB;anders.example
                """);
        assertThat(run("begin", "a.csv", "--out", "a")).as(err.toString()).isZero();
        assertThat(err.toString()).contains("1 row has no internet domain");
        assertThat(run("answer", "a/begin.json", "b.csv", "--out", "b")).isZero();
        assertThat(out.toString()).contains("They compare 2 customers").contains("say --yes");
        assertThat(folder.resolve("b")).doesNotExist();
        assertThat(run("answer", "a/begin.json", "b.csv", "--out", "b", "--yes"))
                .isZero();
        assertThat(run("count", "a", "b/answer.json")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("Shared: one customer, of 2 of yours and 3 of theirs.");
        assertThat(run("count", "b", "a/count.json")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("Shared: one customer, of 3 of yours and 2 of theirs.");

        assertThat(run("reveal", "a")).isZero();
        assertThat(run("reveal", "b")).isZero();
        out.getBuffer().setLength(0);
        assertThat(run("reveal", "a", "--theirs", "b/reveal-by-answerer.json"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().strip()).isEqualTo("domain:muster.example");
        out.getBuffer().setLength(0);
        assertThat(run("reveal", "b", "--theirs", "a/reveal-by-beginner.json"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().strip()).isEqualTo("domain:muster.example");
    }

    /** Else whoever answers could ask again and again with other lists, against one set. */
    @Test
    void aSetIsCountedWithOnce() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "name,country,domain\nA,DE,a.example\n");
        assertThat(run("begin", "a.csv", "--out", "a")).isZero();
        assertThat(run("answer", "a/begin.json", "a.csv", "--out", "b", "--yes"))
                .isZero();
        assertThat(run("answer", "a/begin.json", "a.csv", "--out", "c", "--yes"))
                .isZero();
        assertThat(run("count", "a", "b/answer.json")).isZero();
        assertThat(run("count", "a", "b/answer.json")).isZero();
        assertThat(run("count", "a", "c/answer.json")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("sets are used once");
        assertThat(run("begin", "a.csv", "--out", "a")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run("begin", "a.csv", "--by", "colour", "--out", "d")).isEqualTo(ExitCode.BAD_INPUT);
    }

    private int run(String... words) {
        String[] placed = Arrays.stream(words)
                .map(word -> word.matches(".*\\.csv|.*\\.json|[abcd]")
                        ? folder.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
        return new CommandLine(new OverlapCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(placed);
    }
}
