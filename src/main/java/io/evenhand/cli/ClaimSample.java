package io.evenhand.cli;

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
import io.evenhand.partner.PartnerId;
import io.evenhand.protection.HeldWindows;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.MalformedJsonException;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A promise about a customer that was broken, claimed, and admitted. */
@Component
class ClaimSample {
    private static final String CLAIMANT = "anna.berg";
    private static final String RESPONDENT = "harriet.pike";
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int LOOKS = 600;

    private final Agreements agreements;
    private final HeldWindows windows;
    private final ClaimStatements statements;
    private final ClaimReading claims;
    private final HumanTasks tasks;
    private final Accounts accounts;
    private final Clock clock;

    ClaimSample(
            Agreements agreements,
            HeldWindows windows,
            ClaimStatements statements,
            ClaimReading claims,
            HumanTasks tasks,
            Accounts accounts,
            Clock clock) {
        this.agreements = agreements;
        this.windows = windows;
        this.statements = statements;
        this.claims = claims;
        this.tasks = tasks;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** One deliverer went to the customer behind the introducer's back, and admits it: the damages follow from the signed terms. */
    void show(DrivePrinter printer) throws InterruptedException {
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
                    window(promise.get(), claimant, respondent));
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

    /** The promise that was broken. */
    private ClaimSubject window(AgreementView promise, Actor claimant, Actor respondent) {
        return windows.under(List.of(promise.number())).stream()
                .filter(window -> window.holder().value().equals(claimant.partnerId())
                        && window.bound().value().equals(respondent.partnerId()))
                .findFirst()
                .map(window -> new ClaimSubject(ClaimSubject.Kind.WINDOW, window.windowId()))
                .orElseThrow(() -> new IllegalStateException("Nobody is bound by " + promise.number()));
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
}
