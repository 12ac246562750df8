package io.evenhand.engine.rest;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byTaskName;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.CamundaProcessTestRuntimeMode;
import io.camunda.process.test.api.assertions.DecisionSelectors;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListenerEventType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Proves that Camunda Process Test works against the embedded engine as it does against a Camunda cluster: each kind of
 * element that the application's processes use, moved clocks, mocked jobs, and a clean engine for every test.
 */
class ProcessTestTests {
    @RegisterExtension
    static final CamundaProcessTestExtension EXTENSION = new CamundaProcessTestExtension()
            .withRuntimeMode(CamundaProcessTestRuntimeMode.REMOTE)
            .withRemoteCamundaClientBuilderFactory(() -> CamundaClient.newClientBuilder()
                    .restAddress(TestEngine.IMPATIENT_PROXY.uri())
                    .grpcAddress(URI.create("http://127.0.0.1:1"))
                    .defaultRequestTimeout(Duration.ofMinutes(1)))
            .withRemoteCamundaMonitoringApiAddress(TestEngine.IMPATIENT_PROXY.uri());

    static {
        // The machine that runs the tests may be busy; nothing here depends on being quick.
        CamundaAssert.setAssertionTimeout(Duration.ofSeconds(30));
    }

    // Injected by the extension.
    @SuppressWarnings("NullAway.Init")
    private CamundaClient client;

    @SuppressWarnings("NullAway.Init")
    private CamundaProcessTestContext context;

    @AfterEach
    void everyAnswerKeptTheContract() {
        Assertions.assertThat(TestEngine.IMPATIENT_PROXY.violations()).isEmpty();
    }

    private void deploy(BpmnModelInstance... processes) {
        var deployment = client.newDeployResourceCommand().addProcessModel(processes[0], "process-0.bpmn");
        for (int i = 1; i < processes.length; i++) {
            deployment.addProcessModel(processes[i], "process-" + i + ".bpmn");
        }
        deployment.send().join();
    }

    private io.camunda.client.api.response.ProcessInstanceEvent start(String id, Map<String, Object> variables) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId(id)
                .latestVersion()
                .variables(variables)
                .send()
                .join();
    }

    private long taskKey(String element) {
        return client.newUserTaskSearchRequest()
                .filter(filter -> filter.elementId(element).state(UserTaskState.CREATED))
                .send()
                .join()
                .items()
                .getFirst()
                .getUserTaskKey();
    }

    @Test
    void aProcessIsFollowedFromJobOverHumanTaskAndMessageToTimer() {
        deploy(Bpmn.createExecutableProcess("order")
                .name("Order")
                .startEvent("start")
                .serviceTask("charge", task -> task.name("Charge card").zeebeJobType("charge"))
                .userTask(
                        "approve",
                        task -> task.name("Approve order").zeebeUserTask().zeebeCandidateGroups("managers"))
                .intermediateCatchEvent(
                        "paid",
                        event -> event.message(
                                message -> message.name("payment").zeebeCorrelationKeyExpression("orderId")))
                .intermediateCatchEvent("cool", event -> event.timerWithDuration("P1D"))
                .endEvent("end")
                .done());
        context.mockJobWorker("charge").thenComplete(Map.of("charged", true));
        var instance = start("order", Map.of("orderId", "o-1", "amount", 12.5));
        assertThat(instance)
                .isActive()
                .hasCompletedElements("start", "charge")
                .hasActiveElements("approve")
                .hasVariable("charged", true)
                .hasVariable("amount", 12.5)
                .hasNoActiveIncidents();
        assertThat(byTaskName("Approve order"))
                .isCreated()
                .hasElementId("approve")
                .hasCandidateGroup("managers")
                .hasPriority(50);
        context.completeUserTask("approve", Map.of("approved", true));
        assertThat(UserTaskSelectors.byElementId("approve", instance.getProcessInstanceKey()))
                .isCompleted();
        assertThat(instance).isWaitingForMessage("payment", "o-1").hasVariable("approved", true);
        client.newPublishMessageCommand()
                .messageName("payment")
                .correlationKey("o-1")
                .variables(Map.of("ref", "r1"))
                .send()
                .join();
        assertThat(instance).hasActiveElements("cool").hasCorrelatedMessage("payment", "o-1");
        context.increaseTime(Duration.ofDays(1).plusSeconds(1));
        assertThat(instance)
                .isCompleted()
                .hasCompletedElementsInOrder("start", "charge", "approve", "paid", "cool", "end");
    }

    @Test
    void everyTestStartsWithAnEmptyEngine() {
        Assertions.assertThat(
                        client.newProcessDefinitionSearchRequest().send().join().items())
                .isEmpty();
        Assertions.assertThat(
                        client.newProcessInstanceSearchRequest().send().join().items())
                .isEmpty();
    }

    @Test
    void listenersCanCorrectDenyAndLetPass() {
        deploy(Bpmn.createExecutableProcess("listened")
                .startEvent()
                .userTask(
                        "task",
                        task -> task.zeebeUserTask()
                                .zeebeCandidateGroups("sales")
                                .zeebeTaskListener(l -> l.eventType(ZeebeTaskListenerEventType.creating)
                                        .type("on-create"))
                                .zeebeTaskListener(l -> l.eventType(ZeebeTaskListenerEventType.assigning)
                                        .type("on-assign"))
                                .zeebeTaskListener(l -> l.eventType(ZeebeTaskListenerEventType.updating)
                                        .type("on-update"))
                                .zeebeTaskListener(l -> l.eventType(ZeebeTaskListenerEventType.completing)
                                        .type("on-complete"))
                                .zeebeTaskListener(l -> l.eventType(ZeebeTaskListenerEventType.canceling)
                                        .type("on-cancel")))
                .endEvent()
                .done());
        context.mockJobWorker("on-create")
                .withHandler((jobs, job) -> jobs.newCompleteCommand(job)
                        .withResult(result ->
                                result.forUserTask().correctPriority(80).correctCandidateGroups(List.of("legal")))
                        .send()
                        .join());
        context.mockJobWorker("on-assign")
                .withHandler((jobs, job) -> jobs.newCompleteCommand(job)
                        .withResult(result -> "mallory".equals(job.getUserTask().getAssignee())
                                ? result.forUserTask().deny(true, "Mallory may not")
                                : result.forUserTask()
                                        .correctAssignee(job.getUserTask().getAssignee() + "@contoso"))
                        .send()
                        .join());
        context.mockJobWorker("on-update").thenComplete();
        context.mockJobWorker("on-complete")
                .withHandler((jobs, job) -> jobs.newCompleteCommand(job)
                        .withResult(result -> job.getVariablesAsMap().containsKey("reason")
                                ? result.forUserTask()
                                : result.forUserTask().deny(true, "A reason is missing"))
                        .send()
                        .join());
        context.mockJobWorker("on-cancel").thenComplete();
        var instance = start("listened", Map.of());
        assertThat(UserTaskSelectors.byElementId("task"))
                .isCreated()
                .hasPriority(80)
                .hasCandidateGroup("legal");
        long key = taskKey("task");
        Assertions.assertThatThrownBy(() -> client.newAssignUserTaskCommand(key)
                        .assignee("mallory")
                        .send()
                        .join())
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    Assertions.assertThat(refusal.code()).isEqualTo(409);
                    Assertions.assertThat(refusal.details().getDetail()).contains("Mallory may not");
                });
        assertThat(UserTaskSelectors.byElementId("task")).isCreated().hasAssignee(null);
        client.newAssignUserTaskCommand(key).assignee("ann").send().join();
        assertThat(UserTaskSelectors.byElementId("task")).hasAssignee("ann@contoso");
        client.newUpdateUserTaskCommand(key).priority(10).send().join();
        assertThat(UserTaskSelectors.byElementId("task")).hasPriority(10).hasCandidateGroup("legal");
        Assertions.assertThatThrownBy(
                        () -> client.newCompleteUserTaskCommand(key).send().join())
                .hasMessageContaining("A reason is missing");
        assertThat(UserTaskSelectors.byElementId("task")).isCreated();
        client.newCompleteUserTaskCommand(key)
                .variables(Map.of("reason", "all good"))
                .send()
                .join();
        assertThat(instance).isCompleted();
        var second = start("listened", Map.of());
        assertThat(UserTaskSelectors.byElementId("task", second.getProcessInstanceKey()))
                .isCreated();
        client.newCancelInstanceCommand(second.getProcessInstanceKey()).send().join();
        assertThat(second).isTerminated();
        assertThat(UserTaskSelectors.byElementId("task", second.getProcessInstanceKey()))
                .isCanceled();
    }

    @Test
    void errorsEscalationsAndIncidentsAreCaughtAndMended() {
        deploy(Bpmn.createExecutableProcess("trouble")
                .startEvent()
                .serviceTask("risky", task -> task.zeebeJobType("risky"))
                .boundaryEvent(
                        "failed", event -> event.error("NO_SIGNATORY").zeebeOutputExpression("unsigned", "unsigned"))
                .subProcess(
                        "talks",
                        talks -> talks.embeddedSubProcess()
                                .startEvent()
                                .endEvent("raise", end -> end.escalation("ESCALATED")))
                .boundaryEvent("escalated", event -> event.cancelActivity(true).escalation("ESCALATED"))
                .serviceTask("fragile", task -> task.zeebeJobType("fragile"))
                .endEvent("mended")
                .moveToActivity("talks")
                .endEvent("calm")
                .moveToActivity("risky")
                .endEvent("smooth")
                .done());
        var instance = start("trouble", Map.of());
        context.throwBpmnErrorFromJob("risky", "NO_SIGNATORY", Map.of("unsigned", "contoso"));
        assertThat(instance)
                .hasTerminatedElements("risky", "talks")
                .hasCompletedElements("failed", "escalated")
                .hasActiveElements("fragile")
                .hasVariable("unsigned", "contoso");
        context.mockJobWorker("fragile").withHandler((jobs, job) -> {
            if (job.getRetries() == 7) {
                jobs.newCompleteCommand(job).send().join();
            } else {
                jobs.newFailCommand(job).retries(0).errorMessage("boom").send().join();
            }
        });
        assertThat(instance).hasActiveIncidents();
        var incident = client.newIncidentSearchRequest()
                .filter(filter -> filter.processInstanceKey(instance.getProcessInstanceKey())
                        .state(IncidentState.ACTIVE))
                .send()
                .join()
                .items()
                .getFirst();
        Assertions.assertThat(incident.getErrorMessage()).isEqualTo("boom");
        client.newUpdateRetriesCommand(incident.getJobKey()).retries(7).send().join();
        client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
        assertThat(instance).isCompleted().hasNoActiveIncidents().hasCompletedElements("mended");
    }

    @Test
    void callsDecisionsAndSeveralInstancesOfOneTaskKeepTheirVariablesApart() {
        client.newDeployResourceCommand()
                .addProcessModel(
                        Bpmn.createExecutableProcess("parent")
                                .startEvent()
                                .businessRuleTask(
                                        "assess",
                                        task -> task.zeebeCalledDecisionId("risk")
                                                .zeebeBindingType(ZeebeBindingType.deployment)
                                                .zeebeResultVariable("risk"))
                                .serviceTask(
                                        "each",
                                        task -> task.zeebeJobType("each")
                                                .multiInstance(many -> many.parallel()
                                                        .zeebeInputCollectionExpression("items")
                                                        .zeebeInputElement("item")
                                                        .zeebeOutputCollection("results")
                                                        .zeebeOutputElementExpression("result")))
                                .callActivity(
                                        "call",
                                        call -> call.zeebeProcessId("kid")
                                                .zeebeBindingType(ZeebeBindingType.deployment)
                                                .zeebePropagateAllChildVariables(false)
                                                .zeebeInput("=risk", "question")
                                                .zeebeOutput("=answer", "outcome"))
                                .endEvent()
                                .done(),
                        "parent.bpmn")
                .addProcessModel(
                        Bpmn.createExecutableProcess("kid")
                                .startEvent()
                                .serviceTask("think", task -> task.zeebeJobType("think"))
                                .endEvent()
                                .done(),
                        "kid.bpmn")
                .addResourceFromClasspath("engine/risk.dmn")
                .send()
                .join();
        context.mockJobWorker("each")
                .withHandler((jobs, job) -> jobs.newCompleteCommand(job)
                        .variables(Map.of("result", job.getVariablesAsMap().get("item") + "!"))
                        .send()
                        .join());
        context.mockJobWorker("think").thenComplete(Map.of("answer", "forty-two", "secret", "s"));
        var instance = start("parent", Map.of("amount", 5_000, "items", List.of("a", "b", "c")));
        assertThat(instance)
                .isCompleted()
                .hasVariable("risk", "high")
                .hasVariable("results", List.of("a!", "b!", "c!"))
                .hasVariable("outcome", "forty-two");
        assertThat(DecisionSelectors.byId("risk", instance.getProcessInstanceKey()))
                .isEvaluated()
                .hasOutput("high")
                .hasMatchedRules(2);
        var children = client.newProcessInstanceSearchRequest()
                .filter(filter -> filter.parentProcessInstanceKey(instance.getProcessInstanceKey()))
                .send()
                .join()
                .items();
        Assertions.assertThat(children).hasSize(1);
        var elements = client.newElementInstanceSearchRequest()
                .filter(filter -> filter.processInstanceKey(instance.getProcessInstanceKey())
                        .elementId("each"))
                .send()
                .join()
                .items();
        Assertions.assertThat(elements).hasSize(4);
        var local = client.newVariableSearchRequest()
                .filter(filter -> filter.scopeKey(elements.getLast().getElementInstanceKey()))
                .send()
                .join()
                .items();
        Assertions.assertThat(local).extracting("name").contains("item");
    }

    @Test
    void signalsMessagesAndRemindersInterruptOrNot() {
        var builder = Bpmn.createExecutableProcess("events");
        builder.eventSubProcess(
                "withdrawal",
                sub -> sub.startEvent(
                                "withdrawn",
                                event -> event.interrupting(true)
                                        .message(message ->
                                                message.name("withdrawn").zeebeCorrelationKeyExpression("id")))
                        .serviceTask("stop", task -> task.zeebeJobType("stop"))
                        .endEvent("stopped"));
        deploy(builder.startEvent()
                .intermediateCatchEvent("go", event -> event.signal("go"))
                .userTask("sign", task -> task.zeebeUserTask())
                .boundaryEvent("reminder", event -> event.cancelActivity(false).timerWithCycle("R/PT1H"))
                .serviceTask("remind", task -> task.zeebeJobType("remind"))
                .endEvent("reminded")
                .moveToActivity("sign")
                .endEvent()
                .done());
        context.mockJobWorker("remind").thenComplete();
        context.mockJobWorker("stop").thenComplete();
        var instance = start("events", Map.of("id", "e-1"));
        assertThat(instance).hasActiveElements("go");
        client.newBroadcastSignalCommand().signalName("go").send().join();
        assertThat(instance).hasActiveElements("sign");
        context.increaseTime(Duration.ofMinutes(61));
        assertThat(instance).hasCompletedElement("reminded", 1).hasActiveElements("sign");
        context.increaseTime(Duration.ofMinutes(61));
        assertThat(instance).hasCompletedElement("reminded", 2).hasActiveElements("sign");
        client.newPublishMessageCommand()
                .messageName("withdrawn")
                .correlationKey("e-1")
                .send()
                .join();
        assertThat(instance).isCompleted().hasTerminatedElements("sign").hasCompletedElements("stopped");
    }

    @Test
    void childrenAndDecisionsCanBeMocked() {
        deploy(Bpmn.createExecutableProcess("outer")
                .startEvent()
                .callActivity("child", call -> call.zeebeProcessId("kid"))
                .businessRuleTask(
                        "decide", task -> task.zeebeCalledDecisionId("dec").zeebeResultVariable("level"))
                .endEvent()
                .done());
        context.mockChildProcess("kid", Map.of("k", 1));
        context.mockDmnDecision("dec", "high");
        var instance = start("outer", Map.of());
        assertThat(instance).isCompleted().hasVariable("k", 1).hasVariable("level", "high");
    }
}
