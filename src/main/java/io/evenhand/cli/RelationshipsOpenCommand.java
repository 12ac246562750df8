package io.evenhand.cli;

import io.evenhand.relationship.commitment.Commitment;
import io.evenhand.relationship.commitment.CommitmentFormat;
import io.evenhand.relationship.commitment.CustomerSearch;
import io.evenhand.relationship.commitment.PrivateList;
import io.evenhand.relationship.commitment.PrivateList.Opening;
import io.evenhand.relationship.commitment.UnreadableFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opens one entry of a list. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description = {
            "Opens exactly one entry of a committed list: the file proves to anybody that this customer was on it, with which"
                    + " evidence, and shows nothing else of it.",
            "Exit code: 0 done, 1 the customer is not on the list or more than one is meant, 2 wrong input."
        },
        footer = {"", "Example:", "  relationships open committed-2026 --customer muster.example --out proof.json"})
final class RelationshipsOpenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "What 'commit' wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = "--customer",
            required = true,
            paramLabel = "TEXT",
            description = "Its name, domain or tax number, as ever you write it.")
    @SuppressWarnings("NullAway.Init")
    private String customer;

    @Option(names = "--country", paramLabel = "CODE", description = "Of its seat, where the name alone is not enough.")
    private @Nullable String country;

    @Option(
            names = "--evidence-date",
            paramLabel = "DAY",
            description = "Where several entries are meant: the one whose evidence bears this day, such as 2019-03-01.")
    private @Nullable LocalDate evidenceDate;

    @Option(
            names = "--line",
            paramLabel = "LINE",
            description = "Where several entries are meant: the one in this line of private.txt.")
    private @Nullable Integer line;

    @Option(names = "--out", required = true, paramLabel = "PROOF.json", description = "The file to write.")
    @SuppressWarnings("NullAway.Init")
    private Path proof;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        if (customer.isBlank()) {
            err.println("--customer: write a name, a domain or a tax number.");
            return ExitCode.BAD_INPUT;
        }
        if (Files.exists(proof, LinkOption.NOFOLLOW_LINKS)) {
            err.println(proof + ": is there already, and nothing is written over; choose another name.");
            return ExitCode.BAD_INPUT;
        }
        PrivateList list = PrivateList.in(folder);
        if (!list.exists()) {
            err.println(
                    folder.resolve(PrivateList.FILE) + ": there is no such file; name the folder that 'commit' wrote.");
            return ExitCode.BAD_INPUT;
        }
        try {
            Commitment commitment = OwnFiles.read(
                    folder.resolve(RelationshipsCommitCommand.PUBLIC_FILE),
                    CommitmentFormat.MOST_BYTES_COUNTERSIGNED,
                    CommitmentFormat::readCommitment,
                    err);
            if (commitment == null) {
                return ExitCode.BAD_INPUT;
            }
            return say(
                    list.open(
                            CustomerSearch.of(customer, country), new PrivateList.Pick(evidenceDate, line), commitment),
                    err);
        } catch (UnreadableFileException unreadable) {
            err.println(folder + ": " + unreadable.getMessage());
            return ExitCode.BAD_INPUT;
        } catch (IOException e) {
            return OwnFiles.fault(e, err);
        } catch (MachineFaultException fault) {
            err.println(fault.getMessage());
            return ExitCode.MACHINE;
        }
    }

    private int say(Opening opening, PrintWriter err) {
        return switch (opening) {
            case Opening.Opened opened -> {
                Path place = Objects.requireNonNullElse(proof.toAbsolutePath().getParent(), Path.of("."));
                OutputFolder.prepare(place)
                        .write(Map.of(
                                Objects.requireNonNull(proof.getFileName(), "a file has a name")
                                        .toString(),
                                CommitmentFormat.write(opened.proof())));
                PrintWriter out = spec.commandLine().getOut();
                out.println(
                        "Opened: " + String.join(", ", opened.proof().entry().identifiers()));
                out.println("%s shows this one customer and the SHA-256 of its evidence; hand it in with the evidence."
                        .formatted(proof));
                out.flush();
                yield ExitCode.DONE;
            }
            case Opening.NotThere absent -> {
                err.println("No such customer is on this list.");
                yield ExitCode.REFUSED;
            }
            case Opening.Several several -> {
                err.println(
                        several.picked()
                                ? "No single entry of that day or line is meant; these are about the customer:"
                                : "More than one is meant; name the domain, the tax number, --country, or pick one by --evidence-date or --line:");
                several.meant()
                        .forEach(one -> err.println("  line %d: %s; evidence of %s, SHA-256 %s…"
                                .formatted(
                                        one.line(),
                                        String.join(", ", one.entry().identifiers()),
                                        one.entry().evidenceDate(),
                                        one.entry().evidence().substring(0, 12))));
                yield ExitCode.REFUSED;
            }
        };
    }
}
