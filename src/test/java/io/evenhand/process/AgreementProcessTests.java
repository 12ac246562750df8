package io.evenhand.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaSpringProcessTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * What leaves a task of the agreement process and what does not, what a denial does, and who approves. Workers and people
 * are played on the real engine; whole agreements are the journeys' part.
 */
@SpringBootTest(classes = ProcessTestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@CamundaSpringProcessTest
class AgreementProcessTests {
    @Autowired
    private CamundaProcessTestContext camunda;

    private Stage stage;

    @BeforeEach
    void setTheStage() {
        stage = new Stage(camunda)
                .always("assess-deviation", assessed("none", "small"))
                .always("open-review", Map.of("reviewers", List.of("beta", "gamma")))
                .always("certify-document", Map.of("signatureTurns", List.of(List.of("s-1"), List.of("s-2"))))
                .always("request-signature", Map.of("signerPartnerId", "beta"))
                .always("put-in-force", Map.of("agreementOutcome", "in-force"));
    }

    @AfterEach
    void clearTheStage() {
        stage.close();
    }

    @Test
    void onlyTheDecisionLeavesATaskButItsListenerSeesEverything() {
        stage.always("open-review", Map.of("reviewers", List.of("beta")));
        ProcessInstanceEvent agreement = begin();
        stage.decide("review-draft", null, Map.of("decision", "decline", "reason", "too dear", "note", "private"));

        assertThatProcessInstance(agreement).isCompleted().hasVariable("reviewDecision", "decline");
        assertThat(stage.heard("agreement.review-draft"))
                .singleElement()
                .satisfies(job -> assertThat(job.variables())
                        .containsEntry("decision", "decline")
                        .containsEntry("reason", "too dear")
                        .containsEntry("reviewerId", "beta"));
        assertThat(stage.heard("agreement.end"))
                .singleElement()
                .satisfies(job -> assertThat(job.variables()).doesNotContainKeys("decision", "reason", "note"));
    }

    @Test
    void aDenialNamesItsReasonAndLeavesTheTaskOpen() {
        stage.denyOnce("agreement.review-draft", "You wrote this version yourself.");
        ProcessInstanceEvent agreement = begin();

        assertThatThrownBy(() -> stage.decide("review-draft", "accept"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("You wrote this version yourself.");
        stage.decide("review-draft", "accept").decide("review-draft", "decline");

        assertThatProcessInstance(agreement).isCompleted().hasCompletedElements("agreement-declined");
    }

    @Test
    void aDeviationIsApprovedOnTheSideThatDrafted() {
        stage.once("assess-deviation", assessed("outside", "large"))
                .once("assess-deviation", assessed("fallback", "large"))
                .once("assess-deviation", assessed("outside", "small"));
        ProcessInstanceEvent agreement = begin();

        assertThat(stage.awaitTask("approve-deviation").getCandidateGroups()).containsExactly("alpha:administrator");
        stage.decide("approve-deviation", "approve");
        // A proposal begins a new round, which ends at once and asks for approval anew.
        stage.decide("review-draft", "accept")
                .decide("review-draft", null, Map.of("decision", "propose", "proposalId", "p-2"));
        assertThat(stage.awaitTask("approve-deviation").getCandidateGroups()).containsExactly("alpha:legal");
        stage.decide("approve-deviation", "approve")
                .decide("review-draft", null, Map.of("decision", "propose", "proposalId", "p-3"))
                .decide("approve-deviation", "reject");

        assertThatProcessInstance(agreement)
                .isCompleted()
                .hasCompletedElements("agreement-rejected")
                .hasCompletedElement("assess-deviation", 3)
                .hasVariable("agreementOutcome", "rejected");
    }

    @Test
    void allOfATurnAreAskedAtOnceAndTheNextTurnBeginsWhenTheyHaveSigned() {
        stage.always("certify-document", Map.of("signatureTurns", List.of(List.of("s-1", "s-2"), List.of("s-3"))));
        ProcessInstanceEvent agreement = begin();
        stage.decide("review-draft", "accept").decide("review-draft", "accept");

        stage.awaitTasks("sign-agreement", 2);
        assertThat(asked()).containsExactlyInAnyOrder("s-1", "s-2");
        stage.decide("sign-agreement", "sign").decide("sign-agreement", "sign");
        stage.awaitTasks("sign-agreement", 1);
        assertThat(asked()).containsExactlyInAnyOrder("s-1", "s-2", "s-3");
        stage.decide("sign-agreement", "sign");

        assertThatProcessInstance(agreement).isCompleted().hasCompletedElements("turn-over", "agreement-in-force");
    }

    @Test
    void whoDeclinesEndsTheSignaturesThatOthersAreAskedForAtTheSameTime() {
        stage.always("certify-document", Map.of("signatureTurns", List.of(List.of("s-1", "s-2"))));
        ProcessInstanceEvent agreement = begin();
        stage.decide("review-draft", "accept").decide("review-draft", "accept");
        stage.awaitTasks("sign-agreement", 2);
        stage.decide("sign-agreement", "decline");

        assertThatProcessInstance(agreement)
                .isCompleted()
                .hasTerminatedElements("sign-agreement")
                .hasCompletedElements("agreement-declined")
                .hasVariable("agreementOutcome", "declined");
    }

    @Test
    void aWithdrawalEndsEverySignatureThatIsStillAskedFor() {
        stage.always("certify-document", Map.of("signatureTurns", List.of(List.of("s-1", "s-2"))));
        ProcessInstanceEvent agreement = begin();
        stage.decide("review-draft", "accept").decide("review-draft", "accept");
        stage.awaitTasks("sign-agreement", 2);
        stage.client()
                .newPublishMessageCommand()
                .messageName("signing-withdrawn")
                .correlationKey("a-1")
                .send()
                .join();

        assertThatProcessInstance(agreement)
                .isCompleted()
                .hasCompletedElements("agreement-withdrawn")
                .hasVariable("agreementOutcome", "withdrawn");
        assertThat(stage.heard("human-task.canceled")).hasSize(2);
    }

    @Test
    void signingThatTakesTooLongExpires() {
        stage.always("expire-signing", Map.of("signedInTime", false, "agreementOutcome", "expired"));
        ProcessInstanceEvent agreement = begin();
        stage.decide("review-draft", "accept").decide("review-draft", "accept");
        stage.awaitTasks("sign-agreement", 1);
        camunda.increaseTime(Duration.ofDays(15));

        assertThatProcessInstance(agreement)
                .isCompleted()
                .hasCompletedElements("agreement-expired")
                .hasVariable("agreementOutcome", "expired");
    }

    @Test
    void whatAllSignedInTimeIsSealedAlsoWhereTheProcessHeardOfItTooLate() {
        stage.always("expire-signing", Map.of("signedInTime", true, "agreementOutcome", "signing"));
        ProcessInstanceEvent agreement = begin();
        stage.decide("review-draft", "accept").decide("review-draft", "accept");
        stage.awaitTasks("sign-agreement", 1);
        camunda.increaseTime(Duration.ofDays(15));

        assertThatProcessInstance(agreement)
                .isCompleted()
                .hasCompletedElements("seal-document", "agreement-in-force")
                .hasVariable("agreementOutcome", "in-force");
    }

    private List<Object> asked() {
        return stage.heard("agreement.request-signature").stream()
                .map(job -> job.variables().get("signatureId"))
                .toList();
    }

    private ProcessInstanceEvent begin() {
        return stage.client()
                .newCreateInstanceCommand()
                .bpmnProcessId("agreement")
                .latestVersion()
                .variables(Map.of(
                        "agreementId", "a-1",
                        "draftedBy", "alpha",
                        "reviewWithin", "P7D",
                        "signWithin", "P14D",
                        "remindEvery", "P2D"))
                .send()
                .join();
    }

    private static Map<String, Object> assessed(String deviation, String valueBand) {
        return Map.of(
                "deviation",
                deviation,
                "approver",
                deviation.equals("outside") ? "legal" : "none",
                "agreementKind",
                "revenue-share",
                "valueBand",
                valueBand,
                "draftedBy",
                "alpha");
    }
}
