package io.evenhand.cli;

import io.evenhand.redline.Piece;
import io.evenhand.template.MalformedTemplate;
import io.evenhand.template.Templates;
import io.evenhand.template.Wording;
import io.evenhand.wording.Comparison;
import io.evenhand.wording.ReleasesOnRecord;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what differs between two versions. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Says what differs between two released versions of a wording, file by file and paragraph by paragraph: its texts, the fields"
                    + " that it declares, and its playbook. Settings follow as --name=value, as with 'serve'.",
            "Exit code: 0 done, 2 no such version or wrong input, 3 the database does not answer or is in use."
        },
        footer = {"", "Examples:", "  template compare nda.en 1 2", "  template compare nda.en 2 program --json"})
final class TemplateCompareCommand extends WordingCommand {
    private static final String PROGRAM = "program";

    @Parameters(
            index = "0",
            paramLabel = "KIND.LANGUAGE",
            converter = WordingName.Converter.class,
            description = "The wording, such as nda.en.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private WordingName wording;

    @Parameters(
            index = "1",
            paramLabel = "FROM",
            description =
                    "The number of a release, or 'program' for the files of the program and of the folder evenhand.templates.")
    @SuppressWarnings("NullAway.Init")
    private String from;

    @Parameters(index = "2", paramLabel = "TO", description = "Likewise.")
    @SuppressWarnings("NullAway.Init")
    private String to;

    @Override
    int look(JdbcTemplate database, String templates, PrintWriter out, PrintWriter err) {
        var releases = new ReleasesOnRecord(database);
        Optional<Wording> before = find(releases, templates, from);
        Optional<Wording> after = find(releases, templates, to);
        if (before.isEmpty() || after.isEmpty()) {
            err.printf("There is no version \"%s\" of %s.%n", before.isEmpty() ? from : to, wording);
            return ExitCode.BAD_INPUT;
        }
        Comparison comparison = Comparison.of(before.get(), after.get());
        if (comparison.isSame() && !json()) {
            out.println("The two say the same, to the letter.");
        }
        for (Comparison.Part part : comparison.parts()) {
            if (!json()) {
                out.println(part.title());
            }
            part.runs().stream()
                    .flatMap(run -> run.rows().stream())
                    .filter(Comparison.Row::changed)
                    .forEach(row -> print(part.title(), text(row.before()), text(row.after()), out));
        }
        return ExitCode.DONE;
    }

    private void print(String file, String before, String after, PrintWriter out) {
        if (json()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("file", file);
            fields.put("before", before.isEmpty() ? null : before);
            fields.put("after", after.isEmpty() ? null : after);
            out.println(line(fields));
            return;
        }
        before.lines().forEach(words -> out.println("  - " + words));
        after.lines().forEach(words -> out.println("  + " + words));
        out.println();
    }

    private Optional<Wording> find(ReleasesOnRecord releases, String templates, String word) {
        if (word.equals(PROGRAM)) {
            try {
                return Optional.of(
                        Templates.closure(new Templates(templates).source(), wording.name(), wording.language()));
            } catch (MalformedTemplate none) {
                return Optional.empty();
            }
        }
        return word.matches("[1-9][0-9]{0,8}")
                ? releases.find(wording.name(), wording.language(), Integer.parseInt(word))
                        .flatMap(release -> releases.wording(release.version()))
                : Optional.empty();
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
