package io.evenhand.cli;

import io.evenhand.relationship.commitment.UnreadableFileException;
import io.evenhand.relationship.overlap.Between;
import io.evenhand.relationship.overlap.OverlapFile;
import io.evenhand.relationship.overlap.OverlapFile.Step;
import io.evenhand.relationship.overlap.OverlapRefusedException;
import io.evenhand.relationship.overlap.OwnPart;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a comparison. */
@Command(
        name = "answer",
        mixinStandardHelpOptions = true,
        description = {
            "Answers a comparison that another partner began: writes answer.json, to be sent, and secret.json, to be kept.",
            "With it the other learns how many customers you share. Without --yes it only says how many the other compares.",
            "With a changed program the other learns from your answer which of its own customers are yours, without your reveal:"
                    + " answer only whom you would tell that.",
            "Exit code: 0 done, 1 refused, 2 wrong input, 3 the machine's fault."
        })
final class OverlapAnswerCommand extends OverlapStep {
    @Parameters(index = "0", paramLabel = "BEGIN.json", description = "What the other sent.")
    @SuppressWarnings("NullAway.Init")
    private Path begin;

    @Parameters(
            index = "1",
            paramLabel = "LIST",
            description = "Your customers, CSV or XLSX with name, country, domain, tax_id.")
    @SuppressWarnings("NullAway.Init")
    private Path list;

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "A folder for this comparison.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = "--me",
            required = true,
            paramLabel = "NAME",
            description = "The name of your organisation, as the other wrote it.")
    @SuppressWarnings("NullAway.Init")
    private String me;

    @Option(
            names = "--with",
            required = true,
            paramLabel = "NAME",
            description =
                    "The name of the other who began. A file that names others is refused: somebody handed it on.")
    @SuppressWarnings("NullAway.Init")
    private String other;

    @Option(names = "--yes", description = "You have seen how many the other compares, and agree.")
    private boolean agreed;

    @Override
    int go(PrintWriter out, PrintWriter err) throws IOException, UnreadableFileException, OverlapRefusedException {
        OverlapFile theirs = OverlapFolder.read(begin, err);
        if (theirs == null) {
            return ExitCode.BAD_INPUT;
        }
        Between between = between(other, me, err);
        if (between == null) {
            return ExitCode.BAD_INPUT;
        }
        Between named = theirs.between();
        if (named == null) {
            throw new OverlapRefusedException(
                    "The file does not say whom it is for, so anybody could have handed it on. Ask for one that names you both.");
        }
        if (!Between.isSame(named.beginner(), between.beginner())
                || !Between.isSame(named.answerer(), between.answerer())) {
            throw new OverlapRefusedException(
                    "The file is between %s; answered by “%s” to “%s” it would compare nothing. If a name is only written otherwise, write it so; else ask where it comes from."
                            .formatted(named.words(), between.answerer(), between.beginner()));
        }
        out.println("They compare %s by %s."
                .formatted(customers(theirs.own().size()), theirs.by().words()));
        Set<String> customers = OverlapFolder.customers(list, theirs.by(), err);
        if (customers == null) {
            return ExitCode.BAD_INPUT;
        }
        OwnPart part = OwnPart.answering(theirs, customers);
        if (!agreed) {
            out.println("You would answer with %s. Nothing is written; say --yes to answer."
                    .formatted(customers(part.count())));
            return ExitCode.DONE;
        }
        OutputFolder.prepare(folder);
        OverlapFolder comparison = new OverlapFolder(folder);
        if (comparison.isUsed()) {
            err.println(folder + ": holds a comparison already; choose another folder.");
            return ExitCode.BAD_INPUT;
        }
        OverlapFile answer = part.answer(theirs);
        comparison.begin(part, theirs, answer);
        out.println("Answered with %s. Send %s; keep %s."
                .formatted(
                        customers(part.count()),
                        folder.resolve(OverlapFolder.fileOf(Step.ANSWER)),
                        folder.resolve(OverlapFolder.SECRET)));
        return ExitCode.DONE;
    }
}
