package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Registration;
import io.evenhand.access.Role;
import io.evenhand.template.Wording;
import io.evenhand.wording.DecisionResult;
import io.evenhand.wording.ProposalId;
import io.evenhand.wording.ProposalState;
import io.evenhand.wording.ReleaseView;
import io.evenhand.wording.Releases;
import io.evenhand.wording.SubmitResult;
import io.evenhand.wording.TestWordings;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.CompletionResult.Completed;
import io.evenhand.workflow.CompletionResult.Denied;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Wording proposed, refused by the lint, approved, rejected, withdrawn and overtaken: by people of the host, who belong to no partner. */
abstract class WordingJourneys extends TasklistJourney {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Autowired
    private Releases releases;

    @Autowired
    private HumanTasks humanTasks;

    private final String name =
            "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private final Wording wording = TestWordings.named(name);

    @BeforeEach
    void theLawyersOfTheHost() {
        for (String username : List.of("journey.ruth", "journey.rolf")) {
            Registration unused =
                    accounts().register(NewAccount.demo(username, username, null, Actor.HOST, Role.LEGAL));
        }
    }

    @Test
    void wordingIsReleasedWhenAnotherLawyerApprovesItAndNotByItsAuthor() {
        ProposalId id = submit(wording, "The first of its kind.");
        HumanTaskView task = awaitTask(id);
        assertThat(task.partnerId()).isEqualTo(Actor.HOST);
        assertThat(decide(task, "journey.rolf", "approve", "")).isInstanceOf(Completed.class);
        awaitState(id, ProposalState.RELEASED);
        assertThat(releases.of(name, "en"))
                .extracting(ReleaseView::approvedBy)
                .containsExactly(Optional.of("journey.rolf"));

        ProposalId worse = submit(TestWordings.changed(wording, name, "Some of it may have to be done anew"), "Worse.");
        HumanTaskView another = awaitTask(worse);
        assertThat(decide(another, "journey.ruth", "approve", ""))
                .isInstanceOfSatisfying(
                        Denied.class, denied -> assertThat(denied.reason()).contains("another lawyer"));
        assertThat(decide(another, "journey.rolf", "reject", "")).isInstanceOf(Denied.class);
        assertThat(decide(another, "journey.rolf", "reject", "Nobody knows what."))
                .isInstanceOf(Completed.class);
        awaitState(worse, ProposalState.REJECTED);
        awaitElement("wording-rejected");
        assertThat(releases.of(name, "en")).hasSize(1);

        engine.newPublishMessageCommand()
                .messageName("wording-submitted")
                .correlationKey(worse.value())
                .variables(Map.of("proposalId", worse.value()))
                .send()
                .join();
        awaitElement("duplicate-start");
    }

    @Test
    void wordingWithAnErrorReachesNobody() {
        ProposalId id = submit(TestWordings.broken(wording, name), "Broken.");
        awaitState(id, ProposalState.REFUSED);
        awaitElement("wording-refused");
        assertThat(humanTasks.of(List.of(id.value()))).isEmpty();
    }

    @Test
    void whatIsWithdrawnOrOvertakenWaitsForNobodyAnyMore() {
        ProposalId id = submit(wording, "The first of its kind.");
        HumanTaskView task = awaitTask(id);
        assertThat(releases.withdraw(id, ruth())).isInstanceOf(DecisionResult.Recorded.class);
        awaitElement("proposal-over");
        assertThat(decide(task, "journey.rolf", "approve", "")).isInstanceOf(CompletionResult.NoLongerOpen.class);

        ProposalId again = submit(wording, "Once more.");
        HumanTaskView late = awaitTask(again);
        // As if another had been released at that very moment.
        database.update("insert into wording_line (name, language, last_number) values (?, 'en', 1)", name);
        assertThat(decide(late, "journey.rolf", "approve", "")).isInstanceOf(Completed.class);
        awaitState(again, ProposalState.SUPERSEDED);
        awaitElement("wording-overtaken");
        assertThat(releases.of(name, "en")).isEmpty();
    }

    private Actor ruth() {
        return accounts().actor("journey.ruth").orElseThrow();
    }

    private ProposalId submit(Wording text, String note) {
        SubmitResult result = releases.submit(name, "en", text, ruth(), note);
        assertThat(result).isInstanceOf(SubmitResult.Submitted.class);
        return ((SubmitResult.Submitted) result).id();
    }

    private CompletionResult decide(HumanTaskView task, String who, String decision, String reason) {
        return humanTasks.complete(task.taskKey(), who, new TaskAnswer(decision, reason, Map.of()));
    }

    private HumanTaskView awaitTask(ProposalId id) {
        return await("approve-wording")
                .atMost(PATIENCE)
                .until(() -> humanTasks.open(List.of(id.value())).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private void awaitState(ProposalId id, ProposalState state) {
        await(state.words())
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(releases.proposal(id).orElseThrow().state()).isEqualTo(state));
    }
}
