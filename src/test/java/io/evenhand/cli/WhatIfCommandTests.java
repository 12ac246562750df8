package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Proves what the command prints for people and for programs, that its amounts are those of "split", and that what is wrong is named. */
class WhatIfCommandTests {
    private static final String LINES = """
            id,kind,revenue,occurrence,deal,counted_on,currency,gross,third_party_services,refund_of
            a1,sale,services,one-off,D1,2026-12-05,EUR,1000.00,100.01,
            a2,refund,services,one-off,D1,2026-12-20,EUR,333.33,,a1
            a3,sale,licences,recurring,D1,2027-01-05,EUR,100.00,,
            a4,sale,hardware,one-off,D1,2027-01-05,EUR,100.00,,
            """;

    private static final String SKETCH = """
            {"currency": "EUR", "starts": "2027-01", "months": 12,
             "recurring": [{"revenue": "licences", "amount": "30000.00"}]}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void overLinesTheAmountsAreThoseOfSplit() throws IOException {
        assertThat(run(terms("signed-revenue-share"), "--lines", file("lines.csv", LINES)))
                .isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .startsWith("Alpenmilch AG, REF-2026-0001")
                .containsPattern("2026-12 +EUR 90.00 +#+")
                .containsPattern("2027-01 +EUR 33.33 +#+")
                .containsPattern("in all +EUR 123.33")
                .containsPattern("in all +EUR 576.67")
                .contains("2027-01  EUR 100.00 in 1 line is not shared: no rule covers this revenue");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void twoDraftsStandSideBySideWithTheirDifferenceAndBars() throws IOException {
        assertThat(run(
                        terms("signed-revenue-share"),
                        terms("tiered-revenue-share"),
                        "--sketch",
                        file("sketch.json", SKETCH)))
                .isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .contains("A: ", "B: ")
                .containsPattern("2027-03 +EUR 10,000.00 +EUR 7,500.00 +EUR -2,500.00 +#+ +=+")
                .contains("Where the terms bite in A:", "Where the terms bite in B:")
                .contains("The cap of EUR 9,000.00 cuts what Northwind Cloud GmbH gets by")
                .contains("[split.licences.cap.1] Under this rule Northwind Cloud GmbH receives at most EUR 9,000.00")
                .contains("[split.licences.tier.2]");
    }

    @Test
    void forProgramsItPrintsOneObjectAMonth() throws IOException {
        assertThat(run(terms("tiered-revenue-share"), "--sketch", file("sketch.json", SKETCH), "--json"))
                .isEqualTo(ExitCode.DONE);
        List<JsonNode> objects = new ArrayList<>();
        for (String line : out.toString().split("\n")) {
            objects.add(new ObjectMapper().readTree(line));
        }
        JsonNode march = objects.stream()
                .filter(object -> object.path("month").asText().equals("2027-03"))
                .findFirst()
                .orElseThrow();
        assertThat(march.at("/drafts/0/shares/0/partyId").asText()).isEqualTo("northwind");
        assertThat(march.at("/drafts/0/shares/0/payable").asText()).isEqualTo("7500.00");
        assertThat(march.at("/drafts/0/currency").asText()).isEqualTo("EUR");
        assertThat(objects).extracting(object -> object.path("kind").asText()).contains("cap", "tier");
    }

    @Test
    void revenueFromBeforeTheTermsIsSharedAsIfTheyHadHeldThen() throws IOException {
        String before = LINES.replace("2026-12", "2019-12").replace("2027-01", "2020-01");
        assertThat(run(terms("signed-revenue-share"), "--lines", file("lines.csv", before)))
                .isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).containsPattern("2019-12 +EUR 90.00").doesNotContain("cannot be shared");
    }

    @Test
    void everythingThatIsWrongIsNamed() throws IOException {
        String terms = terms("signed-revenue-share");
        assertThat(run(
                        terms,
                        "--sketch",
                        file("s.json", SKETCH.replace("12,", "121,").replace("30000.00", "-1"))))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString())
                .contains("s.json: /months is 121; write a whole number from 1 to 120")
                .contains("s.json: /recurring/0/amount is EUR -1.00; write an amount above zero");
        assertThat(run(terms, "--sketch", file("s.json", SKETCH.replace("EUR", "USD"))))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("/currency is USD, but the parties settle in EUR");
        assertThat(run(terms, "--sketch", file("s.json", "{"))).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run(terms, "--sketch", folder.resolve("none.json").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("none.json: there is no such file");
        assertThat(run(terms, "--lines", file("l.csv", LINES.replace("1000.00", "x"))))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("l.csv: line 2, gross");
        assertThat(run(terms)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run(terms, terms, terms, "--lines", "x")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(out.toString()).isEmpty();
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private String terms(String name) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(WhatIfCommand.class.getResourceAsStream("/terms/" + name + ".json"))) {
            return file(name + ".json", new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private int run(String... arguments) {
        return new CommandLine(new WhatIfCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
