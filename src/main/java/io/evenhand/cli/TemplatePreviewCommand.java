package io.evenhand.cli;

import io.evenhand.document.Attachment;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfRenderer;
import io.evenhand.document.RenderedDocument;
import io.evenhand.document.RenderingRefused;
import io.evenhand.document.UnprintableText;
import io.evenhand.template.AgreementReference;
import io.evenhand.template.FolderTexts;
import io.evenhand.template.LintFinding.Severity;
import io.evenhand.template.MalformedTemplate;
import io.evenhand.template.TemplateLint;
import io.evenhand.template.Templates;
import io.evenhand.template.WordingSource;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a wording makes of terms, without a server or a database. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = {
            "Sets terms into the wording of a folder and writes the pages, marked as a draft, that nobody can sign.",
            "Offline. Exit code: 0 done, 1 the wording has errors, 2 something is wrong with the terms or there is no such folder, 3 the"
                    + " file cannot be written."
        },
        footer = {"", "Example:", "  template preview templates nda.json --language de --out nda.pdf"})
final class TemplatePreviewCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Parameters(
            index = "0",
            paramLabel = "DIR",
            description = "The folder with the wording; what it lacks comes from the program.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Parameters(
            index = "1",
            paramLabel = "VALUES.json",
            description = "The terms of an agreement of any kind; see 'schema terms'.")
    @SuppressWarnings("NullAway.Init")
    private Path values;

    @Option(names = "--out", required = true, paramLabel = "FILE.pdf", description = "Where the pages are written to.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            description = "Of the text; en if not given.")
    @SuppressWarnings("NullAway.Init")
    private String language;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        if (!Files.isDirectory(folder)) {
            err.println(folder + ": there is no such folder.");
            return ExitCode.BAD_INPUT;
        }
        byte[] json = TermsFile.bytes(values, err);
        if (json == null) {
            return ExitCode.BAD_INPUT;
        }
        try {
            return preview(FolderTexts.of(folder).source(), TermsFormat.parse(json), err);
        } catch (MalformedTermsException malformed) {
            TermsFile.print(values, malformed.problems(), err);
        } catch (UnprintableText | RenderingRefused refused) {
            err.println(values + ": " + refused.getMessage());
        } catch (IOException e) {
            err.println(folder + ": cannot be read: " + StartupFailures.reason(e));
        } catch (UncheckedIOException e) {
            err.println(folder + ": cannot be read: " + StartupFailures.reason(e));
        } catch (MachineFaultException fault) {
            return Faults.report(fault);
        }
        return ExitCode.BAD_INPUT;
    }

    private int preview(WordingSource wording, Terms terms, PrintWriter err) {
        String name = terms.kind().code();
        String html;
        Clock clock = Clock.systemUTC();
        try {
            html = Templates.preview(
                    wording,
                    name,
                    language,
                    terms,
                    new AgreementReference(
                            "Draft", TermsFormat.hash(terms), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
        } catch (MalformedTemplate malformed) {
            long errors = TemplateLint.of(wording, name, language).stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .peek(finding -> err.println(finding.toString()))
                    .count();
            if (errors == 0) {
                err.println(malformed.getMessage());
            }
            return ExitCode.REFUSED;
        }
        RenderedDocument rendered = rendered(html, terms, clock);
        Path absolute = out.toAbsolutePath();
        OutputFolder.prepare(Objects.requireNonNull(absolute.getParent()))
                .write(Map.of(String.valueOf(absolute.getFileName()), rendered.pdf()));
        PrintWriter told = spec.commandLine().getOut();
        told.println("%s: %d pages.".formatted(out, rendered.pages()));
        told.flush();
        return ExitCode.DONE;
    }

    private RenderedDocument rendered(String html, Terms terms, Clock clock) {
        var renderer = new PdfRenderer(LIMIT);
        try {
            return renderer.render(
                    html,
                    new DocumentProperties(
                            terms.kind().title(Locale.of(language)) + " (draft)",
                            terms.kind().title(Locale.of(language)),
                            "Evenhand",
                            Locale.of(language),
                            clock.instant()),
                    List.of(new Attachment(
                            "terms.json",
                            "application/json",
                            "The terms of this draft, machine-readable",
                            TermsFormat.canonical(terms))));
        } finally {
            renderer.destroy();
        }
    }
}
