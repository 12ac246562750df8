package io.evenhand.cli;

import io.evenhand.settlement.split.Splitter;
import io.evenhand.settlement.split.file.LineFile;
import io.evenhand.settlement.split.file.RevenueFile;
import io.evenhand.table.FileWatch;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Executes revenue-share terms on revenue lines without a server or a database. */
@Command(
        name = "split",
        mixinStandardHelpOptions = true,
        description = {
            "Shares revenue lines by the terms of an agreement, to the cent: what each party gets for each reporting period.",
            "LINES holds all lines since the agreement began, money that went back after the sale that it went back of."
                    + " Its columns: 'schema revenue-lines'.",
            "Offline. Exit code: 0 done, 2 something is wrong with the terms or a line; then up to 200 problems are named, and"
                    + " nothing is shared."
        })
final class SplitCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "TERMS.json", description = "The terms; see 'schema terms'.")
    @SuppressWarnings("NullAway.Init")
    private Path termsFile;

    @Parameters(
            index = "1",
            paramLabel = "LINES",
            description = "The revenue lines, a file in CSV or XLSX; see 'schema revenue-lines'.")
    @SuppressWarnings("NullAway.Init")
    private Path linesFile;

    @Option(names = "--json", description = "Print one JSON object a line: every revenue line, then every period.")
    private boolean json;

    @Option(
            names = "--explain",
            description =
                    "Say of every line which clause did what, with the arithmetic; with --json as \"derivation\".")
    private boolean explain;

    @Option(
            names = "--final",
            description =
                    "The agreement has ended, and these are all its lines: floors of the agreement are reached, too.")
    private boolean isFinal;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        RevenueShareTerms terms = TermsFile.read(termsFile, err);
        if (terms == null) {
            return ExitCode.BAD_INPUT;
        }
        try {
            return split(terms, err);
        } catch (IOException e) {
            return fault(e, err);
        } catch (UncheckedIOException e) {
            return fault(e, err);
        }
    }

    private static int fault(Exception e, PrintWriter err) {
        err.println("The files cannot be read or written: " + StartupFailures.reason(e));
        return ExitCode.MACHINE;
    }

    private int split(RevenueShareTerms terms, PrintWriter err) throws IOException {
        if (!Files.isRegularFile(linesFile)) {
            err.println(linesFile + ": there is no such file.");
            return ExitCode.BAD_INPUT;
        }
        try (LineFile lines = new LineFile();
                SplitReport report = SplitReport.of(terms, json, explain)) {
            Splitter splitter = Splitter.of(terms, TermsFormat.hash(terms), lines, explain);
            if (terms.asksForFirstOrder()) {
                RevenueFile.read(linesFile, null, FileWatch.NOBODY, new AnnouncedRun(splitter));
            }
            SplitRun run = new SplitRun(
                    splitter, report, problem -> err.println(linesFile + ": " + problem.words()), err::println);
            try (Progress progress = Progress.onTerminal()) {
                RevenueFile.read(linesFile, null, progress::reached, run);
            }
            err.flush();
            if (run.problems() > 0) {
                err.println(problems(run.problems()));
                return ExitCode.BAD_INPUT;
            }
            run.end(isFinal);
            report.print(spec.commandLine().getOut());
            return ExitCode.DONE;
        }
    }

    private static String problems(long count) {
        if (count == 1) {
            return "One problem; nothing was shared.";
        }
        return count <= RevenueFile.MOST_PROBLEMS
                ? count + " problems; nothing was shared."
                : "%,d problems, of which the first %d are named; nothing was shared."
                        .formatted(count, RevenueFile.MOST_PROBLEMS);
    }
}
