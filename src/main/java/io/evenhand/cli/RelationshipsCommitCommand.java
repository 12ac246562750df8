package io.evenhand.cli;

import io.evenhand.relationship.commitment.Commitment;
import io.evenhand.relationship.commitment.CommitmentFormat;
import io.evenhand.relationship.commitment.ListCommitter;
import io.evenhand.relationship.commitment.ListCommitter.Outcome;
import io.evenhand.relationship.commitment.PrivateList;
import io.evenhand.signing.TimestampUnavailableException;
import io.evenhand.signing.Timestamps;
import io.evenhand.table.LineProblem;
import io.evenhand.table.TableFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commits to a list of customers. */
@Command(
        name = "commit",
        mixinStandardHelpOptions = true,
        description = {
            "Commits to a list of customers with dated evidence, so that it can be proven later who was on it today.",
            "LIST is a CSV or XLSX file with the columns name, country, domain, tax_id, evidence, evidence_date. Evidence is"
                    + " the file of an invoice or contract, seen from the list's folder, or its SHA-256.",
            "Rows that share a tax number, a domain or a name are one customer, with the earliest evidence, unless another of"
                    + " these differs.",
            "Writes commitment.json, to be published, and private.txt: without it nothing can be proven, and whoever has it"
                    + " reads the list. Keep it where keys are kept.",
            "Exit code: 0 done, 2 something is wrong with the list (nothing is written), 3 the machine's or the timestamp"
                    + " authority's fault."
        },
        footer = {
            "",
            "Example:",
            "  relationships commit customers.csv --out committed-2026 --timestamp-url http://tsa.example/"
        })
final class RelationshipsCommitCommand implements Callable<Integer> {
    static final String PUBLIC_FILE = "commitment.json";

    @Parameters(paramLabel = "LIST", description = "The customers, a file in CSV or XLSX.")
    @SuppressWarnings("NullAway.Init")
    private Path list;

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Made where there is none yet.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = "--timestamp-url",
            paramLabel = "URL",
            description = "A timestamp authority (RFC 3161); may be repeated, and is asked in this order.")
    private List<URI> timestampUrls = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            if (!Files.isRegularFile(list)) {
                err.println(list + ": there is no such file.");
                return ExitCode.BAD_INPUT;
            }
            OutputFolder out = OutputFolder.prepare(folder);
            if (PrivateList.in(folder).exists() || Files.exists(folder.resolve(PUBLIC_FILE))) {
                err.println(folder + ": holds a list already, which must be kept; choose another folder.");
                return ExitCode.BAD_INPUT;
            }
            return commit(out, err);
        } catch (IOException e) {
            return OwnFiles.fault(e, err);
        } catch (MachineFaultException | TimestampUnavailableException fault) {
            err.println(fault.getMessage());
            return ExitCode.MACHINE;
        }
    }

    private int commit(OutputFolder out, PrintWriter err) throws IOException {
        Said said = new Said(err);
        Clock clock = Clock.systemUTC();
        try (ListCommitter committer = ListCommitter.in(folder, said)) {
            Outcome outcome;
            try (Progress progress = Progress.onTerminal()) {
                outcome = committer.commit(list, progress::reached, clock);
            }
            said.summary();
            return switch (outcome) {
                case Outcome.Committed committed -> {
                    Commitment commitment = stamped(committed.commitment(), clock);
                    committer.keep(commitment, folder);
                    publish(out, commitment);
                    say(commitment, committed);
                    yield ExitCode.DONE;
                }
                case Outcome.Flawed flawed -> ExitCode.BAD_INPUT;
                case Outcome.Empty empty -> {
                    err.println(list + ": there is no customer on it; nothing was committed.");
                    yield ExitCode.BAD_INPUT;
                }
            };
        }
    }

    /** Without the public file the private one is of no use, and would only stand in the way of the next attempt. */
    private void publish(OutputFolder out, Commitment commitment) throws IOException {
        try {
            out.write(Map.of(PUBLIC_FILE, CommitmentFormat.write(commitment)));
        } catch (MachineFaultException failed) {
            Files.deleteIfExists(folder.resolve(PrivateList.FILE));
            throw failed;
        }
    }

    private Commitment stamped(Commitment commitment, Clock clock) {
        if (timestampUrls.isEmpty()) {
            return commitment;
        }
        byte[] token = Timestamps.of(timestampUrls, clock).stamp(commitment.digest());
        return commitment.stampedWith(Base64.getEncoder().encodeToString(token));
    }

    private void say(Commitment commitment, Outcome.Committed committed) {
        long merged = committed.merged();
        PrintWriter out = spec.commandLine().getOut();
        out.println("Committed: %,d %s%s."
                .formatted(
                        commitment.count(),
                        commitment.count() == 1 ? "customer" : "customers",
                        merged == 0 ? "" : merged == 1 ? ", one row merged" : ", %,d rows merged".formatted(merged)));
        if (committed.apart() > 0) {
            out.println(
                    committed.apart() == 1
                            ? "One customer shares a name, a domain or a tax number with another before it and differs in another of"
                                    + " them: it stays an entry of its own, and 'open' asks which is meant."
                            : "%,d customers share a name, a domain or a tax number with another before them and differ in another of them: they stay entries of their own, and 'open' asks which is meant."
                                    .formatted(committed.apart()));
        }
        out.println("Root: " + commitment.root());
        out.println(folder.resolve(PUBLIC_FILE)
                + " says nothing of the list: publish it, on the desk under Customers known before.");
        out.println(folder.resolve(PrivateList.FILE) + " is secret: keep it; without it nothing can be proven.");
        if (commitment.timestamp() == null) {
            out.println("Nobody stamped it yet, so it proves no time: publish it on the desk, which stamps it, or name"
                    + " --timestamp-url.");
        }
        out.flush();
    }

    /** Names so many of each, and counts the others. */
    private final class Said implements ListCommitter.Listener {
        private final PrintWriter err;
        private long problems;
        private long merged;

        Said(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void problem(LineProblem problem) {
            problems++;
            if (problems <= TableFile.MOST_PROBLEMS) {
                err.println(list + ": " + problem.words());
            }
        }

        @Override
        public void note(String sentence) {
            err.println(sentence);
        }

        @Override
        public void merged(long line, long kept, String by) {
            merged++;
            if (merged <= TableFile.MOST_PROBLEMS) {
                err.println(
                        "%s: line %d is about the customer of line %d (by its %s), whose evidence is older or as old; merged."
                                .formatted(list, line, kept, by));
            }
        }

        void summary() {
            if (merged > TableFile.MOST_PROBLEMS) {
                err.println("%,d rows were merged, of which the first %d are named."
                        .formatted(merged, TableFile.MOST_PROBLEMS));
            }
            if (problems == 1) {
                err.println("One problem; nothing was committed.");
            } else if (problems > 0) {
                err.println("%,d problems%s; nothing was committed."
                        .formatted(
                                problems,
                                problems > TableFile.MOST_PROBLEMS
                                        ? ", of which the first " + TableFile.MOST_PROBLEMS + " are named"
                                        : ""));
            }
            err.flush();
        }
    }
}
