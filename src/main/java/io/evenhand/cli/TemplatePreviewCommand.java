package io.evenhand.cli;

import io.evenhand.document.Attachment;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfRenderer;
import io.evenhand.document.RenderedDocument;
import io.evenhand.document.RenderingRefused;
import io.evenhand.document.UnprintableText;
import io.evenhand.template.AgreementReference;
import io.evenhand.template.DocumentReference;
import io.evenhand.template.FolderTexts;
import io.evenhand.template.LintFinding.Severity;
import io.evenhand.template.MalformedTemplate;
import io.evenhand.template.TemplateLint;
import io.evenhand.template.Templates;
import io.evenhand.template.WordingSource;
import io.evenhand.terms.DocumentValues;
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
import org.jspecify.annotations.Nullable;
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
            description = "The terms of an agreement of any kind; see 'schema terms'. With --document, its values.")
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

    @Option(
            names = "--document",
            paramLabel = "NAME",
            description = "The file holds the values of a document that is no agreement, such as claim-notice.")
    private @Nullable String document;

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
            WordingSource source = FolderTexts.of(folder).source();
            return document == null
                    ? preview(source, TermsFormat.parse(json), err)
                    : preview(source, document, json, err);
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

    /** Of a document that is no agreement. */
    private int preview(WordingSource wording, String name, byte[] json, PrintWriter err)
            throws MalformedTermsException {
        if (wording.read(name + ".yaml").isEmpty()) {
            err.println("There is no document " + name + "; it is declared in " + name + ".yaml.");
            return ExitCode.BAD_INPUT;
        }
        try {
            DocumentValues said = Templates.values(wording, name, language, json);
            String html = Templates.preview(
                    wording, name, language, said.typed(), new DocumentReference(name, List.of("Draft"), true));
            return written(rendered(
                    html,
                    name,
                    new Attachment(
                            "values.json",
                            "application/json",
                            "What this draft says, machine-readable",
                            said.canonical()),
                    Clock.systemUTC()));
        } catch (MalformedTemplate malformed) {
            return refused(wording, name, malformed, err);
        }
    }

    private int refused(WordingSource wording, String name, MalformedTemplate malformed, PrintWriter err) {
        long errors = TemplateLint.of(wording, name, language).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .peek(finding -> err.println(finding.toString()))
                .count();
        if (errors == 0) {
            err.println(malformed.getMessage());
        }
        return ExitCode.REFUSED;
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
            return refused(wording, name, malformed, err);
        }
        return written(rendered(
                html,
                terms.kind().title(Locale.of(language)),
                new Attachment(
                        "terms.json",
                        "application/json",
                        "The terms of this draft, machine-readable",
                        TermsFormat.canonical(terms)),
                clock));
    }

    private int written(RenderedDocument rendered) {
        Path absolute = out.toAbsolutePath();
        OutputFolder.prepare(Objects.requireNonNull(absolute.getParent()))
                .write(Map.of(String.valueOf(absolute.getFileName()), rendered.pdf()));
        PrintWriter told = spec.commandLine().getOut();
        told.println("%s: %d pages.".formatted(out, rendered.pages()));
        told.flush();
        return ExitCode.DONE;
    }

    private RenderedDocument rendered(String html, String title, Attachment attachment, Clock clock) {
        var renderer = new PdfRenderer(LIMIT);
        try {
            return renderer.render(
                    html,
                    new DocumentProperties(title + " (draft)", title, "Evenhand", Locale.of(language), clock.instant()),
                    List.of(attachment));
        } finally {
            renderer.destroy();
        }
    }
}
