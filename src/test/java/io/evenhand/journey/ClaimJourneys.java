package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Registration;
import io.evenhand.access.Role;
import io.evenhand.claim.ClaimAnswers;
import io.evenhand.claim.ClaimAwards;
import io.evenhand.claim.ClaimId;
import io.evenhand.claim.ClaimPage;
import io.evenhand.claim.ClaimReading;
import io.evenhand.claim.ClaimResult;
import io.evenhand.claim.ClaimState;
import io.evenhand.claim.ClaimTalks;
import io.evenhand.claim.Claims;
import io.evenhand.claim.SaidOffer;
import io.evenhand.claim.SaidRate;
import io.evenhand.claim.SecondRules;
import io.evenhand.claim.TestClaims;
import io.evenhand.money.Money;
import io.evenhand.partner.FactOutcome;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.TrackRecords;
import io.evenhand.settlement.payable.DamagesClaims;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Claims on the real engine: admitted, settled, decided from outside, withdrawn, left unanswered, and started twice. */
abstract class ClaimJourneys extends TasklistJourney {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String STEWARD = "claims.steward";

    @Autowired
    private TestClaims house;

    @Autowired
    private Claims claims;

    @Autowired
    private ClaimAnswers answers;

    @Autowired
    private ClaimTalks talks;

    @Autowired
    private SecondRules rules;

    @Autowired
    private ClaimAwards awards;

    @Autowired
    private ClaimReading reading;

    @Autowired
    private DamagesClaims damages;

    @Autowired
    private TrackRecords records;

    @Autowired
    private HumanTasks humanTasks;

    private TestClaims.Pair pair;
    private ClaimId id;

    @BeforeEach
    void twoPartnersAndASteward() {
        pair = house.pair();
        Registration unused =
                accounts().register(NewAccount.demo(STEWARD, "Stella Steward", null, Actor.HOST, Role.STEWARD));
    }

    private Actor steward() {
        return accounts().actor(STEWARD).orElseThrow();
    }

    private ClaimPage page() {
        return reading.page(pair.claims, id.value()).orElseThrow();
    }

    /** For both: while a second person of one side is asked, the other side reads the state before. */
    private void awaitState(ClaimState state) {
        await(state.words())
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(List.of(pair.claims, pair.answers))
                        .extracting(reader -> reading.page(reader, id.value()).orElseThrow())
                        .extracting(page -> page.line().state())
                        .containsOnly(state));
    }

    /** Everything that follows from the end was done. */
    private void awaitEnd(String element) {
        awaitElement(element);
        await("the end")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(ending().recorded()).isTrue());
        assertThat(page().line().state().isOver()).isTrue();
        assertThat(humanTasks.open(List.of(id.value()))).isEmpty();
    }

    private ClaimPage.End ending() {
        return Objects.requireNonNull(page().end(), "It goes on");
    }

    private void assertOwed(String amount) {
        await("the posting").atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(damages.list(pair.claims))
                    .singleElement()
                    .satisfies(owed -> assertThat(owed.amount()).isEqualTo(Money.of(amount, "EUR")));
            assertThat(ending().payableId()).isNotNull();
        });
    }

    private List<FactOutcome> facts() {
        return records.show(pair.claims, new PartnerId(pair.respondent)).orElseThrow().facts().stream()
                .map(TrackRecords.ShownFact::outcome)
                .toList();
    }

    private HumanTaskView awaitTask(String element) {
        return await(element)
                .atMost(PATIENCE)
                .until(
                        () -> humanTasks.of(List.of(id.value())).stream()
                                .filter(task -> task.state() == HumanTaskState.OPEN
                                        && task.elementId().equals(element))
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    private CompletionResult answer(String element, String decision, String reason, Map<String, String> ids) {
        HumanTaskView task = awaitTask(element);
        return answer(task, task.partnerId().isEmpty() ? STEWARD : task.partnerId() + ".acts", decision, reason, ids);
    }

    private CompletionResult answer(
            HumanTaskView task, String person, String decision, String reason, Map<String, String> ids) {
        return complete(task, person, new TaskAnswer(decision, reason, ids));
    }

    private void decide(String element, String decision, String reason) {
        assertThat(answer(element, decision, reason, Map.of()))
                .as(element)
                .isInstanceOf(CompletionResult.Completed.class);
    }

    /** The second person of the respondent, whom it asks from EUR 1,000.00 on. */
    private void second(String decision, String reason) {
        assertThat(answer(awaitTask("confirm-second"), pair.respondent + ".money", decision, reason, Map.of()))
                .isInstanceOf(CompletionResult.Completed.class);
    }

    private void twoDecide() {
        Registration unused = accounts()
                .register(NewAccount.demo(
                        pair.respondent + ".money",
                        "Petra",
                        pair.respondent + ".money",
                        pair.respondent,
                        Role.OPERATIONS));
        assertThat(rules.say(
                        new Actor("admin", "Vera Hill", "v", pair.respondent, Set.of(Role.ADMINISTRATOR)),
                        "1000.00",
                        "EUR"))
                .isEmpty();
    }

    private void assertDenied(String element, String decision, String why) {
        assertThat(answer(element, decision, "", Map.of()))
                .isInstanceOfSatisfying(
                        CompletionResult.Denied.class,
                        denied -> assertThat(denied.reason()).contains(why));
    }

    private void dispute() {
        id = pair.state("10000.00");
        decide("answer-claim", "dispute", "We did not call them.");
        awaitState(ClaimState.TALKS);
    }

    private String offer(Actor by, String amount) {
        String offer = UUID.randomUUID().toString();
        assertRecorded(talks.offer(by, id, offer, new SaidOffer(amount, "", SaidRate.NONE, "", "For peace.")));
        return offer;
    }

    private void stateAward(Actor by, String amount) {
        assertRecorded(awards.state(
                by,
                id,
                new ClaimAwards.Said(
                        UUID.randomUUID().toString(),
                        "District Court, 3 O 12/26",
                        today(),
                        amount,
                        "",
                        SaidRate.NONE,
                        false,
                        "judgment.pdf",
                        TestClaims.pdf("Judgment"))));
    }

    private static void assertRecorded(ClaimResult result) {
        assertThat(result).isInstanceOf(ClaimResult.Recorded.class);
    }

    @Test
    void aClaimIsAdmittedAndWhatIsOwedIsPostedAndASecondStartDoesNothing() {
        id = pair.state("10000.00");
        HumanTaskView task = awaitTask("answer-claim");
        assertThat(task.partnerId()).isEqualTo(pair.respondent);
        assertThat(task.dueAt()).isEqualTo(page().line().answerUntil());
        assertDenied("answer-claim", "dispute", "Say what you see otherwise");
        assertDenied("answer-claim", "admit-part", "how much you admit");
        decide("answer-claim", "admit", "");
        awaitEnd("claim-admitted");
        assertOwed("3000.00");
        assertThat(facts()).containsExactly(FactOutcome.BROKEN);

        engine.newPublishMessageCommand()
                .messageName("claim-stated")
                .correlationKey(id.value())
                .messageId(UUID.randomUUID().toString())
                .variables(Map.of("claimId", id.value()))
                .send()
                .join();
        awaitElement("duplicate-start");
        assertThat(humanTasks.open(List.of(id.value()))).isEmpty();
        assertOwed("3000.00");
    }

    @Test
    void aClaimThatBeganBeforeASecondPersonCouldBeAskedIsDecidedByOne() {
        twoDecide();
        beforeTheUpgrade("claim-without-second-person");
        id = pair.state("10000.00");
        awaitTask("answer-claim");
        upgrade();
        decide("answer-claim", "admit", "");
        awaitEnd("claim-admitted");
        assertOwed("3000.00");
    }

    @Test
    void aPartIsAdmittedAndTakenAtOnceOrLaterInTalks() {
        for (String decision : List.of("accept", "reject")) {
            pair = house.pair();
            id = pair.state("10000.00");
            String admission = UUID.randomUUID().toString();
            assertRecorded(answers.prepare(pair.answers, id, admission, "1000", "", "One of three."));
            assertThat(answer("answer-claim", "admit-part", "", Map.of("admissionId", admission)))
                    .isInstanceOf(CompletionResult.Completed.class);
            decide("decide-admission", decision, "So it is.");
            if (decision.equals("reject")) {
                awaitState(ClaimState.TALKS);
                assertRecorded(answers.admitInTalks(pair.claims, id, "Better than nothing."));
            }
            awaitEnd(decision.equals("reject") ? "admitted-in-talks" : "claim-admitted");
            assertOwed("1000.00");
        }
    }

    @Test
    void anOfferIsRejectedTakenBackAndAnotherAcceptedByBothSides() {
        dispute();
        offer(pair.answers, "500");
        decide("decide-settlement", "reject", "Too little.");
        awaitState(ClaimState.TALKS);
        String second = offer(pair.answers, "600");
        awaitTask("decide-settlement");
        assertRecorded(talks.takeBack(pair.answers, id, second));
        await("the task to go")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(humanTasks.open(List.of(id.value()))).isEmpty());
        offer(pair.claims, "1234.56");
        assertThat(awaitTask("decide-settlement").partnerId()).isEqualTo(pair.respondent);
        decide("decide-settlement", "accept", "");
        awaitEnd("claim-settled");
        assertOwed("1234.56");
        assertThat(facts()).containsExactly(FactOutcome.SETTLED);
    }

    @Test
    void silenceAdmitsNothingAndTalksGoOnToAnAdmission() {
        id = pair.state("10000.00");
        awaitTask("answer-claim");
        later(Duration.ofDays(23));
        awaitState(ClaimState.TALKS);
        assertThat(page().line().unanswered()).isTrue();
        assertThat(damages.list(pair.claims)).isEmpty();
        assertThat(facts()).containsExactly(FactOutcome.OVERDUE);
        assertRecorded(answers.admitInTalks(pair.answers, id, "We were away."));
        awaitEnd("claim-admitted");
        assertOwed("3000.00");
        assertThat(facts()).containsExactlyInAnyOrder(FactOutcome.BROKEN, FactOutcome.KEPT_LATE);
    }

    @Test
    void aDecisionFromOutsideIsConfirmedAtOnce() {
        dispute();
        stateAward(pair.claims, "2500");
        decide("confirm-award", "confirm", "");
        awaitEnd("claim-awarded");
        assertOwed("2500.00");
    }

    @Test
    void aContestedDecisionIsTakenBackOrSeenByTheSteward() {
        dispute();
        stateAward(pair.claims, "2500");
        decide("confirm-award", "contest", "We appealed.");
        awaitTask("see-award");
        assertRecorded(awards.takeBack(pair.claims, id));
        awaitState(ClaimState.TALKS);
        stateAward(pair.claims, "2500");
        decide("confirm-award", "contest", "We appealed.");
        decide("see-award", "reject", "No stamp.");
        awaitState(ClaimState.TALKS);
        stateAward(pair.claims, "2500");
        decide("confirm-award", "contest", "We appealed.");
        assertThat(awaitTask("see-award").role()).isEqualTo("steward");
        assertThat(steward().isSteward()).isTrue();
        decide("see-award", "seen", "");
        awaitEnd("claim-awarded");
        assertOwed("2500.00");
    }

    @Test
    void aDecisionThatNobodyAnswersStaysStatedUntilItIsConfirmedAfterAll() {
        dispute();
        stateAward(pair.answers, "");
        awaitTask("confirm-award");
        later(Duration.ofDays(15));
        awaitTask("see-award");
        awaitState(ClaimState.AWARD_CONTESTED);
        assertRecorded(awards.confirmAfterAll(pair.claims, id));
        awaitEnd("claim-awarded");
        assertThat(damages.list(pair.claims)).isEmpty();
        assertThat(facts()).containsExactly(FactOutcome.DISMISSED);
    }

    @Test
    void aClaimIsWithdrawnWhileItIsAskedForAnAnswer() {
        id = pair.state("10000.00");
        awaitTask("answer-claim");
        assertRecorded(claims.withdraw(pair.claims, id, "We were wrong."));
        awaitEnd("claim-withdrawn");
        assertThat(facts()).containsExactly(FactOutcome.WITHDRAWN);
        assertThat(damages.list(pair.claims)).isEmpty();
    }

    @Test
    void whatTheSecondPersonDoesNotConfirmIsAnsweredAnew() {
        twoDecide();
        id = pair.state("10000.00");
        decide("answer-claim", "admit", "");
        assertThat(awaitTask("confirm-second").partnerId()).isEqualTo(pair.respondent);
        assertDenied("confirm-second", "confirm", "another person");
        later(Duration.ofDays(6));
        assertThat(reading.page(pair.answers, id.value()).orElseThrow().line().state())
                .isEqualTo(ClaimState.SECOND_ASKED);
        assertThat(page().line().state()).isEqualTo(ClaimState.STATED);
        second("reject", "Not all of it.");
        String part = UUID.randomUUID().toString();
        awaitTask("answer-claim");
        assertRecorded(answers.prepare(pair.answers, id, part, "1500", "", "Half of it."));
        assertThat(answer("answer-claim", "admit-part", "", Map.of("admissionId", part)))
                .isInstanceOf(CompletionResult.Completed.class);
        second("confirm", "");
        decide("decide-admission", "accept", "");
        awaitEnd("claim-admitted");
        assertOwed("1500.00");
    }

    @Test
    void anAnswerThatNobodyConfirmsIsAskedForAgain() {
        twoDecide();
        id = pair.state("10000.00");
        decide("answer-claim", "admit", "");
        awaitTask("confirm-second");
        later(Duration.ofDays(8));
        decide("answer-claim", "dispute", "We looked at it again.");
        awaitState(ClaimState.TALKS);
        assertThat(facts()).isEmpty();
    }

    @Test
    void twoPeopleOfTheRespondentSettle() {
        twoDecide();
        dispute();
        offer(pair.answers, "1500");
        second("confirm", "");
        decide("decide-settlement", "reject", "More.");
        awaitState(ClaimState.TALKS);
        offer(pair.claims, "2000");
        decide("decide-settlement", "accept", "");
        second("reject", "Look at it again.");
        decide("decide-settlement", "accept", "It is what it is.");
        second("confirm", "");
        awaitEnd("claim-settled");
        assertOwed("2000.00");
    }

    @Test
    void whatNobodyConfirmsInTalksComesToNothing() {
        twoDecide();
        dispute();
        assertRecorded(answers.admitInTalks(pair.answers, id, "You are right."));
        awaitTask("confirm-second");
        later(Duration.ofDays(8));
        awaitState(ClaimState.TALKS);
        assertRecorded(answers.admitInTalks(pair.answers, id, "You are right, again."));
        second("reject", "Not yet.");
        awaitState(ClaimState.TALKS);
        assertRecorded(answers.admitInTalks(pair.answers, id, "You are right, we said."));
        second("confirm", "");
        awaitEnd("claim-admitted");
        assertOwed("3000.00");
    }

    @Test
    void twoClaimsOfOneDebtorComeToNoMoreThanTheTermsAllowTogether() {
        ClaimId first = pair.state("200000.00");
        id = pair.state("199999.00");
        ClaimId second = id;
        awaitTask("answer-claim");
        id = first;
        decide("answer-claim", "admit", "");
        awaitEnd("claim-admitted");
        assertOwed("60000.00");

        id = second;
        assertDenied("answer-claim", "admit", "EUR 30,000.00 are left");
        later(Duration.ofDays(23));
        awaitState(ClaimState.TALKS);
        ClaimResult refused = answers.admitInTalks(pair.answers, id, "We were away.");
        assertThat(refused)
                .isInstanceOfSatisfying(
                        ClaimResult.Refused.class, no -> assertThat(no.reason()).contains("EUR 30,000.00 are left"));
        String offer = UUID.randomUUID().toString();
        assertRecorded(talks.offer(
                pair.answers,
                id,
                offer,
                new SaidOffer(
                        "30000.00", "", SaidRate.NONE, today().plusDays(30).toString(), "What is left.")));
        decide("decide-settlement", "accept", "");
        awaitEnd("claim-settled");
        await("both postings")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(damages.list(pair.claims))
                        .extracting(owed -> owed.amount().format())
                        .containsExactlyInAnyOrder("EUR 60,000.00", "EUR 30,000.00"));
        assertThat(ending().dueOn()).isEqualTo(today().plusDays(30));
    }
}
