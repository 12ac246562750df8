package io.evenhand.settlement.journal;

import static io.evenhand.settlement.journal.TestPostings.agreement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariDataSource;
import io.evenhand.settlement.journal.PostingResult.AlreadyPosted;
import io.evenhand.settlement.journal.PostingResult.Posted;
import io.evenhand.testing.OnEveryDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves that no posting is lost or doubled, and no chain broken, wherever the process that posts is killed: a child posts from eight threads
 * to two books on MySQL, is killed by the system again and again, and everything that it was told is there, once, at the place that it was
 * told; what it asked and never heard of is posted whole or not at all; and asking everything again posts only what is missing.
 */
@Tag("long")
@OnEveryDatabase
@SpringBootTest(
        classes = JournalAlone.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "camunda.client.enabled=false")
class KilledJournalTests {
    private static final int KILLS = 4;
    private static final long PATIENCE_MS = 120_000;

    private final List<String> books = List.of(agreement(), agreement());

    @Autowired
    Journal journal;

    @Autowired
    JournalCheck check;

    @Autowired
    JdbcTemplate database;

    @Autowired
    HikariDataSource source;

    @TempDir
    Path folder;

    @Test
    void nothingIsLostOrDoubledHoweverOftenTheProcessIsKilled() throws Exception {
        assumeThat(source.getJdbcUrl())
                .as("a database that outlives the process")
                .startsWith("jdbc:mysql:");
        Path notes = Files.createFile(folder.resolve("notes"));
        Random random = new Random(20_261_126);
        for (int kill = 0; kill < KILLS; kill++) {
            killAfterProgress(notes, kill, random.nextInt(2_000));
            assertIntactAndZero();
        }

        Set<String> asked = new LinkedHashSet<>();
        Map<String, Long> told = new HashMap<>();
        for (String line : Files.readAllLines(notes)) {
            String[] words = line.split(" ");
            if (words[0].equals("asked")) {
                assertThat(asked.add(words[1])).isTrue();
            } else {
                assertThat(told.put(words[1], Long.valueOf(words[2]))).isNull();
            }
        }
        System.out.printf("killed %d times: %d postings asked, %d told%n", KILLS, asked.size(), told.size());
        assertThat(told).hasSizeGreaterThan(KILLS * 100);
        long before = postings();
        assertThat(before).isBetween((long) told.size(), (long) asked.size());

        List<PostingRequest> again =
                asked.stream().map(key -> JournalVictim.request(books, key)).toList();
        List<PostingResult> results = journal.postAll(again);
        long missing = 0;
        for (int i = 0; i < results.size(); i++) {
            Long sequence = told.get(again.get(i).key());
            switch (results.get(i)) {
                case AlreadyPosted there -> {
                    if (sequence != null) {
                        assertThat(there.id().sequence()).isEqualTo(sequence);
                    }
                }
                case Posted now -> {
                    assertThat(sequence)
                            .as("%s was told, and lost", again.get(i).key())
                            .isNull();
                    missing++;
                }
                default -> throw new AssertionError(results.get(i));
            }
        }
        assertThat(before + missing).isEqualTo(asked.size());
        assertThat(postings()).isEqualTo(asked.size());
        assertIntactAndZero();
    }

    private void killAfterProgress(Path notes, int run, int millis) throws IOException, InterruptedException {
        long before = Files.size(notes);
        Path output = folder.resolve("output");
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        // Else the tests' own engine starts, too.
                        "-Devenhand.test.camunda=own",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        JournalVictim.class.getName(),
                        source.getJdbcUrl(),
                        source.getUsername(),
                        Objects.requireNonNullElse(source.getPassword(), ""),
                        notes.toString(),
                        "run" + run + books.getFirst(),
                        String.join(",", books))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
            while (Files.size(notes) < before + 20_000 && child.isAlive() && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
            Thread.sleep(millis);
            assertThat(child.isAlive()).as(Files.readString(output)).isTrue();
        } finally {
            // The same as kill -9: the process gets no chance to tidy up.
            assertThat(child.destroyForcibly().waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(child.exitValue()).as("killed, not closed").isEqualTo(137);
        assertThat(Files.readString(output)).as("what the process said").doesNotContain("Exception");
    }

    private void assertIntactAndZero() {
        assertThat(check.check(List.of(), CheckProgress.NONE))
                .filteredOn(report -> books.contains(report.agreementId()))
                .hasSize(books.size())
                .allMatch(report -> report.fault() == null);
        assertThat(count("coalesce(sum(e.minor_units), 0)", "journal_entry")).isZero();
    }

    private long postings() {
        return count("count(*)", "journal_posting");
    }

    private long count(String what, String table) {
        Long count = database.queryForObject(
                "select " + what + " from " + table + " e join journal_book b on b.id = e.book_id"
                        + " where b.agreement_id in (?, ?)",
                Long.class,
                books.toArray());
        return count == null ? 0 : count;
    }
}
