package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.evenhand.money.Money;
import io.evenhand.settlement.journal.AccountId;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.journal.Entry;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.journal.JournalAlone;
import io.evenhand.settlement.journal.PostingRequest;
import io.evenhand.settlement.journal.PostingResult;
import io.evenhand.testing.OnEveryDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** Proves that {@code journal check} tells people and programs what it found in the configured database, and the shell by its exit code. */
@OnEveryDatabase
@SpringBootTest(
        classes = JournalAlone.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "camunda.client.enabled=false")
class JournalCheckCommandTests {
    @Autowired
    Journal journal;

    @Autowired
    JdbcTemplate database;

    @Autowired
    HikariDataSource source;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void anIntactJournalEndsWithZeroAndABrokenOneWithOneNamingThePosting() throws Exception {
        String book = UUID.randomUUID().toString();
        post(book, 1);
        post(book, 2);
        assertThat(check("--json")).isZero();
        Path kept = Files.writeString(folder.resolve("kept.json"), out.toString());
        assertThat(new ObjectMapper().readTree(lineOf(book)).path("postings").asLong())
                .isEqualTo(2);

        post(book, 3);
        assertThat(check("--against", kept.toString())).isZero();
        assertThat(out.toString()).startsWith("INTACT");

        // A posting past the head, which no guard can refuse: so begins every posting.
        database.update(
                "insert into journal_posting select book_id, 4, 'forged', effective_on, recorded_at, reason, null, entries, input_hash,"
                        + " hash from journal_posting where sequence_no = 3 and book_id = (select id from journal_book where agreement_id = ?)",
                book);
        assertThat(check()).isEqualTo(1);
        assertThat(out.toString())
                .contains("BROKEN  agreement " + book + ", posting 4: It lies beyond the head")
                .contains("NOT INTACT");
        assertThat(check("--json")).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(lineOf(book)).path("brokenAt").asLong())
                .isEqualTo(4);
    }

    @Test
    void aFileThatNoCheckPrintedEndsWithTwoAndIsNamedWithTheLine() throws Exception {
        Path file = Files.writeString(
                folder.resolve("kept.json"), "\n{\"agreementId\":\"a\",\"postings\":-1,\"hash\":\"\"}\n");
        assertThat(check("--against", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("kept.json, line 2");
        assertThat(check("--against", folder.resolve("missing").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("missing cannot be read");
        Files.write(file, "é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(check("--against", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("UTF-8");
    }

    @Test
    void whatIsNeitherOptionNorSettingEndsWithTwo() {
        assertThat(check("--jsn")).isEqualTo(2);
        assertThat(err.toString()).contains("--jsn").contains("--name=value");
    }

    @Test
    void aFolderWithoutADatabaseEndsWithTwoAndStaysEmpty() {
        assertThat(execute(List.of("--evenhand.data=" + folder))).isEqualTo(2);
        assertThat(err.toString()).contains("There is no database in the data folder " + folder);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDatabaseWithoutAJournalEndsWithTwo() {
        assertThat(execute(List.of("--spring.datasource.url=jdbc:h2:mem:", "--spring.datasource.username=sa")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("There is no journal in this database");
    }

    @Test
    void aDatabaseThatDoesNotAnswerEndsWithThree() {
        assertThat(execute(List.of("--spring.datasource.url=jdbc:mysql://127.0.0.1:1/evenhand")))
                .isEqualTo(3);
    }

    private int check(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=" + source.getJdbcUrl(),
                "--spring.datasource.username=" + source.getUsername(),
                "--spring.datasource.password=" + Objects.requireNonNullElse(source.getPassword(), "")));
        arguments.addAll(List.of(options));
        return execute(arguments);
    }

    private int execute(List<String> arguments) {
        out.getBuffer().setLength(0);
        return new CommandLine(new JournalCheckCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private String lineOf(String book) {
        return out.toString()
                .lines()
                .filter(line -> line.contains(book))
                .findFirst()
                .orElseThrow();
    }

    private void post(String book, int number) {
        Money amount = Money.of("12.34", "EUR");
        PostingResult result = journal.post(new PostingRequest(
                book + number,
                LocalDate.of(2026, 1, 31),
                book,
                "Share",
                List.of(
                        new Entry(new AccountId(book, "nordwind", "contoso", AccountKind.RECEIVABLE), amount),
                        new Entry(
                                new AccountId(book, "nordwind", "contoso", AccountKind.REVENUE_SHARE),
                                amount.negate()))));
        assertThat(result).isInstanceOf(PostingResult.Posted.class);
    }
}
