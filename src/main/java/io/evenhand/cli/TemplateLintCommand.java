package io.evenhand.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenhand.template.FolderTexts;
import io.evenhand.template.LintFinding;
import io.evenhand.template.LintFinding.Severity;
import io.evenhand.template.TemplateLint;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks through a folder of wording without a server or a database. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = {
            "Looks through the wording in a folder for everything that a lawyer should know before it is used, and says file, line"
                    + " and what to do. What the folder lacks, such as shared clauses, comes from the program.",
            "Offline. Exit code: 0 no errors, 1 errors, 2 no such folder or no wording in it."
        },
        footer = {
            "",
            "Examples:",
            "  template lint templates",
            "  template lint templates --kind nda --language de",
            "  template lint templates --json | jq -r .rule | sort | uniq -c",
            "  template lint --rules"
        })
final class TemplateLintCommand implements Callable<Integer> {
    private static final ObjectWriter JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder, as evenhand.templates names it.")
    private @Nullable Path folder;

    @Option(names = "--json", description = "Print one JSON object a line for each finding.")
    private boolean json;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only this kind of agreement, such as nda.")
    private @Nullable String kind;

    @Option(names = "--language", paramLabel = "LANGUAGE", description = "Only the texts in this language, such as de.")
    private @Nullable String language;

    @Option(names = "--rules", description = "List what is looked for, and look at nothing.")
    private boolean rules;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        if (rules) {
            TemplateRulesCommand.print(spec.commandLine().getOut());
            return ExitCode.DONE;
        }
        if (folder == null || !Files.isDirectory(folder)) {
            err.println(
                    folder == null
                            ? "Name the folder with the wording: template lint DIR."
                            : folder + ": there is no such folder.");
            return ExitCode.BAD_INPUT;
        }
        try {
            return lint(FolderTexts.of(folder), err);
        } catch (IOException e) {
            return unreadable(e, err);
        } catch (UncheckedIOException e) {
            return unreadable(e, err);
        }
    }

    private int unreadable(Exception e, PrintWriter err) {
        err.println(folder + ": cannot be read: " + StartupFailures.reason(e));
        return ExitCode.BAD_INPUT;
    }

    private int lint(FolderTexts all, PrintWriter err) {
        List<FolderTexts.Text> texts = all.texts().stream()
                .filter(text -> kind == null || text.name().equals(kind))
                .filter(text -> language == null || text.language().equals(language))
                .toList();
        if (texts.isEmpty()) {
            err.println(folder + ": holds no wording"
                    + (kind == null ? "" : " of the kind " + kind)
                    + (language == null ? "" : " in the language " + language)
                    + "; it is named as in nda.yaml and nda.en.md.");
            return ExitCode.BAD_INPUT;
        }
        // Clauses that several texts share are told once.
        Set<LintFinding> findings = new LinkedHashSet<>();
        try (Progress progress = Progress.onTerminal()) {
            int done = 0;
            for (FolderTexts.Text text : texts) {
                findings.addAll(TemplateLint.of(all.source(), text.name(), text.language()));
                progress.reached(++done, texts.size());
            }
        }
        return print(findings, texts.size());
    }

    private int print(Set<LintFinding> findings, int texts) {
        PrintWriter out = spec.commandLine().getOut();
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        findings.forEach(finding -> out.println(json ? written(finding) : finding.toString()));
        if (!json) {
            out.println("%s and %s in %s."
                    .formatted(
                            counted(errors, "error"),
                            counted(findings.size() - errors, "warning"),
                            counted(texts, "text")));
        }
        out.flush();
        return errors > 0 ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private static String counted(long count, String what) {
        return (count == 0 ? "No" : String.valueOf(count)) + " " + what + (count == 1 ? "" : "s");
    }

    private static String written(LintFinding finding) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", finding.file());
        fields.put("line", finding.line());
        fields.put("column", finding.column());
        fields.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        fields.put("rule", finding.rule());
        fields.put("problem", finding.problem());
        fields.put("suggestion", finding.suggestion());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts can always be written", e);
        }
    }
}
