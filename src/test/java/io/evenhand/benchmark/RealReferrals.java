package io.evenhand.benchmark;

import io.evenhand.access.Accounts;
import io.evenhand.ceremony.ScriptedSigners;
import io.evenhand.cli.drive.ReferralLoader;
import io.evenhand.journey.Samples;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralState;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;

/** Referrals worked by the application itself, whose people decide as soon as they are asked. */
final class RealReferrals implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 50;

    /** Who decides a task of a partner, and how. */
    private static final Map<String, String> DECISIONS = Map.of(
            "answer-offer polderdata", "sanne.devries accept",
            "review-draft polderdata", "sanne.devries accept",
            "sign-agreement hansekontor", "jens.lorenzen sign",
            "sign-agreement polderdata", "bram.vermeulen sign",
            "record-consent hansekontor", "maren.petersen given",
            "state-prior-relationship polderdata", "sanne.devries none",
            "record-outcome hansekontor", "maren.petersen won");

    private final ReferralLoader loader;
    private final ReferralDesk desk;
    private final HumanTasks tasks;
    private final ScriptedSigners signers;
    private final Accounts accounts;
    private final Consumer<String> ended;
    private final Set<Long> seen = ConcurrentHashMap.newKeySet();
    private final Set<String> decidedToTheEnd = ConcurrentHashMap.newKeySet();
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    /** @param ended told of each referral that reached its end, by its id */
    RealReferrals(ConfigurableApplicationContext house, Consumer<String> ended) {
        this.loader = house.getBean(ReferralLoader.class);
        this.desk = house.getBean(ReferralDesk.class);
        this.tasks = house.getBean(HumanTasks.class);
        this.signers = house.getBean(ScriptedSigners.class);
        this.accounts = house.getBean(Accounts.class);
        this.ended = ended;
        people.execute(this::lookForWork);
    }

    void start() {
        ReferralId unused = loader.load(Samples.fresh("one-off-project"), LocalDate.now(ZoneOffset.UTC));
    }

    @Override
    public void close() {
        closed = true;
        people.close();
    }

    private void lookForWork() {
        while (!closed) {
            for (HumanTaskView task : tasks.open()) {
                if (seen.add(task.taskKey())) {
                    people.execute(() -> decide(task));
                }
            }
            for (String referral : Set.copyOf(decidedToTheEnd)) {
                ReferralState state = desk.state(ReferralId.of(referral));
                if (state.isEnd()) {
                    if (state != ReferralState.CLOSED) {
                        throw new IllegalStateException(referral + " ended as " + state);
                    }
                    decidedToTheEnd.remove(referral);
                    ended.accept(referral);
                }
            }
            pause();
        }
    }

    private void decide(HumanTaskView task) {
        String[] decision =
                DECISIONS.get(task.elementId() + " " + task.partnerId()).split(" ");
        CompletionResult result = complete(task, decision[0], decision[1]);
        while (result instanceof CompletionResult.NotKnownYet) {
            pause();
            result = complete(task, decision[0], decision[1]);
        }
        if (!(result instanceof CompletionResult.Completed)) {
            throw new IllegalStateException(task + ": " + result);
        }
        if (task.elementId().equals("record-outcome")) {
            decidedToTheEnd.add(task.businessId());
        }
    }

    private CompletionResult complete(HumanTaskView task, String username, String decision) {
        return ScriptedSigners.isFor(task)
                ? signers.decide(task, accounts.actor(username).orElseThrow(), decision, "By telephone.")
                : tasks.complete(task.taskKey(), username, TaskAnswer.of(decision, "By telephone."));
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
