package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.evenhand.process.ProcessFiles;
import io.evenhand.testing.OnEveryDatabase;
import io.evenhand.workflow.TasklistHumanTasks;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole referrals by theme; at last, that together they went through every element of all processes. Those that write nothing that others
 * do not write as well run on one database only.
 */
@OnEveryDatabase
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class JourneyTests {
    @Nested
    @Tag("once")
    class BeforeAnybodySigns extends IntroductionJourneys {}

    @Nested
    @Tag("once")
    class AboutTheCustomer extends CustomerJourneys {}

    @Nested
    @Tag("once")
    class WhenNotAllSign extends UnsignedJourneys {}

    @Nested
    class WhenAllSign extends SignedJourneys {}

    @Nested
    class WhatTheyPromise extends PromiseJourneys {}

    @Nested
    class WhoDelivers extends ContinuationJourneys {}

    @Nested
    @Tag("once")
    class WhenTheWorkChanges extends ChangeJourneys {}

    @Nested
    @Tag("once")
    class WithoutAReferral extends OwnAgreementJourneys {}

    @Nested
    class WhenAPeriodEnds extends PeriodJourneys {}

    @Nested
    @Tag("once")
    class WhileAWindowProtects extends WindowJourneys {}

    @Nested
    @Tag("once")
    class WhenCustomersAreOne extends LateDutyJourneys {}

    @Nested
    @Tag("once")
    class WhenWordingChanges extends WordingJourneys {}

    @Nested
    class WhenSomebodyClaims extends ClaimJourneys {}

    @Nested
    @Tag("once")
    class AfterAnUpgrade extends UpgradeJourneys {}

    @Nested
    @Tag("once")
    class WhenCustomersAreOneAfterAnUpgrade extends UpgradedContradictionJourneys {}

    /** Run alone it fails: it looks at what the journeys before it reached. */
    @Nested
    @Tag("once")
    @Order(Integer.MAX_VALUE)
    class Together {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "referral",
                    "agreement",
                    "agreement-change",
                    "agreement-start",
                    "obligation",
                    "settlement-period",
                    "claim",
                    "template-release",
                    "window-notice"
                })
        void theJourneysGoThroughEveryElement(String process) {
            SortedSet<String> left = ids(process, FlowNode.class);
            left.removeAll(ReachedElements.flowNodesOf(process));
            assertThat(left)
                    .as("elements of " + process + " that no journey ended")
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "referral",
                    "agreement",
                    "agreement-change",
                    "agreement-start",
                    "obligation",
                    "settlement-period",
                    "claim",
                    "template-release",
                    "window-notice"
                })
        void theJourneysTakeEverySequenceFlow(String process) {
            SortedSet<String> left = ids(process, SequenceFlow.class);
            // The engine notes no flow between a gateway that waits for events and the event that came: the event
            // itself says it.
            ProcessFiles.processes()
                    .get(process)
                    .getModelElementsByType(EventBasedGateway.class)
                    .forEach(gateway -> gateway.getOutgoing().forEach(flow -> left.remove(flow.getId())));
            left.removeAll(ReachedElements.sequenceFlowsOf(process));
            assertThat(left).as("flows of " + process + " that no journey took").isEmpty();
        }

        @Test
        void everyHumanTaskWasDecidedAsInTasklistAndDeniedToStrangers() {
            SortedSet<String> left = new TreeSet<>();
            ProcessFiles.processes()
                    .values()
                    .forEach(model ->
                            model.getModelElementsByType(UserTask.class).forEach(task -> left.add(task.getId())));
            assertThat(left).isNotEmpty();
            left.removeAll(TasklistHumanTasks.decidedElements());
            assertThat(left).isEmpty();
        }

        private static SortedSet<String> ids(String process, Class<? extends FlowElement> type) {
            BpmnModelInstance model = ProcessFiles.processes().get(process);
            SortedSet<String> ids = new TreeSet<>();
            model.getModelElementsByType(type).forEach(element -> ids.add(element.getId()));
            assertThat(ids).as("the model of " + process).isNotEmpty();
            return ids;
        }
    }
}
