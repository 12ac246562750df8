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

/**
 * What the referral process keeps in its variables, and that deliverers who are looked at side by side keep theirs apart.
 * Workers and people are played on the real engine; whole referrals are the journeys' part.
 */
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
                .always("assess-need", clearAndServed())
                .always("check-introducer-duty", FREE)
                .always("open-seats", Map.of("seatIds", List.of("seat-1", "seat-2")))
                .once("offer-to-next-partner", offer("o-1", "beta"))
                .once("offer-to-next-partner", offer("o-2", "gamma"))
                .always("find-nda", Map.of("ndaCovered", true))
                .always("prepare-nda", prepared("nda-1"))
                .always("list-deliverers", Map.of("delivererIds", List.of("beta", "gamma")))
                .always("check-deliverer-duty", FREE)
                .always("request-deliverer-release", Map.of("protectedPartnerId", "delta"))
                .always("disclose-customer", Map.of("disclosed", true))
                .always("prepare-revenue-share", prepared("share-1"))
                .always("prepare-protection", prepared("protection-1"))
                .always("activate-referral", Map.of("lookback", "P365D"))
                .always("assess-deviation", standardTerms())
                .always("open-review", Map.of("reviewers", List.of()))
                .always("certify-document", Map.of("signatureTurns", List.of()))
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
    void oneBoundDelivererIsReleasedWhileAnotherStopsTheReferral() {
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
    void whoIsBoundElsewhereBeforeTheCustomerIsNamedIsAskedOnceMoreAndNobodyIsToldBefore() {
        stage.once("disclose-customer", Map.of("disclosed", false))
                .once("check-deliverer-duty", FREE)
                .once("check-deliverer-duty", FREE)
                .once("check-deliverer-duty", BOUND)
                .once("check-deliverer-duty", FREE);
        register();
        fillSeats();
        stage.decide("record-consent", "given")
                .decide("resolve-deliverer-duty", "continue")
                .decideAs("beta:operations", "state-prior-relationship", "none")
                .decideAs("gamma:operations", "state-prior-relationship", "none")
                .decide("record-outcome", "won");

        referral()
                .isCompleted()
                .hasCompletedElement("disclose-customer", 2)
                .hasCompletedElement("check-deliverer-duty", 4)
                .hasCompletedElements("referral-closed");
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

    private void fillSeats() {
        stage.decideAs("beta:operations", "answer-offer", "accept")
                .decideAs("gamma:operations", "answer-offer", "accept");
    }

    private static ProcessInstanceAssert referral() {
        return assertThatProcessInstance(byProcessId("referral"));
    }

    private static Map<String, Object> clearAndServed() {
        return Map.of("needComplete", true, "regionServed", true, "valueBand", "medium");
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
        return Map.of(
                "deviation",
                "none",
                "approver",
                "none",
                "agreementKind",
                "nda",
                "valueBand",
                "small",
                "draftedBy",
                "alpha");
    }
}
