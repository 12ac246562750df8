package io.evenhand.cli.drive;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.Decided;
import io.evenhand.agreement.SignatureRequests;
import io.evenhand.agreement.Signings;
import io.evenhand.ceremony.ScriptedSigners;
import io.evenhand.cli.drive.DriveResult.Ended;
import io.evenhand.cli.drive.DriveResult.Refused;
import io.evenhand.cli.drive.DriveResult.Stuck;
import io.evenhand.cli.drive.DriveResult.Unscripted;
import io.evenhand.cli.drive.ScriptedChanges.Progress;
import io.evenhand.obligation.ObligationId;
import io.evenhand.obligation.Obligations;
import io.evenhand.referral.HistoryView;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralState;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.Incidents;
import io.evenhand.workflow.TaskAnswer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Waits for the human tasks of one referral and decides each as the script says, until the referral ends. Promises of which the script
 * says nothing stay open: they hold the referral up no more than they do in life.
 */
@Component
public class ReferralDriver {
    private static final String OBLIGATION = "obligation";
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** While nothing happens, looks grow rarer up to this: many may be driven at once, and each look asks the database. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(80);

    /** After so long without anything happening, look whether the process is stuck. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private final HumanTasks tasks;
    private final ReferralDesk desk;
    private final Agreements agreements;
    private final ScriptedContents contents;
    private final Signings signings;
    private final Obligations obligations;
    private final Accounts accounts;
    private final Incidents incidents;
    private final ScriptedChanges changes;
    private final ScriptedSigners signers;
    private final SignatureRequests signatures;

    ReferralDriver(
            HumanTasks tasks,
            ReferralDesk desk,
            Agreements agreements,
            ScriptedContents contents,
            Signings signings,
            Obligations obligations,
            Accounts accounts,
            Incidents incidents,
            ScriptedChanges changes,
            ScriptedSigners signers,
            SignatureRequests signatures) {
        this.tasks = tasks;
        this.desk = desk;
        this.agreements = agreements;
        this.contents = contents;
        this.signings = signings;
        this.obligations = obligations;
        this.accounts = accounts;
        this.incidents = incidents;
        this.changes = changes;
        this.signers = signers;
        this.signatures = signatures;
    }

    /** Drives until the end, or until somebody has to look. May be called again for the same referral. */
    public DriveResult drive(ReferralId referral, Script script, DriveListener listener) throws InterruptedException {
        Set<Long> decided = new HashSet<>();
        int told = 0;
        long quietSince = System.nanoTime();
        Duration pause = PAUSE;
        while (true) {
            // The state first: what is told after it has ended is then told completely.
            ReferralState state = desk.state(referral);
            List<HistoryView> history = desk.history(referral);
            boolean moved = history.size() > told;
            history.subList(told, history.size()).forEach(listener::happened);
            told = history.size();
            if (state.isEnd() && !(script.expectsPromises() && promisesAreOpen(referral))) {
                return new Ended(state, agreements.ofSubject(referral.value()));
            }
            Progress changing = state == ReferralState.ACTIVE ? changes.go(referral, script) : Progress.OVER;
            moved |= changing == Progress.PROPOSED;
            for (HumanTaskView task : tasks.open(businessIds(referral))) {
                // The outcome comes last: after it, the referral ends.
                boolean waits = changing != Progress.OVER && task.elementId().equals("record-outcome");
                if (!waits && !decided.contains(task.taskKey())) {
                    Optional<DriveResult> stop = decide(referral, task, script, listener, decided);
                    if (stop.isPresent()) {
                        return stop.get();
                    }
                    moved = true;
                }
            }
            if (moved) {
                quietSince = System.nanoTime();
                pause = PAUSE;
            } else if (System.nanoTime() - quietSince > QUIET.toNanos()) {
                if (state.isEnd()) {
                    return new Ended(state, agreements.ofSubject(referral.value()));
                }
                Optional<String> incident = incidents.of(businessIds(referral));
                if (incident.isPresent()) {
                    return new Stuck(incident.get());
                }
                quietSince = System.nanoTime();
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private boolean promisesAreOpen(ReferralId referral) {
        return desk.obligations(referral).stream()
                .anyMatch(promise -> !promise.state().isOver());
    }

    /** Tells of the tasks that were decided before, so that a script can be taken up where it was left. */
    public void decided(ReferralId referral, BiConsumer<HumanTaskView, String> heard) {
        tasks.of(businessIds(referral)).stream()
                .filter(task -> task.state() == HumanTaskState.DONE)
                .forEach(task -> heard.accept(task, subject(referral, task)));
    }

    private List<String> businessIds(ReferralId referral) {
        return Stream.of(
                        Stream.of(referral.value()),
                        agreements.idsOf(List.of(referral.value())).values().stream()
                                .flatMap(List::stream)
                                .map(AgreementId::value),
                        desk.obligations(referral).stream()
                                .map(promise -> promise.id().value()))
                .flatMap(ids -> ids)
                .toList();
    }

    private Optional<DriveResult> decide(
            ReferralId referral, HumanTaskView task, Script script, DriveListener listener, Set<Long> decided)
            throws InterruptedException {
        String subject = subject(referral, task);
        Optional<ScriptedDecision> scripted = script.decide(task, subject, asked(task));
        if (scripted.isEmpty()) {
            if (task.processId().equals(OBLIGATION)) {
                decided.add(task.taskKey());
                return Optional.empty();
            }
            return Optional.of(new Unscripted(task.elementId(), task.partnerId(), task.role(), subject));
        }
        ScriptedDecision decision = scripted.get();
        Actor actor = accounts.actor(decision.username())
                .orElseThrow(() -> new IllegalStateException("No account " + decision.username()));
        Map<String, String> ids = new HashMap<>();
        Optional<String> refusal = contents.prepare(referral, task, decision, actor, ids);
        if (refusal.isPresent()) {
            return Optional.of(new Refused(task.elementId(), decision.decision(), refusal.get()));
        }
        chooseOrder(task, script, actor);
        decided.add(task.taskKey());
        return complete(task, actor, decision, ids)
                .map(reason -> {
                    if (reason.isEmpty()) {
                        listener.decided(task, subject, decision, actor.displayName());
                        return Optional.<DriveResult>empty();
                    }
                    return Optional.<DriveResult>of(new Refused(task.elementId(), decision.decision(), reason));
                })
                .orElse(Optional.empty());
    }

    /** Before an agreement is accepted: afterwards its document is made, and the order stands. */
    private void chooseOrder(HumanTaskView task, Script script, Actor actor) {
        if (task.elementId().equals("review-draft") && Signings.mayArrange(actor)) {
            script.signingOrder()
                    .map(order -> signings.choose(AgreementId.of(task.businessId()), actor, order, Map.of()))
                    .filter(Decided.Refused.class::isInstance)
                    .ifPresent(refused -> {
                        throw new IllegalStateException("The order of signing was refused: " + refused);
                    });
        }
    }

    /** @return the reason for a refusal, or an empty text when the decision stands; nothing when the task is gone */
    private Optional<String> complete(
            HumanTaskView task, Actor actor, ScriptedDecision decision, Map<String, String> ids)
            throws InterruptedException {
        TaskAnswer answer =
                new TaskAnswer(decision.decision(), decision.reason().isBlank() ? null : decision.reason(), ids);
        while (true) {
            CompletionResult result = ScriptedSigners.isFor(task)
                    ? signers.decide(task, actor, decision.decision(), decision.reason())
                    : tasks.complete(task.taskKey(), decision.username(), answer);
            switch (result) {
                case CompletionResult.Completed ignored -> {
                    return Optional.of("");
                }
                case CompletionResult.Denied denied -> {
                    return Optional.of(denied.reason());
                }
                case CompletionResult.NoLongerOpen ignored -> {
                    return Optional.empty();
                }
                case CompletionResult.NotKnownYet ignored -> Thread.sleep(PAUSE);
            }
        }
    }

    private String asked(HumanTaskView task) {
        return ScriptedSigners.isFor(task)
                ? signatures
                        .find(task.subject())
                        .map(signature -> signature.signatory().value())
                        .orElse("")
                : "";
    }

    /** Which agreement or seat a task is about, in the script's words. */
    private String subject(ReferralId referral, HumanTaskView task) {
        if (task.processId().startsWith("agreement")) {
            return agreements.get(AgreementId.of(task.businessId())).kind().code();
        }
        if (task.processId().equals(OBLIGATION)) {
            return obligations.view(ObligationId.of(task.businessId())).kind().code();
        }
        return desk.seatOfOffer(referral, task.subject()).orElse("");
    }
}
