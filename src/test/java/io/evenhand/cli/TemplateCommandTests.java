package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Proves what lawyers see of their wording on the command line: findings with their place, exit codes, and the pages of a draft. */
class TemplateCommandTests {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new TemplateCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String ours(String name) throws IOException {
        try (InputStream in = TemplateCommandTests.class.getResourceAsStream("/agreement-templates/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void ourOwnWordingIsClean() throws IOException {
        file("nda.en.md", ours("nda.en.md"));

        assertThat(run("lint", folder.toString(), "--language", "en")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("No errors and No warnings in 1 text.");
    }

    @Test
    void anErrorIsPrintedAsCompilersDoAndEndsWithOne() throws IOException {
        file("nda.en.md", ours("nda.en.md").replace("{{purpose}}", "{{purpos}}"));

        assertThat(run("lint", folder.toString(), "--kind", "nda", "--language", "en"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(out.toString())
                .containsPattern(
                        "nda\\.en\\.md:\\d+:\\d+: error: The field \"purpos\" is not declared in nda\\.yaml\\. Did you mean \"purpose\"\\? \\[undeclared-field]")
                .contains("1 error and ");
    }

    @Test
    void asJsonEachFindingIsALine() throws IOException {
        file("nda.en.md", ours("nda.en.md").replace("{{purpose}}", "{{purpos}}"));

        assertThat(run("lint", folder.toString(), "--language", "en", "--json")).isEqualTo(ExitCode.REFUSED);
        JsonNode finding = new ObjectMapper()
                .readTree(out.toString()
                        .lines()
                        .filter(line -> line.contains("\"undeclared-field\""))
                        .findFirst()
                        .orElseThrow());
        assertThat(finding.get("file").asText()).isEqualTo("nda.en.md");
        assertThat(finding.get("line").asInt()).isPositive();
        assertThat(finding.get("rule").asText()).isEqualTo("undeclared-field");
        assertThat(finding.get("severity").asText()).isEqualTo("error");
        assertThat(finding.get("suggestion").asText()).contains("purpose");
    }

    @Test
    void aClauseOfTheFolderIsLookedAtInEveryTextThatUsesIt() throws IOException {
        file(
                "clauses/notices.en.md",
                "## Notices {#notices}\n\n{{#sentences.notices}}\n{{text}}\n{{/sentences.notices}}\n\nSee [](#nowhere).\n");

        assertThat(run("lint", folder.toString(), "--language", "en")).isEqualTo(ExitCode.REFUSED);
        assertThat(out.toString().lines().filter(line -> line.startsWith("clauses/notices.en.md:7:")))
                .as("told once, though several texts include it")
                .hasSize(1);
    }

    @Test
    void aFolderThatIsNotThereOrHoldsNoWordingIsNamed() {
        assertThat(run("lint", folder.resolve("nowhere").toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run("lint", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run("lint")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("there is no such folder", "holds no wording", "Name the folder");
    }

    @Test
    void theRulesAreListed() {
        assertThat(run("rules")).isEqualTo(ExitCode.DONE);
        assertThat(run("lint", "--rules")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).containsPattern("market-division +error +Partners divide");
    }

    @Test
    void thePreviewIsADraftWithTheValues() throws IOException {
        file("nda.en.md", ours("nda.en.md").replace("## Breach", "## Breach of promise"));
        Path pdf = folder.resolve("out/nda.pdf");

        assertThat(run("preview", folder.toString(), values().toString(), "--out", pdf.toString()))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Breach of promise", "Preparing a joint offer");
        }
        assertThat(out.toString()).contains("nda.pdf: ").contains(" pages.");
    }

    @Test
    void aWordingWithErrorsIsNotShownButItsErrorsAre() throws IOException {
        file(
                "nda.en.md",
                ours("nda.en.md").replace("{{purpose}}", "{{purpos}}").replace("[](#effective)", "[](#efective)"));

        assertThat(run(
                        "preview",
                        folder.toString(),
                        values().toString(),
                        "--out",
                        folder.resolve("a.pdf").toString()))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("\"purpos\"", "\"efective\"");
        assertThat(folder.resolve("a.pdf")).doesNotExist();
    }

    @Test
    void termsThatAreNoneAreRefusedWithTheField() throws IOException {
        file("a.json", "{\"kind\": \"nda\"}");

        assertThat(run("preview", folder.toString(), folder.resolve("a.json").toString(), "--out", "a.pdf"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("a.json: /");
    }

    private Path values() throws IOException {
        try (InputStream in = TemplateCommandTests.class.getResourceAsStream("/terms/signed-nda.json")) {
            return Files.write(
                    folder.resolve("values.json"), Objects.requireNonNull(in).readAllBytes());
        }
    }
}
