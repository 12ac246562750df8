package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.assurance.Assurances;
import io.evenhand.competence.Areas;
import io.evenhand.competence.AreasFile;
import io.evenhand.competence.Competencies;
import io.evenhand.competence.ConfirmationState;
import io.evenhand.competence.ConfirmationView;
import io.evenhand.competence.Confirmations;
import io.evenhand.competence.StatementResult;
import io.evenhand.competence.Workload;
import io.evenhand.obligation.ObligationId;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.ObligationState;
import io.evenhand.obligation.ObligationView;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.FactOutcome;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.TrackRecords;
import io.evenhand.partner.TrackRecords.ShownFact;
import io.evenhand.referral.ReferralObligations;
import io.evenhand.referral.ReferralObligations.PromiseResult;
import io.evenhand.referral.ReferralState;
import io.evenhand.referral.WonDeliveries;
import io.evenhand.workflow.CompletionResult.Completed;
import io.evenhand.workflow.CompletionResult.Denied;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What partners owe one another: kept, missed, extended, excused, broken, refused and called off, and what the record then says. */
abstract class PromiseJourneys extends TasklistJourney {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String HANSE = "hansekontor";
    private static final String POLDER = "polderdata";

    @Autowired
    private ReferralObligations promises;

    @Autowired
    private Obligations obligations;

    @Autowired
    private TrackRecords records;

    @Autowired
    private Assurances assurances;

    @Autowired
    private WonDeliveries won;

    @Autowired
    private Areas areas;

    @Autowired
    private Competencies competencies;

    @Autowired
    private Confirmations confirmations;

    private void goOnUntilActive() throws InterruptedException {
        begin(Samples.fresh("one-off-project"));
        goOnUntil("record-outcome");
    }

    private ObligationView awaitState(ObligationView promise, ObligationState state) {
        await(state.words())
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(obligations.view(promise.id()).state()).isEqualTo(state));
        return obligations.view(promise.id());
    }

    private ObligationView promised(String by, boolean ask, ObligationKind kind, String other, String what, int days) {
        Actor actor = somebodyWith(Role.OPERATIONS, by);
        PromiseResult made =
                promises.promise(referral, actor, ask, kind, new PartnerId(other), what, today().plusDays(days));
        assertThat(made).isInstanceOf(PromiseResult.Made.class);
        ObligationId id = ((PromiseResult.Made) made).id();
        return obligations.view(id);
    }

    private List<ShownFact> factsOf(String partner, ObligationView promise) {
        return records
                .show(somebodyWith(Role.OPERATIONS, partner), new PartnerId(partner))
                .orElseThrow()
                .facts()
                .stream()
                .filter(fact -> fact.source().equals(promise.id().value()))
                .toList();
    }

    @Test
    void aHandOverIsShownRejectedShownAgainAndAcceptedAndTheDealGoesOnMeanwhile() throws Exception {
        goOnUntilActive();
        ObligationView handOver = promise(ObligationKind.HAND_OVER, HANSE);
        assertThat(handOver.owedTo().value()).isEqualTo(POLDER);

        assertThat(decide(awaitPromiseTask(handOver, "keep-promise"), "done", "Called the customer.", Map.of()))
                .isInstanceOf(Completed.class);
        assertThat(decide(awaitPromiseTask(handOver, "accept-evidence"), "reject", "", Map.of()))
                .isInstanceOf(Denied.class);
        assertThat(decide(
                        awaitPromiseTask(handOver, "accept-evidence"), "reject", "We were not in the call.", Map.of()))
                .isInstanceOf(Completed.class);
        assertThat(end()).isEqualTo(ReferralState.CLOSED);
        decide(awaitPromiseTask(handOver, "keep-promise"), "done", "Met on Tuesday, all three.", Map.of());
        decide(awaitPromiseTask(handOver, "accept-evidence"), "accept", "", Map.of());

        assertThat(awaitState(handOver, ObligationState.KEPT).isLate()).isFalse();
        assertThat(factsOf(HANSE, handOver)).extracting(ShownFact::outcome).containsExactly(FactOutcome.KEPT);
        // What is still to be reported outlives the deal.
        assertThat(promise(ObligationKind.REPORT_REVENUE, POLDER).state()).isEqualTo(ObligationState.OPEN);
        assertThat(history()).anyMatch(line -> line.contains("We were not in the call."));
    }

    @Test
    void aMissedPromiseIsEscalatedExtendedMissedAgainAndRecordedAsBrokenAndMayBeContested() throws Exception {
        goOnUntilActive();
        ObligationView delivery = promised(POLDER, false, ObligationKind.DELIVER, HANSE, "Stock data migrated", 5);
        awaitPromiseTask(delivery, "keep-promise");
        letTimePassUntilThereIs(Duration.ofDays(6), "track_fact where source = '" + delivery.id() + "'");
        assertThat(factsOf(POLDER, delivery)).extracting(ShownFact::outcome).containsExactly(FactOutcome.OVERDUE);
        letTimePassUntilThereIs(Duration.ofDays(3), openTask(delivery, "settle-missed"));
        assertThat(obligations.view(delivery.id()).state()).isEqualTo(ObligationState.AT_ISSUE);

        assertThat(decide(
                        awaitPromiseTask(delivery, "settle-missed"),
                        "extend",
                        "The customer was ill.",
                        Map.of("dueOn", today().minusDays(1).toString())))
                .isInstanceOf(Denied.class);
        decide(
                awaitPromiseTask(delivery, "settle-missed"),
                "extend",
                "The customer was ill.",
                Map.of("dueOn", today().plusDays(4).toString()));
        decide(awaitPromiseTask(delivery, "keep-promise"), "cannot", "Two of us have left.", Map.of());
        decide(awaitPromiseTask(delivery, "settle-missed"), "hold", "The customer waits since May.", Map.of());
        awaitState(delivery, ObligationState.BROKEN);
        assertThat(factsOf(POLDER, delivery)).extracting(ShownFact::outcome).containsExactly(FactOutcome.BROKEN);

        Actor polder = somebodyWith(Role.OPERATIONS, POLDER);
        Actor hanse = somebodyWith(Role.OPERATIONS, HANSE);
        String source = delivery.id().value();
        assertThat(records.contest(hanse, source, "no")).isInstanceOf(TrackRecords.RemarkResult.NotAllowed.class);
        assertThat(records.contest(polder, source, "It was agreed by telephone."))
                .isInstanceOf(TrackRecords.RemarkResult.Recorded.class);
        assertThat(records.contest(polder, source, "Again")).isInstanceOf(TrackRecords.RemarkResult.Stale.class);
        long broken = records.tally(new PartnerId(POLDER)).count(FactOutcome.BROKEN);
        assertThat(records.answer(hanse, source, true, "So it was."))
                .isInstanceOf(TrackRecords.RemarkResult.Recorded.class);
        assertThat(records.tally(new PartnerId(POLDER)).count(FactOutcome.BROKEN))
                .as("what was withdrawn does not count")
                .isEqualTo(broken - 1);
        assertThat(end()).isEqualTo(ReferralState.CLOSED);
    }

    /** “They burned us before”: two years on, whoever thinks of calling them in reads it, and who was burned finds it at once. */
    @Test
    void twoYearsLaterABrokenPromiseIsStillOnTheRecordForEverybodyWhoWouldCallThemIn() throws Exception {
        goOnUntilActive();
        ObligationView delivery = promised(POLDER, false, ObligationKind.DELIVER, HANSE, "Stock data migrated", 5);
        awaitPromiseTask(delivery, "keep-promise");
        letTimePassUntilThereIs(Duration.ofDays(6), "track_fact where source = '" + delivery.id() + "'");
        letTimePassUntilThereIs(Duration.ofDays(3), openTask(delivery, "settle-missed"));
        decide(awaitPromiseTask(delivery, "settle-missed"), "hold", "They never came.", Map.of());
        awaitState(delivery, ObligationState.BROKEN);
        assertThat(end()).isEqualTo(ReferralState.CLOSED);

        later(Duration.ofDays(731));

        Actor hanse = somebodyWith(Role.OPERATIONS, HANSE);
        assertThat(assurances.promises(hanse).broken())
                .filteredOn(promise -> promise.subject().equals(referral.value()))
                .singleElement()
                .satisfies(promise -> {
                    assertThat(promise.what()).isEqualTo("Stock data migrated");
                    assertThat(promise.reason()).isEqualTo("They never came.");
                });
        Actor stranger = new Actor("stranger", "A stranger", "stranger.one", "stranger", Set.of(Role.OPERATIONS));
        assertThat(records.show(stranger, new PartnerId(POLDER)).orElseThrow().facts())
                .filteredOn(fact -> fact.source().equals(delivery.id().value()))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.outcome()).isEqualTo(FactOutcome.BROKEN);
                    assertThat(fact.owedTo())
                            .as("to whom it was promised is nobody else's")
                            .isNull();
                });
        assertThat(assurances.promises(stranger).broken()).isEmpty();
    }

    /** A deal that is won is not delivered: it runs for months, and what was delivered is asked when it is over, and again when it was not. */
    @Test
    void whatIsWonRunsUntilWhatWasPromisedInItIsOverAndOnlyThenIsItConfirmed() throws Exception {
        areas.load(
                new Actor("steward", "Sam Steward", null, Actor.HOST, Set.of(Role.STEWARD)),
                ((AreasFile.Read.Areas) AreasFile.sample()).areas());
        goOnUntilActive();
        Actor hanse = somebodyWith(Role.OPERATIONS, HANSE);
        ObligationView delivery = promised(POLDER, false, ObligationKind.DELIVER, HANSE, "Stock data migrated", 90);
        ObligationView handOver = promise(ObligationKind.HAND_OVER, HANSE);
        Workload atWork = workload();
        assertThat(end()).isEqualTo(ReferralState.CLOSED);
        assertThat(workload()).as("won, and still to be delivered").isEqualTo(atWork);
        assertThat(asked(hanse)).isEmpty();

        decide(awaitPromiseTask(handOver, "keep-promise"), "done", "Met on Tuesday, all three.", Map.of());
        decide(awaitPromiseTask(handOver, "accept-evidence"), "accept", "", Map.of());
        awaitState(handOver, ObligationState.KEPT);
        later(Duration.ofDays(60));
        look();
        assertThat(asked(hanse)).as("two months on it is still delivered").isEmpty();
        assertThat(workload().running()).isEqualTo(atWork.running());

        decide(awaitPromiseTask(delivery, "keep-promise"), "done", "Stock agrees, list attached.", Map.of());
        decide(awaitPromiseTask(delivery, "accept-evidence"), "accept", "", Map.of());
        awaitState(delivery, ObligationState.KEPT);
        look();
        look();
        assertThat(workload().running()).isEqualTo(atWork.running() - 1);
        ConfirmationView first = asked(hanse).getFirst();
        assertThat(first.doneOn()).isEqualTo(today());

        LocalDate again = today().plusDays(45);
        assertThat(confirmations.notYet(hanse, first.id(), first.version(), again, "The second site is missing."))
                .isEqualTo(new StatementResult.Recorded(first.id()));
        assertThat(workload().running()).isEqualTo(atWork.running());
        later(Duration.ofDays(44));
        look();
        assertThat(asked(hanse)).isEmpty();
        later(Duration.ofDays(1));
        look();
        ConfirmationView second = asked(hanse).getFirst();
        assertThat(second.doneOn()).isEqualTo(again);
        assertThat(confirmations.answer(
                        hanse, second.id(), second.version(), List.of("business-central"), again, "Both sites run."))
                .isEqualTo(new StatementResult.Recorded(first.id()));
        assertThat(workload()).isEqualTo(new Workload(atWork.running() - 1, atWork.confirmed() + 1, atWork.capacity()));
    }

    /** What the schedule does every hour. */
    private void look() {
        won.over().forEach(won::end);
    }

    private List<ConfirmationView> asked(Actor actor) {
        return confirmations.list(actor).asked().stream()
                .filter(one -> one.title().equals(file.reference()))
                .filter(one -> one.state() == ConfirmationState.ASKED)
                .toList();
    }

    private Workload workload() {
        return Objects.requireNonNull(competencies
                        .show(somebodyWith(Role.OPERATIONS, POLDER), new PartnerId(POLDER))
                        .orElseThrow()
                        .shared())
                .workload();
    }

    @Test
    void aPromiseIsAskedForAndMadeAndWhatNobodyObjectsToCountsAsKept() throws Exception {
        goOnUntilActive();
        ObligationView asked = promised(HANSE, true, ObligationKind.DELIVER, POLDER, "Training of ten key users", 20);
        assertThat(decide(awaitPromiseTask(asked, "answer-request"), "promise", "", Map.of()))
                .isInstanceOf(Completed.class);
        decide(awaitPromiseTask(asked, "keep-promise"), "done", "Held on 3 and 4 March, list attached.", Map.of());
        awaitPromiseTask(asked, "accept-evidence");
        letTimePassUntilThereIs(
                Duration.ofDays(15), "promise where id = '" + asked.id() + "' and state = 'UNANSWERED'");
        assertThat(factsOf(POLDER, asked)).extracting(ShownFact::outcome).containsExactly(FactOutcome.KEPT);
        assertThat(end()).isEqualTo(ReferralState.CLOSED);
    }

    @Test
    void aPromiseMayBeRefusedOrLeftUnansweredExcusedOrCalledOffAndASecondStartDoesNothing() throws Exception {
        goOnUntilActive();
        ObligationView refused = promised(HANSE, true, ObligationKind.DELIVER, POLDER, "A second site for free", 20);
        ObligationView unanswered = promised(HANSE, true, ObligationKind.PAY, POLDER, "Pay the fair together", 20);
        ObligationView excused = promised(POLDER, false, ObligationKind.DELIVER, HANSE, "Reports in Dutch", 20);
        ObligationView waived = promised(POLDER, false, ObligationKind.DELIVER, HANSE, "A printer driver", 20);

        decide(awaitPromiseTask(refused, "answer-request"), "refuse", "Not in the price.", Map.of());
        awaitState(refused, ObligationState.REFUSED);
        awaitPromiseTask(unanswered, "answer-request");
        decide(awaitPromiseTask(excused, "keep-promise"), "cannot", "The vendor has dropped it.", Map.of());
        decide(awaitPromiseTask(excused, "settle-missed"), "excuse", "Nobody's fault.", Map.of());
        awaitState(excused, ObligationState.EXCUSED);
        awaitPromiseTask(waived, "keep-promise");
        obligations.waive(waived.id(), somebodyWith(Role.OPERATIONS, HANSE), "The customer prints no more.");
        awaitState(waived, ObligationState.CALLED_OFF);
        letTimePassUntilThereIs(
                Duration.ofDays(6), "promise where id = '" + unanswered.id() + "' and state = 'REFUSED'");
        assertThat(factsOf(POLDER, refused)).isEmpty();
        assertThat(factsOf(POLDER, waived)).isEmpty();
        assertThat(factsOf(POLDER, excused)).extracting(ShownFact::outcome).containsExactly(FactOutcome.EXCUSED);

        engine.newPublishMessageCommand()
                .messageName("obligation-begun")
                .correlationKey(refused.id().value())
                .variables(Map.of("obligationId", refused.id().value()))
                .send()
                .join();
        awaitElement("duplicate-start");
        referrals.withdraw(referral, somebodyWith(Role.OPERATIONS, HANSE), "The customer changed its mind.");
        awaitState(ReferralState.WITHDRAWN);
        awaitState(promise(ObligationKind.HAND_OVER, HANSE), ObligationState.CALLED_OFF);
    }

    private static String openTask(ObligationView promise, String element) {
        return "human_task where business_id = '" + promise.id() + "' and element_id = '" + element
                + "' and state = 'OPEN'";
    }
}
