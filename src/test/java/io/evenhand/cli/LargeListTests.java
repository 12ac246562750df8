package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.Evenhand;
import io.evenhand.settlement.split.file.RevenueFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves that a long list takes little memory, whatever is wrong with it: a program with a heap much smaller than the list names its first
 * flaws, counts the others, and writes nothing.
 */
class LargeListTests {
    private static final int ROWS = 200_000;
    private static final long PATIENCE_SECONDS = 180;
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final String HEADER = "name,country,domain,evidence,evidence_date,note\n";
    /** Kept in memory, these alone would take more than the heap. */
    private static final String NOTE = "a note that nobody reads ".repeat(12);

    @TempDir
    private Path folder;

    private record Ended(int code, List<String> said) {}

    @Test
    void aListOfBadRowsIsNotCommittedInAHeapMuchSmallerThanIt() throws Exception {
        Path list = list(
                i -> "Kunde %d %s GmbH,XX,kunde-%d.example,%s,2024-05-01,%s\n".formatted(i, NOTE, i, DIGEST, NOTE));
        assertThat(Files.size(list)).isGreaterThan(100L << 20);
        Ended ended = run("48m", "relationships", "commit", list.toString(), "--out", at("kept"));
        assertCounted(ended, "country \"XX\": is no country");
        assertThat(ended.said()).anyMatch(line -> line.endsWith("nothing was committed."));
        assertThat(folder.resolve("kept")).isEmptyDirectory();
    }

    @Test
    void aListOfBadRowsIsNotComparedInAHeapMuchSmallerThanIt() throws Exception {
        Path list = list(i -> "Kunde %d %s GmbH,DE,kunde %d,%s,2024-05-01,%s\n".formatted(i, NOTE, i, DIGEST, NOTE));
        Ended ended = run(
                "48m",
                "relationships",
                "overlap",
                "begin",
                list.toString(),
                "--me",
                "Nordwind",
                "--with",
                "Contoso",
                "--out",
                at("begun"));
        assertCounted(ended, "is no internet domain");
        assertThat(ended.said()).anyMatch(line -> line.endsWith("nothing was compared."));
        assertThat(folder.resolve("begun")).isEmptyDirectory();
    }

    /** Every customer stands in four rows, each of which knows something else of it. */
    @Test
    void aListWhoseRowsMergeIsCommittedInAHeapSmallerThanIt() throws Exception {
        Path list = list(i -> switch (i % 4) {
            case 0 -> "Kunde %d GmbH,DE,,%s,2024-05-01,%s\n".formatted(i / 4, DIGEST, NOTE);
            case 1 -> "Kunde %d AG,DE,kunde-%d.example,%s,2019-05-01,%s\n".formatted(i / 4, i / 4, DIGEST, NOTE);
            case 2 -> "Kundschaft %d AG,DE,kunde-%d.example,%s,2020-05-01,%s\n".formatted(i / 4, i / 4, DIGEST, NOTE);
            default -> "Kundschaft %d,DE,,%s,2021-05-01,%s\n".formatted(i / 4, DIGEST, NOTE);
        });
        Ended ended = run("128m", "relationships", "commit", list.toString(), "--out", at("kept"));
        assertThat(ended.code()).as(String.join("\n", ended.said())).isZero();
        assertThat(ended.said()).anyMatch(line -> line.equals("Committed: 50,000 customers, 150,000 rows merged."));
        try (var lines = Files.lines(folder.resolve("kept/private.txt"))) {
            assertThat(lines.skip(1)
                            .filter(line -> line.contains("\t2019-05-01\t")
                                    && line.contains("domain:kunde-")
                                    && line.contains("name:de:kundschaft")))
                    .hasSize(ROWS / 4);
        }
    }

    private static void assertCounted(Ended ended, String flaw) {
        assertThat(ended.code()).as(String.join("\n", ended.said())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ended.said()).filteredOn(line -> line.contains(flaw)).hasSize(RevenueFile.MOST_PROBLEMS);
        assertThat(ended.said()).anyMatch(line -> line.startsWith("200,000 problems"));
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private Path list(IntFunction<String> row) throws IOException {
        Path list = folder.resolve("list.csv");
        try (BufferedWriter writer = Files.newBufferedWriter(list)) {
            writer.write(HEADER);
            for (int i = 0; i < ROWS; i++) {
                writer.write(row.apply(i));
            }
        }
        return list;
    }

    private Ended run(String heap, String... words) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Evenhand.class.getName()));
        command.addAll(List.of(words));
        Process child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("ended")
                    .isTrue();
        } finally {
            child.destroyForcibly();
        }
        return new Ended(child.exitValue(), Files.readAllLines(output));
    }
}
