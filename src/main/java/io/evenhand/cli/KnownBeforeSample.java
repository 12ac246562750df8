package io.evenhand.cli;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.cli.drive.DrivePrinter;
import io.evenhand.relationship.CountersignResult;
import io.evenhand.relationship.PublishResult;
import io.evenhand.relationship.PublishedCommitments;
import io.evenhand.relationship.commitment.Commitment;
import io.evenhand.relationship.commitment.CommitmentFormat;
import io.evenhand.relationship.commitment.ListCommitter;
import io.evenhand.relationship.commitment.PrivateList;
import io.evenhand.relationship.commitment.ProofCheck;
import io.evenhand.relationship.commitment.UnreadableFileException;
import io.evenhand.relationship.commitment.Verdict;
import io.evenhand.table.FileWatch;
import io.evenhand.table.LineProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** A list of customers to which a partner committed before anybody was introduced, who saw it, and one entry of it, opened. */
@Component
class KnownBeforeSample {
    private static final String CUSTOMERS = "/samples/protection/customers-of-polderdata.csv";
    private static final String WHOSE_CUSTOMERS = "sanne.devries";
    private static final String WITNESS = "anna.berg";
    private static final String OPENED = "domain:zeeland-staal.example";

    private final PublishedCommitments commitments;
    private final Accounts accounts;
    private final Clock clock;

    KnownBeforeSample(PublishedCommitments commitments, Accounts accounts, Clock clock) {
        this.commitments = commitments;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The private file stays where the visitor can open an entry of it. */
    void show(Path folder, Actor steward, DrivePrinter printer, PrintStream out) throws IOException {
        Actor partner = actor(WHOSE_CUSTOMERS);
        if (!commitments.own(partner).isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        Path list = folder.resolve("customers.csv");
        try (InputStream sample = GuardedSamples.resource(CUSTOMERS)) {
            Files.write(list, sample.readAllBytes());
        }
        try (ListCommitter committer = ListCommitter.in(folder, new Quiet())) {
            if (!(committer.commit(list, FileWatch.NOBODY, clock)
                    instanceof ListCommitter.Outcome.Committed committed)) {
                throw new IllegalStateException("The sample's list of customers has flaws");
            }
            Commitment commitment = committed.commitment();
            committer.keep(commitment, folder);
            byte[] open = CommitmentFormat.write(commitment);
            Files.write(folder.resolve("commitment.json"), open);
            if (commitments.publish(partner, open) instanceof PublishResult.Published published) {
                printer.told(
                        clock.instant(),
                        partner.displayName(),
                        "committed to a list of %d customers, and showed nobody any".formatted(published.count()));
                countersign(published.id(), actor(WITNESS), printer);
                countersign(published.id(), steward, printer);
                open(folder, published.id(), partner, printer, out);
            }
        }
    }

    private void countersign(String commitment, Actor witness, DrivePrinter printer) {
        if (commitments.countersign(witness, commitment) instanceof CountersignResult.Countersigned) {
            printer.told(
                    clock.instant(), witness.displayName(), "signed to have seen it today: its root and its number");
        }
    }

    /** What a partner would hand in who is introduced to a customer that it had before. */
    private void open(Path folder, String id, Actor partner, DrivePrinter printer, PrintStream out) throws IOException {
        byte[] published = commitments.file(partner, id).orElseThrow();
        Path root = Files.write(folder.resolve("published.json"), published);
        try {
            Commitment commitment = CommitmentFormat.readCommitment(published);
            PrivateList.Opening opening = PrivateList.in(folder)
                    .open(identifiers -> identifiers.contains(OPENED), PrivateList.Pick.ANY, commitment);
            if (!(opening instanceof PrivateList.Opening.Opened opened)
                    || ProofCheck.of(opened.proof()).against(commitment).verdict() instanceof Verdict.NotProven) {
                throw new IllegalStateException("The sample's customer cannot be shown to be on its list");
            }
            Path proof = Files.write(folder.resolve("proof.json"), CommitmentFormat.write(opened.proof()));
            printer.told(
                    clock.instant(),
                    partner.displayName(),
                    "opened one entry, as whoever knew a customer first does; it says nothing of the others");
            out.printf("  %-8s  %-28s Check it: ./evenhand relationships check %s --root %s%n", "", "", proof, root);
        } catch (UnreadableFileException unreadable) {
            throw new IllegalStateException("The sample's list of customers: " + unreadable.getMessage(), unreadable);
        }
    }

    private static final class Quiet implements ListCommitter.Listener {
        @Override
        public void problem(LineProblem problem) {
            throw new IllegalStateException("The sample's list of customers: " + problem);
        }

        @Override
        public void note(String sentence) {}

        @Override
        public void merged(long line, long kept, String by) {}
    }

    private Actor actor(String person) {
        return accounts.actor(person).orElseThrow(() -> new IllegalStateException("No account " + person));
    }
}
