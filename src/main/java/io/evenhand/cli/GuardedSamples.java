package io.evenhand.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.claim.ClaimId;
import io.evenhand.claim.ClaimReading;
import io.evenhand.claim.ClaimRequest;
import io.evenhand.claim.ClaimResult;
import io.evenhand.claim.ClaimState;
import io.evenhand.claim.ClaimStatements;
import io.evenhand.claim.ClaimSubject;
import io.evenhand.cli.drive.DrivePrinter;
import io.evenhand.competence.AreaId;
import io.evenhand.competence.Areas;
import io.evenhand.competence.AreasFile;
import io.evenhand.competence.Competencies;
import io.evenhand.competence.CustomerSize;
import io.evenhand.competence.Level;
import io.evenhand.competence.NewCertificate;
import io.evenhand.competence.ProfileFacts;
import io.evenhand.competence.ProfileView;
import io.evenhand.competence.Sharing;
import io.evenhand.competence.StatementResult;
import io.evenhand.partner.PartnerId;
import io.evenhand.relationship.PublishResult;
import io.evenhand.relationship.PublishedCommitments;
import io.evenhand.relationship.commitment.Commitment;
import io.evenhand.relationship.commitment.CommitmentFormat;
import io.evenhand.relationship.commitment.ListCommitter;
import io.evenhand.table.FileWatch;
import io.evenhand.table.LineProblem;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.MalformedJsonException;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a demonstration shows beside its referrals: what partners can do and say they cannot, a list of customers to which one of them
 * committed, and a claim that ended. What was made before an interruption is not made again.
 */
@Component
class GuardedSamples {
    private static final String COMPETENCIES = "/samples/protection/competencies.json";
    private static final String CUSTOMERS = "/samples/protection/customers-of-polderdata.csv";
    private static final String WHOSE_CUSTOMERS = "sanne.devries";
    private static final String CLAIMANT = "anna.berg";
    private static final String RESPONDENT = "harriet.pike";
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int LOOKS = 600;

    private final Areas areas;
    private final Competencies competencies;
    private final PublishedCommitments commitments;
    private final Agreements agreements;
    private final ClaimStatements statements;
    private final ClaimReading claims;
    private final HumanTasks tasks;
    private final Accounts accounts;
    private final Clock clock;

    GuardedSamples(
            Areas areas,
            Competencies competencies,
            PublishedCommitments commitments,
            Agreements agreements,
            ClaimStatements statements,
            ClaimReading claims,
            HumanTasks tasks,
            Accounts accounts,
            Clock clock) {
        this.areas = areas;
        this.competencies = competencies;
        this.commitments = commitments;
        this.agreements = agreements;
        this.statements = statements;
        this.claims = claims;
        this.tasks = tasks;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param folder where the list's private file goes */
    void show(String steward, Path folder, PrintStream out) throws IOException, InterruptedException {
        DrivePrinter printer = new DrivePrinter(out, ZoneId.systemDefault());
        out.printf("%nWhat each can do, whom they knew before, and what came of a breach:%n");
        sayWhatEachDoes(actor(steward), printer);
        commit(folder, printer, out);
        claim(printer);
    }

    /** @param as who speaks for the partner */
    record Said(
            String id,
            String as,
            List<String> languages,
            List<String> sizes,
            int capacity,
            Map<String, String> levels,
            List<Shown> certificates) {}

    record Shown(String area, String name, int issuedDaysAgo, int validDays) {}

    record Network(List<Said> partners) {}

    private void sayWhatEachDoes(Actor steward, DrivePrinter printer) throws IOException {
        if (AreasFile.sample() instanceof AreasFile.Read.Areas sample) {
            Object unused = areas.load(steward, sample.areas());
        }
        for (Said said : network().partners()) {
            Actor speaker = actor(said.as());
            PartnerId partner = new PartnerId(said.id());
            long version = competencies
                    .show(speaker, partner)
                    .map(ProfileView::shared)
                    .map(ProfileView.Shared::version)
                    .orElse(0L);
            if (version > 0) {
                continue;
            }
            recorded(competencies.state(speaker, partner, version, facts(said)), said);
            for (Shown shown : said.certificates()) {
                LocalDate issued = today().minusDays(shown.issuedDaysAgo());
                recorded(
                        competencies.addCertificate(
                                speaker,
                                partner,
                                new NewCertificate(
                                        new AreaId(shown.area()),
                                        shown.name(),
                                        issued,
                                        issued.plusDays(shown.validDays()),
                                        null)),
                        said);
            }
            printer.told(
                    clock.instant(),
                    speaker.displayName(),
                    "said what %s does and does not do, in %d areas, and showed %d %s"
                            .formatted(
                                    said.id(),
                                    said.levels().size(),
                                    said.certificates().size(),
                                    said.certificates().size() == 1 ? "certificate" : "certificates"));
        }
    }

    private static ProfileFacts facts(Said said) {
        return new ProfileFacts(
                said.levels().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, level -> Level.valueOf(constant(level.getValue())))),
                said.languages(),
                said.sizes().stream()
                        .map(size -> CustomerSize.valueOf(constant(size)))
                        .collect(Collectors.toSet()),
                said.capacity(),
                Sharing.NETWORK);
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static void recorded(StatementResult result, Said said) {
        if (!(result instanceof StatementResult.Recorded)) {
            throw new IllegalStateException("What " + said.id() + " says of itself was not taken: " + result);
        }
    }

    private static Network network() throws IOException {
        try (InputStream file = resource(COMPETENCIES)) {
            return JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file, Network.class);
        }
    }

    /** The private file stays where the visitor can open an entry of it. */
    private void commit(Path folder, DrivePrinter printer, PrintStream out) throws IOException {
        Actor partner = actor(WHOSE_CUSTOMERS);
        if (!commitments.own(partner).isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        Path list = folder.resolve("customers.csv");
        try (InputStream sample = resource(CUSTOMERS)) {
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
                out.printf("  %-8s  %-28s %s%n", "", "", folder.resolve("commitment.json"));
            }
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

    /** One deliverer went to the customer behind the introducer's back, and admits it: the damages follow from the signed terms. */
    private void claim(DrivePrinter printer) throws InterruptedException {
        Actor claimant = actor(CLAIMANT);
        Actor respondent = actor(RESPONDENT);
        Optional<AgreementView> promise =
                agreements.inForceOf(new PartnerId(claimant.partnerId()), AgreementKind.CUSTOMER_PROTECTION).stream()
                        .map(reference -> agreements.get(reference.id()))
                        .filter(agreement -> agreement.parties().contains(new PartnerId(respondent.partnerId())))
                        .filter(agreement -> agreement.number().startsWith("REF-2026-0204"))
                        .findFirst();
        if (promise.isEmpty() || !claims.list(claimant).isEmpty()) {
            return;
        }
        ClaimResult stated;
        try {
            stated = statements.state(
                    claimant,
                    promise.get().id(),
                    new ClaimRequest("en", respondent.partnerId(), whatHappened(claimant)),
                    ClaimSubject.AGREEMENT);
        } catch (MalformedTermsException wrong) {
            throw new IllegalStateException("The sample's claim cannot be stated: " + wrong.problems(), wrong);
        }
        if (stated instanceof ClaimResult.Recorded recorded) {
            printer.told(
                    clock.instant(),
                    claimant.displayName(),
                    "claimed that %s went to the customer behind their back".formatted(respondent.partnerId()));
            admit(recorded.claim(), respondent, claimant, printer);
        }
    }

    private JsonObject whatHappened(Actor claimant) {
        String text = """
                {"clause": "The promise", "happened": {"from": "%s", "what": "Ashdown & Pike offered the customer application support for its other plants, directly and without a word to us."},
                 "demands": ["damages"], "answer": {"days": 21, "person": "%s", "email": "anna.berg@isartal-cloud.example"},
                 "sender": {"name": "%s", "capacity": "Partner manager"},
                 "damages": {"part": {"revenue": {"amount": "24000.00", "currency": "EUR"}}}}
                """.formatted(today(), claimant.displayName(), claimant.displayName());
        try {
            return (JsonObject)
                    JsonReader.read(text.getBytes(StandardCharsets.UTF_8)).root();
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(e);
        }
    }

    private void admit(ClaimId claim, Actor respondent, Actor claimant, DrivePrinter printer)
            throws InterruptedException {
        TaskAnswer answer =
                new TaskAnswer("admit", "Our sales did not know of the promise. It will not happen again.", Map.of());
        boolean given = false;
        for (int look = 0; look < LOOKS; look++) {
            Optional<HumanTaskView> open = tasks.open(List.of(claim.value())).stream()
                    .filter(task -> task.elementId().equals("answer-claim"))
                    .findFirst();
            if (!given && open.isPresent()) {
                given = tasks.complete(open.get().taskKey(), respondent.username(), answer)
                        instanceof CompletionResult.Completed;
                if (given) {
                    printer.told(clock.instant(), respondent.displayName(), "admitted it: " + answer.reason());
                }
            }
            if (standing(claimant, claim) == ClaimState.ADMITTED) {
                printer.told(
                        clock.instant(),
                        "Evenhand",
                        "computed the damages from the signed terms and put them among what is to be paid");
                return;
            }
            Thread.sleep(PAUSE);
        }
        throw new IllegalStateException("The sample's claim " + claim + " was not admitted in time");
    }

    private ClaimState standing(Actor reader, ClaimId claim) {
        return Objects.requireNonNull(
                        claims.lines(reader, Set.of(claim.value())).get(claim.value()))
                .state();
    }

    private Actor actor(String person) {
        return accounts.actor(person).orElseThrow(() -> new IllegalStateException("No account " + person));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(GuardedSamples.class.getResourceAsStream(name), name);
    }
}
