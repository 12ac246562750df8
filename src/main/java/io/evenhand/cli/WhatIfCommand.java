package io.evenhand.cli;

import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.file.RevenueFile;
import io.evenhand.settlement.whatif.Comparison;
import io.evenhand.settlement.whatif.Draft;
import io.evenhand.settlement.whatif.RevenueSketch;
import io.evenhand.table.LineProblem;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.json.MalformedJsonException;
import io.evenhand.terms.json.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries drafts of terms on past or sketched revenue without a server or a database. */
@Command(
        name = "what-if",
        mixinStandardHelpOptions = true,
        description = {
            "Tries one draft of revenue-share terms, or two side by side, on past or sketched revenue: who gets what each"
                    + " month, and where a tier, cap, floor or end of months bites.",
            "Revenue from before the terms is shared as if they had taken effect with its first month.",
            "Offline. Exit code: 0 done, 2 something is wrong with the terms, a line or the sketch; up to 200 problems are named."
        })
final class WhatIfCommand implements Callable<Integer> {
    @Parameters(
            index = "0..*",
            arity = "1..2",
            paramLabel = "TERMS.json",
            description = "The terms, and others to compare them with; see 'schema terms'.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> termsFiles;

    @ArgGroup(exclusive = true, multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private RevenueOption revenue;

    @Option(names = "--json", description = "Print one JSON object a line: every month, then every bite.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** One of the two. */
    static final class RevenueOption {
        @Option(
                names = "--lines",
                paramLabel = "LINES.csv",
                description = "Past revenue; its columns: 'schema revenue-lines'.")
        private @Nullable Path lines;

        @Option(
                names = "--sketch",
                paramLabel = "SKETCH.json",
                description = "Revenue as you imagine it; see 'schema revenue-sketch'.")
        private @Nullable Path sketch;
    }

    private record Lines(List<RevenueLine> lines, @Nullable YearMonth through) {}

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        List<RevenueShareTerms> drafts = new ArrayList<>();
        for (Path file : termsFiles) {
            RevenueShareTerms terms = TermsFile.read(file, err);
            if (terms != null) {
                drafts.add(terms);
            }
        }
        if (drafts.size() < termsFiles.size()) {
            return ExitCode.BAD_INPUT;
        }
        try {
            Optional<Lines> lines = revenue.sketch == null
                    ? reported(java.util.Objects.requireNonNull(revenue.lines), err)
                    : sketched(revenue.sketch, drafts, err);
            if (lines.isEmpty()) {
                return ExitCode.BAD_INPUT;
            }
            print(drafts, lines.get());
            return ExitCode.DONE;
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

    private void print(List<RevenueShareTerms> drafts, Lines lines) throws IOException {
        List<RevenueShareTerms> tried = drafts.stream()
                .map(terms -> Draft.covering(terms, lines.lines()))
                .toList();
        Comparison compared = Comparison.of(tried.getFirst(), tried.getLast(), lines.lines(), lines.through());
        WhatIfReport report = new WhatIfReport(
                compared,
                termsFiles.stream().map(Path::toString).toList(),
                spec.commandLine().getOut());
        if (json) {
            new WhatIfJson(report).print();
        } else {
            report.print();
        }
    }

    private static Optional<Lines> reported(Path file, PrintWriter err) throws IOException {
        if (!Files.isRegularFile(file)) {
            err.println(file + ": there is no such file.");
            return Optional.empty();
        }
        List<RevenueLine> lines = new ArrayList<>();
        int[] problems = {0};
        try (Progress progress = Progress.onTerminal()) {
            RevenueFile.read(file, null, progress::reached, new RevenueFile.Sink() {
                @Override
                public void line(long number, RevenueLine line) {
                    lines.add(line);
                }

                @Override
                public void problem(LineProblem problem) {
                    problems[0]++;
                    if (problems[0] <= RevenueFile.MOST_PROBLEMS) {
                        err.println(file + ": " + problem.words());
                    }
                }
            });
        }
        if (problems[0] > RevenueFile.MOST_PROBLEMS) {
            err.println("%s: %,d problems, of which the first %d are named; mend these first."
                    .formatted(file, problems[0], RevenueFile.MOST_PROBLEMS));
        }
        err.flush();
        return problems[0] > 0 ? Optional.empty() : Optional.of(new Lines(lines, null));
    }

    private static Optional<Lines> sketched(Path file, List<RevenueShareTerms> drafts, PrintWriter err) {
        byte[] bytes = TermsFile.bytes(file, err);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            switch (RevenueSketch.read(bytes)) {
                case Reading.Refused<RevenueSketch> refused -> TermsFile.print(file, refused.problems(), err);
                case Reading.Complete<RevenueSketch> complete -> {
                    RevenueSketch sketch = complete.value();
                    Optional<FieldProblem> other = sketch.contradicts(drafts);
                    if (other.isEmpty()) {
                        return Optional.of(new Lines(sketch.lines(), sketch.ends()));
                    }
                    TermsFile.print(file, List.of(other.get()), err);
                }
            }
        } catch (MalformedJsonException malformed) {
            err.println(file + ": " + malformed.getMessage());
        }
        return Optional.empty();
    }
}
