package io.evenhand.cli;

import io.evenhand.relationship.commitment.UnreadableFileException;
import io.evenhand.relationship.overlap.OverlapFile;
import io.evenhand.relationship.overlap.OverlapFile.Step;
import io.evenhand.relationship.overlap.OverlapRefusedException;
import io.evenhand.relationship.overlap.OwnPart;
import io.evenhand.relationship.overlap.OwnPart.Counted;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Counts the shared customers. */
@Command(
        name = "count",
        mixinStandardHelpOptions = true,
        description = {
            "Says how many customers you share. Whoever began gives answer.json, and sends count.json; whoever answered gives that.",
            "Exit code: 0 done, 1 refused, 2 wrong input, 3 the machine's fault."
        })
final class OverlapCountCommand extends OverlapStep {
    @Parameters(index = "0", paramLabel = "FOLDER", description = "Of this comparison.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Parameters(index = "1", paramLabel = "FILE", description = "What the other sent: answer.json or count.json.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Override
    int go(PrintWriter out, PrintWriter err) throws IOException, UnreadableFileException, OverlapRefusedException {
        OverlapFolder comparison = new OverlapFolder(folder);
        OwnPart part = comparison.part(err);
        OverlapFile begin = part == null ? null : comparison.read(Step.BEGIN, err);
        OverlapFile theirs = begin == null ? null : OverlapFolder.read(file, err);
        if (part == null || begin == null || theirs == null) {
            return ExitCode.BAD_INPUT;
        }
        if (comparison.tookAnother(theirs)) {
            err.println("Another file was counted with before: sets are used once. Begin a new comparison.");
            return ExitCode.REFUSED;
        }
        Counted counted;
        if (part.isBeginner()) {
            OverlapFile count = part.counting(begin, theirs);
            counted = part.counted(begin, theirs, count);
            comparison.write(theirs);
            if (!comparison.has(Step.COUNT)) {
                comparison.write(count);
            }
        } else {
            OverlapFile answer = comparison.read(Step.ANSWER, err);
            if (answer == null) {
                return ExitCode.BAD_INPUT;
            }
            counted = part.counted(begin, answer, theirs);
            comparison.write(theirs);
        }
        out.println("Shared: %s, of %,d of yours and %,d of theirs."
                .formatted(customers(counted.shared()), counted.own(), counted.others()));
        if (part.isBeginner()) {
            out.println("Send " + folder.resolve(OverlapFolder.fileOf(Step.COUNT)) + ", so that they know, too.");
        }
        return ExitCode.DONE;
    }
}
