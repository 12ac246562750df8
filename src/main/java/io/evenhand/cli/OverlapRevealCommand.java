package io.evenhand.cli;

import io.evenhand.relationship.commitment.UnreadableFileException;
import io.evenhand.relationship.overlap.OverlapFile;
import io.evenhand.relationship.overlap.OverlapFile.Step;
import io.evenhand.relationship.overlap.OverlapRefusedException;
import io.evenhand.relationship.overlap.OwnPart;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells which customers are shared. */
@Command(
        name = "reveal",
        mixinStandardHelpOptions = true,
        description = {
            "Without --theirs: writes the file by which the other learns which of its customers are shared. With it: says which of"
                    + " yours are, one a line.",
            "Whoever sends first trusts the other to follow; the server holds both files until both are there.",
            "Exit code: 0 done, 1 refused, 2 wrong input, 3 the machine's fault."
        })
final class OverlapRevealCommand extends OverlapStep {
    @Parameters(paramLabel = "FOLDER", description = "Of this comparison.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--theirs", paramLabel = "FILE", description = "What the other sent.")
    private @Nullable Path theirs;

    @Override
    int go(PrintWriter out, PrintWriter err) throws IOException, UnreadableFileException, OverlapRefusedException {
        OverlapFolder comparison = new OverlapFolder(folder);
        OwnPart part = comparison.part(err);
        OverlapFile begin = part == null ? null : comparison.read(Step.BEGIN, err);
        OverlapFile answer = begin == null ? null : comparison.read(Step.ANSWER, err);
        OverlapFile count = answer == null ? null : comparison.read(Step.COUNT, err);
        if (part == null || begin == null || answer == null || count == null) {
            err.println("Which customers are shared can be told once they are counted; see 'overlap count'.");
            return ExitCode.BAD_INPUT;
        }
        if (theirs == null) {
            OverlapFile reveal = part.reveal(begin, answer, count);
            comparison.write(reveal);
            out.println("Written: %s. Whoever has it and the other's secret knows which %s you share."
                    .formatted(
                            folder.resolve(OverlapFolder.fileOf(reveal.step())),
                            reveal.both().size() == 1 ? "customer" : "customers"));
            return ExitCode.DONE;
        }
        OverlapFile revealed = OverlapFolder.read(theirs, err);
        if (revealed == null) {
            return ExitCode.BAD_INPUT;
        }
        part.shared(revealed, part.counted(begin, answer, count).shared()).forEach(out::println);
        return ExitCode.DONE;
    }
}
