package io.evenhand.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaSpringProcessTest;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Every way through the referral process on the real engine. Workers and people are played. */
@SpringBootTest(classes = ProcessTestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@CamundaSpringProcessTest
class ReferralProcessTests {
    private static final Map<String, Object> BOUND = Map.of("dutyId", "d-1");
    private static final Map<String, Object> FREE = Map.of("dutyId", "");

    @Autowired
    private CamundaProcessTestContext camunda;

    private Stage stage;

    @BeforeEach
    void setTheStage() {
        stage = new Stage(camunda)
                .always(
                        "claim-referral",
                        Map.of("claimed", true, "introducerId", "alpha", "releaseWithin", "P5D", "priorWithin", "P10D"))
                .always("assess-need", assessed(true, true, "medium"))
                .always("check-introducer-duty", FREE)
                .always("request-introducer-release", Map.of("protectedPartnerId", "delta"))
                .always("open-seats", Map.of("seatIds", List.of("seat-1", "seat-2")))
                .once("offer-to-next-partner", offer("o-1", "beta"))
                .once("offer-to-next-partner", offer("o-2", "gamma"))
                .always("find-nda", Map.of("ndaCovered", true))
                .always("prepare-nda", prepared("nda-1"))
                .always("list-deliverers", Map.of("delivererIds", List.of("beta", "gamma")))
                .always("check-deliverer-duty", FREE)
                .always("request-deliverer-release", Map.of("protectedPartnerId", "delta"))
                .always("prepare-revenue-share", prepared("share-1"))
                .always("prepare-protection", prepared("protection-1"))
                .always("activate-referral", Map.of("lookback", "P365D"))
                .always("assess-deviation", standardTerms())
                .always("open-review", Map.of("reviewers", List.of()))
                .always("certify-document", Map.of("signatureIds", List.of()))
                .always("put-in-force", Map.of("agreementOutcome", "in-force"));
    }

    @AfterEach
    void clearTheStage() {
        stage.close();
    }

    @Test
    void aReferralIsWorkedFromItsIntroductionToTheSettledOutcome() {
        stage.always("find-nda", Map.of("ndaCovered", false));
        register();
        fillSeats();
        stage.decide("record-consent", "given")
                .decideAs("beta:operations", "state-prior-relationship", "none")
                .decideAs("gamma:operations", "state-prior-relationship", "none")
                .decide("record-outcome", "won");

        referral()
                .isCompleted()
                .hasCompletedElements("seat-filled", "agree-nda", "no-prior", "terms-agreed", "referral-closed")
                .hasVariable("ndaId", "nda-1")
                .hasVariable("revenueShareId", "share-1")
                .hasVariable("protectionId", "protection-1")
                .hasVariable("revenueShareOutcome", "in-force")
                .hasVariable("protectionOutcome", "in-force");
        assertThat(stage.heard("agreement.put-in-force"))
                .extracting(job -> job.variables().get("agreementId"))
                .containsExactlyInAnyOrder("nda-1", "share-1", "protection-1");
        assertThat(stage.heard("referral.end"))
                .last()
                .satisfies(job -> assertThat(job.headers()).containsEntry("outcome", "closed"));
    }

    @Test
    void aSecondStartOfTheSameReferralEndsAtOnce() {
        stage.always("claim-referral", Map.of("claimed", false));
        register();

        referral().isCompleted().hasCompletedElements("duplicate-start").hasNotActivatedElements("assess-need");
    }

    @Test
    void aNeedThatIsUnclearGoesBackUntilItIsScreenedOut() {
        stage.once("assess-need", assessed(false, true, "small"))
                .once("assess-need", assessed(true, false, "large"))
                .once("assess-need", assessed(true, false, "small"));
        register();
        stage.decide("clarify-need", "resubmit").decide("clarify-need", "resubmit");

        referral().isCompleted().hasCompletedElement("clarify-need", 2).hasCompletedElements("referral-screened-out");
    }

    @Test
    void anIntroducerGivesAnUnclearReferralUp() {
        stage.always("assess-need", assessed(false, false, "small"));
        register();
        stage.decide("clarify-need", "withdraw");

        referral().isCompleted().hasCompletedElements("record-withdrawal", "referral-given-up");
    }

    @Test
    void aBoundIntroducerAsksForReleaseUntilItStops() {
        stage.always("check-introducer-duty", BOUND);
        register();
        stage.decide("resolve-introducer-duty", "ask-release");
        assertThat(stage.awaitTask("decide-introducer-release").getCandidateGroups())
                .containsExactly("delta:operations");
        camunda.increaseTime(Duration.ofDays(6));
        stage.decide("resolve-introducer-duty", "ask-release")
                .decide("decide-introducer-release", "refuse")
                .decide("resolve-introducer-duty", "stop");

        referral()
                .isCompleted()
                .hasCompletedElements("introducer-release-overdue", "record-refusal", "referral-refused");
    }

    @Test
    void aSeatIsOfferedToOneAfterTheOtherAndStaysUnfilledWhenNobodyIsLeft() {
        stage.always("check-introducer-duty", BOUND)
                .always("open-seats", Map.of("seatIds", List.of("seat-1")))
                .once("offer-to-next-partner", offer("", ""));
        register();
        stage.decide("resolve-introducer-duty", "continue").decideAs("beta:operations", "answer-offer", "decline");
        assertThat(stage.awaitTask("answer-offer").getCandidateGroups()).containsExactly("gamma:operations");
        camunda.increaseTime(Duration.ofDays(4));

        referral()
                .isCompleted()
                .hasCompletedElements("offer-overdue", "record-offer-expiry", "seat-unfilled", "referral-unfilled")
                .hasCompletedElement("offer-to-next-partner", 3);
    }

    @Test
    void aRefusedNdaEndsTheReferral() {
        stage.always("check-introducer-duty", BOUND)
                .always("find-nda", Map.of("ndaCovered", false))
                .always("open-review", Map.of("reviewers", List.of("beta")));
        register();
        stage.decide("resolve-introducer-duty", "ask-release").decide("decide-introducer-release", "grant");
        fillSeats();
        stage.decide("review-draft", "decline");

        referral().isCompleted().hasCompletedElements("referral-nda-refused").hasVariable("ndaOutcome", "declined");
    }

    @Test
    void withoutTheCustomersConsentNobodyLearnsTheName() {
        register();
        fillSeats();
        stage.decide("record-consent", "refused");

        referral()
                .isCompleted()
                .hasCompletedElements("referral-consent-refused")
                .hasNotActivatedElements("prepare-nda", "disclose-customer");
    }

    @Test
    void aBoundDelivererMayBeReleasedOrStopTheReferral() {
        stage.always("check-deliverer-duty", BOUND);
        register();
        fillSeats();
        stage.decide("record-consent", "given")
                .decideAs("beta:operations", "resolve-deliverer-duty", "ask-release")
                .awaitTask("decide-deliverer-release");
        camunda.increaseTime(Duration.ofDays(6));
        stage.decideAs("beta:operations", "resolve-deliverer-duty", "ask-release")
                .decide("decide-deliverer-release", "refuse")
                .decideAs("beta:operations", "resolve-deliverer-duty", "ask-release")
                .decide("decide-deliverer-release", "grant")
                .decideAs("gamma:operations", "resolve-deliverer-duty", "stop");

        referral()
                .isCompleted()
                .hasCompletedElements("deliverer-release-overdue", "deliverer-bound-error", "referral-refused")
                .hasCompletedElement("deliverer-free", 1)
                .hasNotActivatedElements("disclose-customer");
    }

    @Test
    void aPriorRelationshipIsCarvedOutAndFailedTalksKeepTheInterimPromise() {
        stage.once("check-deliverer-duty", BOUND).always("open-review", Map.of("reviewers", List.of("beta")));
        register();
        fillSeats();
        stage.decide("record-consent", "given")
                .decide("resolve-deliverer-duty", "continue")
                .decideAs("beta:operations", "state-prior-relationship", "claim");
        assertThat(stage.awaitTask("judge-prior-relationship").getCandidateGroups())
                .containsExactly("alpha:operations");
        stage.decide("judge-prior-relationship", "carve-out").awaitTask("state-prior-relationship");
        camunda.increaseTime(Duration.ofDays(11));
        stage.awaitTasks("review-draft", 2);
        stage.decideIn("share-1", "review-draft", "decline");

        referral()
                .isCompleted()
                .hasCompletedElements("prior-carved-out", "no-prior-claimed", "talks-failed", "referral-not-agreed")
                .hasTerminatedElements("revenue-share-failed", "agree-terms");
        assertThat(stage.heard("referral.keep-interim-promise")).hasSize(1);
        assertThat(stage.heard("human-task.canceled"))
                .extracting(Stage.Heard::elementId)
                .containsExactlyInAnyOrder("state-prior-relationship", "review-draft");
    }

    @Test
    void eitherAgreementThatFailsEndsTheTalks() {
        stage.once("assess-deviation", outsideStandard()).once("assess-deviation", outsideStandard());
        register();
        fillSeats();
        hearNoPriorRelationship();
        stage.awaitTasks("approve-deviation", 2);
        stage.decideIn("protection-1", "approve-deviation", "reject");

        referral()
                .isCompleted()
                .hasCompletedElements("referral-not-agreed")
                .hasTerminatedElements("protection-failed", "agree-terms");
    }

    @Test
    void aPriorRelationshipThatIsNotCarvedOutEndsTheReferral() {
        register();
        fillSeats();
        stage.decide("record-consent", "given")
                .decideAs("gamma:operations", "state-prior-relationship", "claim")
                .decide("judge-prior-relationship", "end");

        referral().isCompleted().hasCompletedElements("prior-relationship-stands", "referral-ended-by-prior");
    }

    @Test
    void aLostCustomerEndsTheReferral() {
        register();
        fillSeats();
        hearNoPriorRelationship();
        stage.decide("record-outcome", "lost");

        referral().isCompleted().hasCompletedElements("referral-lost");
    }

    @Test
    void anOutcomeThatNobodyRecordsLapsesWithTheLookback() {
        register();
        fillSeats();
        hearNoPriorRelationship();
        stage.awaitTask("record-outcome");
        camunda.increaseTime(Duration.ofDays(366));

        referral().isCompleted().hasCompletedElements("lookback-over", "referral-lapsed");
    }

    @Test
    void aWithdrawalStopsTheReferralInTheMiddleOfTwoAgreements() {
        stage.always("open-review", Map.of("reviewers", List.of("beta")));
        register();
        fillSeats();
        hearNoPriorRelationship();
        stage.awaitTasks("review-draft", 2);
        withdraw();

        referral()
                .isCompleted()
                .hasCompletedElements("stop-referral", "referral-withdrawn-end")
                .hasTerminatedElements("agree-terms");
        assertThat(stage.heard("human-task.canceled")).hasSize(2);
    }

    @Test
    void aWithdrawalStopsTheReferralWhileSeatsAreOffered() {
        register();
        stage.awaitTasks("answer-offer", 2);
        withdraw();

        referral().isCompleted().hasTerminatedElements("fill-seats").hasCompletedElements("referral-withdrawn-end");
        assertThat(stage.heard("human-task.canceled")).hasSize(2);
    }

    private void register() {
        stage.client()
                .newPublishMessageCommand()
                .messageName("referral-registered")
                .correlationKey("r-1")
                .variables(Map.of("referralId", "r-1"))
                .send()
                .join();
    }

    private void withdraw() {
        stage.client()
                .newPublishMessageCommand()
                .messageName("referral-withdrawn")
                .correlationKey("r-1")
                .send()
                .join();
    }

    private void fillSeats() {
        stage.decideAs("beta:operations", "answer-offer", "accept")
                .decideAs("gamma:operations", "answer-offer", "accept");
    }

    private void hearNoPriorRelationship() {
        stage.decide("record-consent", "given")
                .decideAs("beta:operations", "state-prior-relationship", "none")
                .decideAs("gamma:operations", "state-prior-relationship", "none");
    }

    private static ProcessInstanceAssert referral() {
        return assertThatProcessInstance(byProcessId("referral"));
    }

    private static Map<String, Object> assessed(boolean needComplete, boolean regionServed, String valueBand) {
        return Map.of("needComplete", needComplete, "regionServed", regionServed, "valueBand", valueBand);
    }

    private static Map<String, Object> offer(String offerId, String candidateId) {
        return Map.of("offerId", offerId, "candidateId", candidateId, "answerWithin", "P3D");
    }

    private static Map<String, Object> prepared(String agreementId) {
        return Map.of(
                "agreementId", agreementId,
                "draftedBy", "alpha",
                "reviewWithin", "P7D",
                "signWithin", "P14D",
                "remindEvery", "P2D");
    }

    private static Map<String, Object> standardTerms() {
        return Map.of("deviation", "none", "agreementKind", "nda", "valueBand", "small", "draftedBy", "alpha");
    }

    private static Map<String, Object> outsideStandard() {
        return Map.of(
                "deviation", "outside", "agreementKind", "revenue-share", "valueBand", "small", "draftedBy", "alpha");
    }
}
