package io.evenhand.cli;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.cli.drive.DriveListener;
import io.evenhand.cli.drive.DrivePrinter;
import io.evenhand.cli.drive.DriveResult;
import io.evenhand.cli.drive.FileScript;
import io.evenhand.cli.drive.ReferralDriver;
import io.evenhand.cli.drive.ReferralLoader;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.cli.referralfile.ReferralFileReader;
import io.evenhand.cli.referralfile.ReferralFileResult;
import io.evenhand.referral.FiledDocument;
import io.evenhand.referral.FilingResult;
import io.evenhand.referral.PriorRelationships;
import io.evenhand.referral.ReferralId;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A partner is introduced to a customer that stands on the list to which it committed before: it hands in the opened entry and the invoice
 * itself, and the introducer has to judge. There it stops, so that the visitor can.
 */
@Component
class KnewThemFirstSample {
    private static final String REFERRAL = "known-before.json";
    private static final String INVOICE = "invoice-2024-0611.pdf";
    private static final LocalDate INVOICED_ON = LocalDate.of(2024, 6, 18);
    private static final String DELIVERER = "sanne.devries";
    private static final String STATING = "state-prior-relationship";

    private final ReferralLoader loader;
    private final ReferralDriver driver;
    private final PriorRelationships priors;
    private final HumanTasks tasks;
    private final Accounts accounts;
    private final Clock clock;

    KnewThemFirstSample(
            ReferralLoader loader,
            ReferralDriver driver,
            PriorRelationships priors,
            HumanTasks tasks,
            Accounts accounts,
            Clock clock) {
        this.loader = loader;
        this.driver = driver;
        this.priors = priors;
        this.tasks = tasks;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param folder in which the deliverer opened the entry */
    void show(Path folder, DrivePrinter printer, PrintStream out) throws IOException, InterruptedException {
        Path proof = folder.resolve("proof.json");
        if (!Files.exists(proof)) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        ReferralFile file = read();
        ReferralId id = loader.load(file, today);
        FileScript script = new FileScript(file, today);
        driver.decided(id, script::skip);
        DriveResult result = driver.drive(id, script, DriveListener.SILENT);
        Optional<HumanTaskView> stating = task(id, result);
        if (stating.isPresent()) {
            state(id, stating.get(), proof, printer);
            result = driver.drive(id, script, DriveListener.SILENT);
        }
        if (result instanceof DriveResult.Unscripted open) {
            out.printf(
                    "  %-8s  %-28s %s waits for %s: %s%n",
                    "",
                    "",
                    file.reference(),
                    file.partner(open.partner()).legalName(),
                    open.task().replace('-', ' '));
        }
    }

    private Optional<HumanTaskView> task(ReferralId id, DriveResult result) {
        return result instanceof DriveResult.Unscripted open && open.task().equals(STATING)
                ? tasks.open(List.of(id.value())).stream()
                        .filter(task -> task.elementId().equals(STATING))
                        .findFirst()
                : Optional.empty();
    }

    private void state(ReferralId id, HumanTaskView task, Path proof, DrivePrinter printer) throws IOException {
        Actor deliverer = accounts.actor(DELIVERER).orElseThrow(() -> new IllegalStateException("No " + DELIVERER));
        byte[] invoice;
        try (InputStream sample = GuardedSamples.resource("/samples/protection/" + INVOICE)) {
            invoice = sample.readAllBytes();
        }
        FilingResult filed = priors.file(
                id,
                deliverer,
                "Invoice 2024-0611",
                INVOICED_ON,
                Files.readAllBytes(proof),
                new FiledDocument(INVOICE, invoice));
        if (!(filed instanceof FilingResult.Filed evidence)) {
            throw new IllegalStateException("The sample's evidence was not taken: " + filed);
        }
        CompletionResult claimed = tasks.complete(
                task.taskKey(),
                DELIVERER,
                new TaskAnswer(
                        "claim",
                        "We have run their stock and purchasing for years.",
                        Map.of("evidenceId", evidence.evidenceId())));
        if (!(claimed instanceof CompletionResult.Completed)) {
            throw new IllegalStateException("The sample's claim was not taken: " + claimed);
        }
        printer.told(
                clock.instant(),
                deliverer.displayName(),
                "was introduced to a customer of that list, and handed in the entry and the invoice");
    }

    private ReferralFile read() throws IOException {
        try (InputStream stream = GuardedSamples.resource("/samples/protection/" + REFERRAL)) {
            return switch (new ReferralFileReader(clock).read(REFERRAL, stream.readAllBytes())) {
                case ReferralFileResult.Read read -> read.file();
                case ReferralFileResult.Rejected rejected -> throw new IllegalStateException(rejected.message());
            };
        }
    }
}
