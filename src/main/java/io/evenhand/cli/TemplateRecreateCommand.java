package io.evenhand.cli;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementsOnRecord;
import io.evenhand.agreement.RemadeDocuments;
import io.evenhand.agreement.RemakeResult;
import io.evenhand.document.PdfRenderer;
import io.evenhand.template.ReleasedWordings;
import io.evenhand.template.Templates;
import io.evenhand.wording.Recreation;
import io.evenhand.wording.Recreations;
import io.evenhand.wording.ReleasesOnRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the document of an agreement once more. */
@Command(
        name = "recreate",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the document of an agreement once more, of the wording that was released and the terms that were accepted, and holds the"
                    + " words of each page against the document that is kept. Settings follow as --name=value, as with 'serve'.",
            "Exit code: 0 every page says the same, 1 something reads differently or it cannot be made, 2 no such agreement or wrong input,"
                    + " 3 the database does not answer or is in use, or the file cannot be written."
        },
        footer = {"", "Example:", "  template recreate REF-2026-0118-nda --out again.pdf"})
final class TemplateRecreateCommand extends WordingCommand {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Parameters(paramLabel = "NUMBER", description = "Of the agreement, as it is printed on each page.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String number;

    @Option(names = "--out", paramLabel = "FILE.pdf", description = "Where to write it as it is made now, unsigned.")
    private @Nullable Path out;

    @Override
    int look(JdbcTemplate database, String templates, PrintWriter told, PrintWriter err)
            throws IOException, MachineFaultException {
        Optional<AgreementId> id = new AgreementsOnRecord(database).find(number);
        if (id.isEmpty()) {
            err.printf("There is no agreement with the number \"%s\".%n", number);
            return ExitCode.BAD_INPUT;
        }
        var known = new StaticListableBeanFactory();
        known.addBean("releases", new ReleasesOnRecord(database));
        var renderer = new PdfRenderer(LIMIT);
        try {
            var documents = RemadeDocuments.of(
                    database,
                    new Templates(templates, known.getBeanProvider(ReleasedWordings.class)),
                    renderer,
                    Clock.systemUTC());
            RemakeResult again = documents.remake(id.get());
            if (out != null && again instanceof RemakeResult.Remade remade) {
                Path absolute = out.toAbsolutePath();
                OutputFolder.prepare(Objects.requireNonNull(absolute.getParent()))
                        .write(Map.of(String.valueOf(absolute.getFileName()), remade.pdf()));
            }
            return print(Recreations.of(documents).compare(again), told, err);
        } finally {
            renderer.destroy();
        }
    }

    private int print(Recreation result, PrintWriter told, PrintWriter err) {
        return switch (result) {
            case Recreation.Impossible impossible -> {
                err.println(number + ": " + impossible.reason());
                yield ExitCode.REFUSED;
            }
            case Recreation.Compared compared -> {
                told.println(json() ? line(fields(compared)) : words(compared));
                yield compared.isSame() ? ExitCode.DONE : ExitCode.REFUSED;
            }
        };
    }

    private String words(Recreation.Compared compared) {
        return compared.isSame()
                ? "%s: all %d pages say the same, made of %s and held against the kept file %s."
                        .formatted(
                                number,
                                compared.pagesKept(),
                                compared.wording(),
                                compared.keptHash().substring(0, 12))
                : "%s: %s Pages that differ: %s (made now: %d, kept: %d)."
                        .formatted(
                                number,
                                compared.sameWords()
                                        ? "the words are the same, but some pages end elsewhere."
                                        : "something reads differently.",
                                compared.differing(),
                                compared.pagesMade(),
                                compared.pagesKept());
    }

    private Map<String, Object> fields(Recreation.Compared compared) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", number);
        fields.put("wording", compared.wording());
        fields.put("same", compared.isSame());
        fields.put("sameWords", compared.sameWords());
        fields.put("keptHash", compared.keptHash());
        fields.put("pagesMade", compared.pagesMade());
        fields.put("pagesKept", compared.pagesKept());
        fields.put("differingPages", compared.differing());
        return fields;
    }
}
