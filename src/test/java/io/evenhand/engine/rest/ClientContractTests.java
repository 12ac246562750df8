package io.evenhand.engine.rest;

import static io.evenhand.engine.rest.TestEngine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.JobState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Proves that the official Java client can make every call that the facade answers, that each answer is as Camunda's
 * OpenAPI file describes it, and that it says what happened.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClientContractTests {
    private static final String FORM =
            "{\"id\":\"approval\",\"type\":\"default\",\"schemaVersion\":16,\"components\":[]}";

    private static final BpmnModelInstance EVERYTHING = everything();

    private CamundaClient client;

    @BeforeAll
    void startAfresh() {
        TestEngine.ENGINE.purge();
        client = TestEngine.client();
        client.newDeployResourceCommand()
                .addProcessModel(EVERYTHING, "everything.bpmn")
                .addProcessModel(child(), "child.bpmn")
                .addResourceStringUtf8(FORM, "approval.form")
                .addResourceFromClasspath("engine/risk.dmn")
                .send()
                .join();
    }

    @AfterEach
    void everyAnswerKeptTheContract() {
        assertThat(TestEngine.PROXY.violations()).isEmpty();
    }

    @AfterAll
    void closeClient() {
        client.close();
    }

    private static BpmnModelInstance everything() {
        return Bpmn.createExecutableProcess("everything")
                .name("Everything")
                .startEvent("start")
                .zeebeFormId("approval")
                .serviceTask(
                        "charge",
                        task -> task.name("Charge card").zeebeJobType("charge").zeebeTaskHeader("currency", "EUR"))
                .userTask(
                        "approve",
                        task -> task.name("Approve order")
                                .zeebeUserTask()
                                .zeebeFormId("approval")
                                .zeebeInput("=1", "local")
                                .zeebeCandidateGroups("managers")
                                .zeebeDueDate("2027-01-01T00:00:00Z"))
                .businessRuleTask(
                        "assess", task -> task.zeebeCalledDecisionId("risk").zeebeResultVariable("risk"))
                .intermediateCatchEvent(
                        "paid",
                        event -> event.message(
                                message -> message.name("payment").zeebeCorrelationKeyExpression("orderId")))
                .callActivity("call", call -> call.zeebeProcessId("child"))
                .endEvent("end")
                .done();
    }

    private static BpmnModelInstance child() {
        return Bpmn.createExecutableProcess("child")
                .startEvent()
                .serviceTask("fragile", task -> task.zeebeJobType("fragile"))
                .endEvent()
                .done();
    }

    private long start(String orderId) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId("everything")
                .latestVersion()
                .variables(Map.of("orderId", orderId, "amount", 12.5))
                .tags("vip")
                .send()
                .join()
                .getProcessInstanceKey();
    }

    private ActivatedJob take(String type) {
        return client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(1)
                .timeout(Duration.ofMinutes(1))
                .workerName("tester")
                .send()
                .join()
                .getJobs()
                .getFirst();
    }

    private long startAndApprove(String orderId) {
        long instance = start(orderId);
        client.newCompleteCommand(take("charge")).send().join();
        client.newCompleteUserTaskCommand(taskOf(instance).getUserTaskKey())
                .send()
                .join();
        return instance;
    }

    private UserTask taskOf(long instance) {
        return eventually(
                        () -> client.newUserTaskSearchRequest()
                                .filter(filter ->
                                        filter.processInstanceKey(instance).state(UserTaskState.CREATED))
                                .send()
                                .join()
                                .items(),
                        items -> items.size() == 1)
                .getFirst();
    }

    @Test
    @Order(1)
    void theClusterIsOneHealthyNode() {
        var topology = client.newTopologyRequest().send().join();
        assertThat(topology.getBrokers().getFirst().getPartitions()).hasSize(1).allMatch(p -> p.isLeader());
        assertThat(client.newStatusRequest().send().join().getStatus().name()).isEqualTo("UP");
    }

    @Test
    @Order(1)
    void whatIsDeployedCanBeFoundAndReadBack() {
        DeploymentEvent again = client.newDeployResourceCommand()
                .addProcessModel(EVERYTHING, "everything.bpmn")
                .addResourceFromClasspath("engine/risk.dmn")
                .addResourceStringUtf8(FORM, "approval.form")
                .send()
                .join();
        assertThat(again.getProcesses().getFirst().getVersion()).isEqualTo(1);
        assertThat(again.getDecisionRequirements()).hasSize(1);
        assertThat(again.getForm()).hasSize(1);
        long key = again.getProcesses().getFirst().getProcessDefinitionKey();
        eventually(
                () -> client.newProcessDefinitionSearchRequest()
                        .filter(filter ->
                                filter.processDefinitionId("everything").isLatestVersion(true))
                        .send()
                        .join()
                        .items(),
                items -> items.size() == 1);
        var definition = client.newProcessDefinitionGetRequest(key).send().join();
        assertThat(definition.getName()).isEqualTo("Everything");
        assertThat(definition.getHasStartForm()).isTrue();
        assertThat(client.newProcessDefinitionGetXmlRequest(key).send().join()).contains("Charge card");
        assertThat(client.newProcessDefinitionGetFormRequest(key).send().join().getFormId())
                .isEqualTo("approval");
    }

    @Test
    @Order(1)
    void decisionsCanBeEvaluatedAndReadBack() {
        var evaluated = client.newEvaluateDecisionCommand()
                .decisionId("risk")
                .variables(Map.of("amount", 5_000))
                .send()
                .join();
        assertThat(evaluated.getDecisionOutput()).isEqualTo("\"high\"");
        assertThat(client.newEvaluateDecisionCommand()
                        .decisionKey(evaluated.getDecisionKey())
                        .variables(Map.of("amount", 5))
                        .send()
                        .join()
                        .getDecisionOutput())
                .isEqualTo("\"low\"");
        var instance = eventually(
                        () -> client.newDecisionInstanceSearchRequest()
                                .filter(filter -> filter.decisionInstanceKey(evaluated.getDecisionEvaluationKey()))
                                .send()
                                .join()
                                .items(),
                        items -> items.size() == 1)
                .getFirst();
        var detailed = client.newDecisionInstanceGetRequest(instance.getDecisionInstanceId())
                .send()
                .join();
        assertThat(detailed.getResult()).isEqualTo("\"high\"");
        assertThat(detailed.getEvaluatedInputs().getFirst().getInputValue()).isEqualTo("5000");
        assertThat(detailed.getMatchedRules().getFirst().getRuleIndex()).isEqualTo(2);
        long key = evaluated.getDecisionKey();
        assertThat(client.newDecisionDefinitionSearchRequest().send().join().items())
                .hasSize(1);
        assertThat(client.newDecisionDefinitionGetRequest(key).send().join().getDmnDecisionName())
                .isEqualTo("Risk");
        assertThat(client.newDecisionDefinitionGetXmlRequest(key).send().join()).contains("decisionTable");
        long requirements = evaluated.getDecisionRequirementsKey();
        assertThat(client.newDecisionRequirementsSearchRequest().send().join().items())
                .hasSize(1);
        assertThat(client.newDecisionRequirementsGetRequest(requirements)
                        .send()
                        .join()
                        .getResourceName())
                .isEqualTo("engine/risk.dmn");
        assertThat(client.newDecisionRequirementsGetXmlRequest(requirements)
                        .send()
                        .join())
                .contains("decisionTable");
    }

    @Test
    @Order(2)
    void aJobCanBeTakenUpdatedFailedAndCompleted() {
        long instance = start("job");
        ActivatedJob job = take("charge");
        assertThat(job.getProcessInstanceKey()).isEqualTo(instance);
        assertThat(job.getCustomHeaders()).containsEntry("currency", "EUR");
        assertThat(job.getVariablesAsMap()).containsEntry("orderId", "job").containsEntry("amount", 12.5);
        assertThat(job.getTags()).containsExactly("vip");
        client.newUpdateTimeoutCommand(job)
                .timeout(Duration.ofMinutes(2))
                .send()
                .join();
        client.newUpdateJobCommand(job).updateRetries(5).send().join();
        client.newFailCommand(job).retries(2).errorMessage("card reader").send().join();
        eventually(
                () -> client.newJobSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instance))
                        .send()
                        .join()
                        .items(),
                jobs -> jobs.size() == 1
                        && jobs.getFirst().getState() == JobState.FAILED
                        && jobs.getFirst().getRetries() == 2
                        && jobs.getFirst().getErrorMessage().equals("card reader"));
        ActivatedJob again = take("charge");
        client.newCompleteCommand(again)
                .variables(Map.of("charged", true))
                .send()
                .join();
        eventually(
                () -> client.newVariableSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instance).name("charged"))
                        .send()
                        .join()
                        .items(),
                items -> items.size() == 1 && items.getFirst().getValue().equals("true"));
        client.newCancelInstanceCommand(instance).send().join();
    }

    @Test
    @Order(2)
    void aHumanTaskCanBeAssignedUpdatedAndCompleted() {
        long instance = start("human");
        client.newCompleteCommand(take("charge")).send().join();
        UserTask task = taskOf(instance);
        assertThat(task.getName()).isEqualTo("Approve order");
        assertThat(task.getCandidateGroups()).containsExactly("managers");
        assertThat(task.getDueDate()).isEqualTo(OffsetDateTime.parse("2027-01-01T00:00:00Z"));
        long key = task.getUserTaskKey();
        assertThat(client.newUserTaskGetFormRequest(key).send().join().getFormId())
                .isEqualTo("approval");
        client.newAssignUserTaskCommand(key).assignee("ann").send().join();
        eventually(() -> client.newUserTaskGetRequest(key).send().join(), seen -> "ann".equals(seen.getAssignee()));
        client.newUnassignUserTaskCommand(key).send().join();
        client.newUpdateUserTaskCommand(key).priority(70).send().join();
        UserTask updated =
                eventually(() -> client.newUserTaskGetRequest(key).send().join(), seen -> seen.getPriority() == 70);
        assertThat(updated.getAssignee()).isNull();
        assertThat(updated.getCandidateGroups()).containsExactly("managers");
        var seen = client.newUserTaskVariableSearchRequest(key).send().join().items();
        assertThat(seen).extracting("name").containsExactlyInAnyOrder("orderId", "amount", "local");
        client.newCompleteUserTaskCommand(key)
                .variables(Map.of("approved", true))
                .send()
                .join();
        eventually(
                () -> client.newUserTaskGetRequest(key).send().join(),
                done -> done.getState() == UserTaskState.COMPLETED && done.getCompletionDate() != null);
        client.newCancelInstanceCommand(instance).send().join();
    }

    @Test
    @Order(2)
    void anInstanceIsFollowedThroughMessageCallAndIncidentToItsEnd() {
        long instance = startAndApprove("4711");
        eventually(
                () -> client.newMessageSubscriptionSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instance).correlationKey("4711"))
                        .send()
                        .join()
                        .items(),
                items -> items.size() == 1);
        var published = client.newPublishMessageCommand()
                .messageName("payment")
                .correlationKey("4711")
                .messageId("m-1")
                .timeToLive(Duration.ofMinutes(1))
                .send()
                .join();
        assertThat(published.getMessageKey()).isPositive();
        eventually(
                () -> client.newCorrelatedMessageSubscriptionSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instance))
                        .send()
                        .join()
                        .items(),
                items -> items.size() == 1 && items.getFirst().getMessageKey().equals(published.getMessageKey()));
        client.newThrowErrorCommand(take("fragile"))
                .errorCode("NOBODY_CATCHES")
                .send()
                .join();
        Incident incident = eventually(
                        () -> client.newIncidentsByProcessInstanceSearchRequest(instance)
                                .send()
                                .join()
                                .items(),
                        items -> items.size() == 1)
                .getFirst();
        assertThat(incident.getErrorType().name()).isEqualTo("UNHANDLED_ERROR_EVENT");
        long child = incident.getProcessInstanceKey();
        assertThat(child).isNotEqualTo(instance);
        assertThat(client.newProcessInstanceGetRequest(child).send().join().getParentProcessInstanceKey())
                .isEqualTo(instance);
        assertThat(client.newProcessInstanceGetRequest(instance).send().join().getHasIncident())
                .isTrue();
        assertThat(client.newProcessInstanceGetCallHierarchyRequest(child)
                        .send()
                        .join())
                .hasSize(2);
        ElementInstance call = elements(instance, "call").getFirst();
        assertThat(call.getIncident()).isTrue();
        client.newUpdateRetriesCommand(incident.getJobKey()).retries(1).send().join();
        client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
        eventually(
                () -> client.newIncidentGetRequest(incident.getIncidentKey())
                        .send()
                        .join(),
                found -> found.getState() == IncidentState.RESOLVED);
        client.newCompleteCommand(take("fragile")).send().join();
        var done = eventually(
                () -> client.newProcessInstanceGetRequest(instance).send().join(),
                found -> found.getState().name().equals("COMPLETED"));
        assertThat(done.getHasIncident()).isFalse();
        assertThat(done.getProcessDefinitionName()).isEqualTo("Everything");
        assertThat(client.newProcessInstanceSequenceFlowsRequest(instance)
                        .send()
                        .join())
                .hasSize(6);
        assertThat(client.newProcessInstanceElementStatisticsRequest(instance)
                        .send()
                        .join())
                .hasSize(7)
                .allMatch(element -> element.getCompleted() == 1);
        assertThat(client.newProcessDefinitionElementStatisticsRequest(
                                Long.parseLong(done.getProcessDefinitionKey().toString()))
                        .filter(filter -> filter.processInstanceKey(instance))
                        .send()
                        .join())
                .hasSize(7);
        assertThat(client.newIncidentSearchRequest().send().join().items()).hasSize(1);
        assertThat(client.newProcessInstanceSearchRequest()
                        .filter(filter -> filter.tags("vip").processInstanceKey(instance))
                        .send()
                        .join()
                        .items())
                .hasSize(1);
    }

    private List<ElementInstance> elements(long instance, String id) {
        return client.newElementInstanceSearchRequest()
                .filter(filter -> filter.processInstanceKey(instance).elementId(id))
                .send()
                .join()
                .items();
    }

    @Test
    @Order(2)
    void aMessageIsCorrelatedAndASignalBroadcast() {
        long instance = startAndApprove("correlated");
        eventually(
                () -> client.newMessageSubscriptionSearchRequest()
                        .filter(filter -> filter.processInstanceKey(instance))
                        .send()
                        .join()
                        .items(),
                items -> items.size() == 1);
        assertThat(client.newCorrelateMessageCommand()
                        .messageName("payment")
                        .correlationKey("correlated")
                        .variables(Map.of("reference", "r-1"))
                        .send()
                        .join()
                        .getProcessInstanceKey())
                .isEqualTo(instance);
        assertThat(client.newBroadcastSignalCommand()
                        .signalName("alarm")
                        .send()
                        .join()
                        .getKey())
                .isPositive();
        client.newCancelInstanceCommand(instance).send().join();
        client.newCancelInstanceCommand(start("awaited")).send().join();
    }

    @Test
    @Order(2)
    void variablesAreSetAndReadOneByOne() {
        long instance = start("variables");
        String longText = "x".repeat(9_000);
        client.newSetVariablesCommand(instance)
                .variables(Map.of("note", longText))
                .send()
                .join();
        var found = eventually(
                        () -> client.newVariableSearchRequest()
                                .filter(filter -> filter.scopeKey(instance).name("note"))
                                .send()
                                .join()
                                .items(),
                        items -> items.size() == 1)
                .getFirst();
        assertThat(found.isTruncated()).isTrue();
        assertThat(found.getValue()).hasSize(8_191);
        assertThat(client.newVariableGetRequest(found.getVariableKey())
                        .send()
                        .join()
                        .getValue())
                .isEqualTo("\"" + longText + "\"");
        assertThat(client.newElementInstanceGetRequest(
                                elements(instance, "charge").getFirst().getElementInstanceKey())
                        .send()
                        .join()
                        .getElementName())
                .isEqualTo("Charge card");
        client.newCancelInstanceCommand(instance).send().join();
    }

    @Test
    @Order(2)
    void aCallerCanWaitForTheResult() {
        client.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess("sum")
                                .startEvent()
                                .scriptTask(
                                        "add",
                                        task -> task.zeebeExpression("a + b").zeebeResultVariable("sum"))
                                .endEvent()
                                .done(),
                        "sum.bpmn")
                .send()
                .join();
        var result = client.newCreateInstanceCommand()
                .bpmnProcessId("sum")
                .latestVersion()
                .variables(Map.of("a", 2, "b", 3))
                .withResult()
                .fetchVariables("sum")
                .send()
                .join();
        assertThat(result.getVariablesAsMap()).isEqualTo(Map.of("sum", 5));
    }

    /** Runs last: only then has every call been made. */
    @Test
    @Order(3)
    void everySupportedCallHasGivenAnAnswerThatKeepsTheContract() {
        Set<String> unproven = new TreeSet<>(TestEngine.FACADE.supportedOperations());
        unproven.removeIf(operation -> operation.contains("/actuator/"));
        unproven.removeAll(TestEngine.CONTRACT.fulfilled());
        assertThat(unproven).isEmpty();
    }
}
