package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
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

    @Test
    void whatIsNoDomainIsAFlawAndADomainOfPublicMailIsSaidToBeLeftOut() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "name,country,domain\nA,DE,muster de\n");
        assertThat(run("begin", "a.csv", "--out", "a")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString())
                .contains("line 2, domain \"muster de\": is no internet domain")
                .contains("1 problem; nothing was compared.");
        Files.writeString(folder.resolve("b.csv"), "name,country,domain\nA,DE,gmail.com\nB,DE,b.example\n");
        assertThat(run("begin", "b.csv", "--out", "b")).as(err.toString()).isZero();
        assertThat(err.toString()).contains("line 2, domain \"gmail.com\"").contains("1 row has no internet domain");
    }

    /** Bert hands Anna's file on to Carla: as it is, and under her name. */
    @Test
    void aFileThatIsHandedOnComparesNothing() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "name,country,domain\nA,DE,a.example\nB,DE,b.example\n");
        Files.writeString(folder.resolve("b.csv"), "name,country,domain\nC,DE,c.example\n");
        assertThat(run("begin", "a.csv", "--out", "a")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("Begun with Bert GmbH: 2 customers");
        String[] answer = {"answer", "a/begin.json", "a.csv", "--out", "c", "--yes"};
        assertThat(runAs(Stream.of("--me", "Carla KG", "--with", "Bert GmbH"), answer))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("“Anna AG”, who began, and “Bert GmbH”, who answers");

        Path begin = folder.resolve("a/begin.json");
        String sent = Files.readString(begin);
        Path handedOn = Files.writeString(
                folder.resolve("handed-on.json"),
                sent.replace("Bert GmbH", "Carla KG").replace("Anna AG", "Bert GmbH"));
        answer[1] = handedOn.getFileName().toString();
        assertThat(runAs(Stream.of("--me", "Carla KG", "--with", "Bert GmbH"), answer))
                .as(err.toString())
                .isZero();
        Files.writeString(
                folder.resolve("c/answer.json"),
                Files.readString(folder.resolve("c/answer.json"))
                        .replace("Bert GmbH", "Anna AG")
                        .replace("Carla KG", "Bert GmbH"));
        assertThat(run("count", "a", "c/answer.json")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("Shared: 0 customers, of 2 of yours and 2 of theirs.");

        Files.writeString(handedOn, sent.replaceAll("(?s)\"between\" : \\[[^]]*],", ""));
        answer[4] = "d";
        assertThat(runAs(Stream.of("--me", "Carla KG", "--with", "Bert GmbH"), answer))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("does not say whom it is for");
        assertThat(runAs(Stream.of("--me", "A", "--with", " a "), "begin", "a.csv", "--out", "d"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("Nobody compares with themselves");
    }

    @Test
    void aNameIsComparedInOneFormAndThatIsSaid() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "name,country\nMüller GmbH,DE\nSchröder AG,DE\n");
        Files.writeString(folder.resolve("b.csv"), "name,country\nMueller AG,DE\nSchroder KG,DE\n");
        assertThat(run("begin", "a.csv", "--by", "name", "--out", "a"))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).contains("2 names have letters such as “ü”").contains("“Muller” is missed");
        assertThat(run("answer", "a/begin.json", "b.csv", "--out", "b", "--yes"))
                .isZero();
        assertThat(run("count", "a", "b/answer.json")).isZero();
        assertThat(out.toString()).contains("Shared: one customer, of 2 of yours and 2 of theirs.");
    }

    /** Anna begins, Bert answers. */
    private int run(String... words) {
        Stream<String> names = switch (words[0]) {
            case "begin" -> Stream.of("--me", "Anna AG", "--with", "Bert GmbH");
            case "answer" -> Stream.of("--me", "bert  gmbh", "--with", "Anna AG");
            default -> Stream.of();
        };
        return runAs(names, words);
    }

    private int runAs(Stream<String> names, String... words) {
        String[] placed = Stream.concat(Arrays.stream(words), names)
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
