package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.evenhand.settlement.split.file.RevenueColumn;
import io.evenhand.table.SampleWorkbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Proves what the command prints for people and for programs, and that of a file with a problem nothing is shared. */
class SplitCommandTests {
    private static final String LINES = """
            id,kind,revenue,occurrence,deal,counted_on,currency,gross,third_party_services,refund_of
            a1,sale,services,one-off,D1,2026-12-05,EUR,1000.00,100.01,
            a2,refund,services,one-off,D1,2026-12-20,EUR,333.33,,a1
            a3,sale,licences,recurring,D1,2027-01-05,EUR,100.00,,
            a3,sale,licences,recurring,D1,2027-01-05,EUR,100.00,,
            a4,sale,hardware,one-off,D1,2027-01-05,EUR,100.00,,
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void forPeopleItPrintsWhatEachPartyGetsForEachPeriod() throws IOException {
        assertThat(split(LINES)).isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .startsWith("Alpenmilch AG, REF-2026-0001")
                .containsPattern("2026-12 +90.00 +510.00")
                .containsPattern("2027-01 +33.33 +66.67")
                .containsPattern("total +EUR 123.33 +EUR 576.67")
                .endsWith("3 lines shared, 1 sent again, 1 not shared (not covered)" + System.lineSeparator());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void explainedEveryLineNamesItsClausesAndTheArithmetic() throws IOException {
        assertThat(split(LINES, "--explain")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .contains("Less EUR 100.01 of third party services leaves EUR 899.99. [split.project.base]")
                .contains("Northwind Cloud GmbH 15 % is exactly 134.9985, rounded EUR 135.00")
                .contains("EUR 333.33 of EUR 1,000.00 has now gone back: EUR 299.99 of the EUR 899.99")
                .contains(
                        "In month 1 of the stream, EUR 100.00 is divided: Northwind Cloud GmbH 1/3 is exactly 33.333333…")
                .contains("[split.licences.shares.1]")
                .contains("a4  2027-01-05  not shared: no rule covers this revenue");
    }

    @Test
    void forProgramsItPrintsOneObjectALine() throws IOException {
        assertThat(split(LINES, "--json", "--explain")).isEqualTo(ExitCode.DONE);
        List<JsonNode> objects = new ArrayList<>();
        for (String line : out.toString().split("\n")) {
            objects.add(new ObjectMapper().readTree(line));
        }
        assertThat(objects)
                .extracting(object -> object.path("type").asText() + " "
                        + object.path("result").asText())
                .containsExactly(
                        "line shared",
                        "line shared",
                        "line shared",
                        "line repeated",
                        "line not-shared",
                        "period ",
                        "period ");
        JsonNode first = objects.getFirst();
        assertThat(first.at("/parts/0/amount").asText()).isEqualTo("135.00");
        assertThat(first.at("/derivation/2/clause").asText()).isEqualTo("split.project.shares");
        assertThat(first.at("/terms").asText()).hasSize(64);
        assertThat(objects.getLast().at("/positions/0/payable").asText()).isEqualTo("33.33");
    }

    @Test
    void ofAFileWithProblemsAllAreNamedAndNothingIsShared() throws IOException {
        String bad = LINES.replace("1000.00", "10.001")
                .replace("a2,refund", "a3,refund")
                .replace("333.33", "-1");
        assertThat(split(bad, "--json")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains("lines.csv: line 2, gross \"10.001\": has too many digits")
                .contains("lines.csv: line 3, gross \"-1\": is negative")
                .endsWith("2 problems; nothing was shared." + System.lineSeparator());
        assertThat(split(LINES.replace("2026-12-05", "2025-12-05"))).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("line 2, counted_on: is 2025-12-05, before the first day of the agreement");
    }

    @Test
    void filesThatAreNotThereAndTermsOfAnotherKindAreToldSo() throws IOException {
        Path lines = Files.writeString(folder.resolve("lines.csv"), LINES);
        assertThat(run("missing.json", lines.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run(terms("signed-nda"), lines.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run(terms("signed-revenue-share"), "missing.csv")).isEqualTo(ExitCode.BAD_INPUT);
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"kind\": \"revenue-share\"}");
        assertThat(run(broken.toString(), lines.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString())
                .contains("missing.json: there is no such file.")
                .contains("these are not revenue-share terms")
                .contains("missing.csv: there is no such file.")
                .contains("broken.json: /parties");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void thePublishedSchemaNamesTheColumnsAndTheirChoices() throws IOException {
        Schema schema;
        JsonNode json;
        try (InputStream stream =
                Objects.requireNonNull(SplitCommand.class.getResourceAsStream("/schemas/revenue-lines.schema.json"))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
            json = new ObjectMapper().readTree(text);
        }
        assertThat(json.at("/properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RevenueColumn.values())
                        .map(RevenueColumn::title)
                        .toList());
        assertThat(StreamSupport.stream(json.at("/required").spliterator(), false)
                        .map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RevenueColumn.values())
                        .filter(RevenueColumn::isRequired)
                        .map(RevenueColumn::title)
                        .toList());
        String[] header = LINES.lines().findFirst().orElseThrow().split(",");
        for (String row : LINES.lines().skip(1).toList()) {
            String[] cells = row.split(",", -1);
            Map<String, String> object = new java.util.HashMap<>();
            for (int i = 0; i < header.length; i++) {
                object.put(header[i], cells[i]);
            }
            assertThat(schema.validate(new ObjectMapper().writeValueAsString(object), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void aWatchedFileMovesABarThatIsClearedInTheEnd() throws Exception {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        try (Progress progress = Progress.on(new PrintStream(terminal, true, StandardCharsets.US_ASCII), -1)) {
            progress.reached(60, 100);
        }
        assertThat(terminal.toString(StandardCharsets.US_ASCII))
                .contains("60 %")
                .endsWith("\r");
    }

    @Test
    void aWorkbookIsSharedLikeTheSameLinesInCsv() throws IOException {
        assertThat(split(LINES)).isEqualTo(ExitCode.DONE);
        String ofCsv = out.toString();
        out.getBuffer().setLength(0);
        SampleWorkbook workbook = new SampleWorkbook();
        LINES.lines().forEach(line -> workbook.row(line.split(",", -1)));
        Path file = Files.write(
                folder.resolve("lines.xlsx"), workbook.sheet("Notes", "<row/>").bytes());

        assertThat(run(terms("signed-revenue-share"), file.toString())).isEqualTo(ExitCode.DONE);
        assertThat(out).hasToString(ofCsv);
        assertThat(err.toString()).contains("Only the sheet “Sheet1” was read, not “Notes”.");
    }

    /** The file is looked at as a whole: where it names an order in time does not matter. */
    @Test
    void withoutAFirstOrderInTimeNothingIsShared() throws IOException {
        String late = LINES.lines().limit(1).findFirst().orElseThrow().replace("counted_on", "ordered_on,counted_on")
                + "\na1,sale,services,one-off,D1,2027-03-05,2027-03-05,EUR,1000.00,,\n";
        String inTime = late + "a2,sale,services,one-off,D2,2026-12-05,2027-03-06,EUR,100.00,,\n";
        Path terms = Path.of(terms("signed-revenue-share"));
        Files.writeString(
                terms,
                Files.readString(terms)
                        .replaceFirst(
                                "\"rules\":",
                                "\"qualification\": {\"firstOrder\": {\"withinMonths\": 1, \"trigger\": \"placed\"}}, \"rules\":"));
        Path lines = Files.writeString(folder.resolve("lines.csv"), late);

        assertThat(run(terms.toString(), lines.toString())).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("0 lines shared, 1 not shared (first order too late)");
        Files.writeString(lines, inTime);
        assertThat(run(terms.toString(), lines.toString())).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).endsWith("2 lines shared" + System.lineSeparator());
    }

    private int split(String lines, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("lines.csv"), lines);
        List<String> arguments = new ArrayList<>(List.of(terms("signed-revenue-share"), file.toString()));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private String terms(String name) throws IOException {
        Path file = folder.resolve(name + ".json");
        try (InputStream stream =
                Objects.requireNonNull(SplitCommand.class.getResourceAsStream("/terms/" + name + ".json"))) {
            Files.write(file, stream.readAllBytes());
        }
        return file.toString();
    }

    private int run(String... arguments) {
        return new CommandLine(new SplitCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
