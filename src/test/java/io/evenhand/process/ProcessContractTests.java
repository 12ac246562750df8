package io.evenhand.process;

import static io.evenhand.process.ProcessFiles.all;
import static io.evenhand.process.ProcessFiles.extension;
import static io.evenhand.process.ProcessFiles.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListenerEventType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** What every process in {@code bpmn/} promises to workers and people, read from the files without an engine. */
class ProcessContractTests {
    private static final String KEBAB_CASE = "[a-z0-9]+(-[a-z0-9]+)*";

    @Test
    void aFileIsNamedLikeItsProcess() {
        ProcessFiles.processes()
                .forEach((file, model) -> assertThat(model.getModelElementsByType(Process.class))
                        .as(file)
                        .singleElement()
                        .satisfies(process -> {
                            assertThat(process.getId()).isEqualTo(file);
                            assertThat(process.getName()).isNotBlank();
                            assertThat(process.isExecutable()).isTrue();
                        }));
    }

    @Test
    void everyElementHasANameThatPeopleReadAndAnIdInKebabCase() {
        assertThat(all(FlowElement.class))
                .allSatisfy(element -> assertThat(element.getId()).matches(KEBAB_CASE));
        assertThat(all(FlowNode.class))
                .allSatisfy(node ->
                        assertThat(node.getName()).as(named(node)).isNotBlank().matches("\\p{Lu}.*"));
    }

    @Test
    void everyGatewaysWaysAreNamed() {
        assertThat(all(SequenceFlow.class))
                .filteredOn(flow -> flow.getConditionExpression() != null)
                .isNotEmpty()
                .allSatisfy(flow -> assertThat(flow.getName()).as(flow.getId()).isNotBlank());
    }

    @Test
    void everyElementIsReached() {
        for (BpmnModelInstance model : ProcessFiles.processes().values()) {
            Set<String> elements = ids(model.getModelElementsByType(FlowNode.class));
            assertThat(reached(model)).isEqualTo(elements);
        }
    }

    @Test
    void everyWayEndsAtAnEndEvent() {
        assertThat(all(FlowNode.class))
                .filteredOn(node -> node.getOutgoing().isEmpty())
                .filteredOn(node -> !(node instanceof SubProcess sub && sub.triggeredByEvent()))
                .isNotEmpty()
                .allSatisfy(node -> assertThat(node).as(named(node)).isInstanceOf(EndEvent.class));
    }

    @Test
    void everyErrorThatAnEndThrowsIsCaughtAroundIt() {
        List<ErrorEventDefinition> thrown = all(ErrorEventDefinition.class).stream()
                .filter(definition -> definition.getParentElement() instanceof EndEvent)
                .toList();
        assertThat(thrown)
                .isNotEmpty()
                .allSatisfy(definition -> assertThat(caughtAround(definition))
                        .as(((EndEvent) definition.getParentElement()).getId())
                        .contains(definition.getError().getErrorCode()));
    }

    @Test
    void everyErrorThatIsCaughtCanBeThrown() {
        assertThat(all(BoundaryEvent.class))
                .filteredOn(event -> !errorCodes(event).isEmpty())
                .isNotEmpty()
                .allSatisfy(event -> {
                    if (event.getAttachedTo() instanceof SubProcess sub) {
                        assertThat(thrownInside(sub)).as(event.getId()).containsAll(errorCodes(event));
                    } else {
                        assertThat(event.getAttachedTo()).as(event.getId()).isInstanceOf(ServiceTask.class);
                    }
                });
    }

    @Test
    void everyServiceTaskHasAJobTypeInItsRoomAndRetries() {
        assertThat(all(ServiceTask.class)).isNotEmpty().allSatisfy(task -> {
            ZeebeTaskDefinition definition = extension(task, ZeebeTaskDefinition.class);
            assertThat(definition.getType()).matches(KEBAB_CASE + "\\." + KEBAB_CASE);
            assertThat(definition.getRetries()).isEqualTo("3");
        });
    }

    @Test
    void everyTaskOfAPersonHasAFormACandidateGroupAndItsListeners() {
        assertThat(all(UserTask.class)).isNotEmpty().allSatisfy(task -> {
            extension(task, ZeebeUserTask.class);
            ZeebeFormDefinition form = extension(task, ZeebeFormDefinition.class);
            assertThat(form.getFormId()).isEqualTo(task.getId());
            assertThat(form.getBindingType()).isEqualTo(ZeebeBindingType.deployment);
            assertThat(extension(task, ZeebeAssignmentDefinition.class).getCandidateGroups())
                    .as(task.getId())
                    .matches("= \\[\\w+ \\+ \":\\w*\"( \\+ \\w+)?]");
            Map<ZeebeTaskListenerEventType, String> listeners =
                    extension(task, ZeebeTaskListeners.class).getTaskListeners().stream()
                            .collect(Collectors.toMap(ZeebeTaskListener::getEventType, ZeebeTaskListener::getType));
            assertThat(listeners)
                    .containsEntry(ZeebeTaskListenerEventType.creating, "human-task.created")
                    .containsEntry(ZeebeTaskListenerEventType.assigning, "human-task.assigned")
                    .containsEntry(ZeebeTaskListenerEventType.canceling, "human-task.canceled")
                    .hasSize(4);
            assertThat(listeners.get(ZeebeTaskListenerEventType.completing))
                    .matches("(agreement|claim|obligation|protection|referral|settlement|wording)\\.[a-z-]+");
        });
    }

    @Test
    void onlyTheDecisionLeavesATaskOfAPerson() {
        assertThat(all(UserTask.class))
                .allSatisfy(task -> assertThat(
                                extension(task, ZeebeIoMapping.class).getOutputs())
                        .as(task.getId())
                        .singleElement()
                        .satisfies(output -> assertThat(output.getSource()).isEqualTo("= decision")));
    }

    @Test
    void everyFormBelongsToATaskAndIsNamedLikeIt() {
        assertThat(ProcessFiles.forms().keySet()).isEqualTo(ids(all(UserTask.class)));
        ProcessFiles.forms()
                .forEach((file, form) -> assertThat(form.path("id").asText()).isEqualTo(file));
    }

    @Test
    void whatIsCalledIsBoundToWhatWasDeployedWithIt() {
        assertThat(all(CallActivity.class)).isNotEmpty().allSatisfy(call -> {
            ZeebeCalledElement called = extension(call, ZeebeCalledElement.class);
            assertThat(ProcessFiles.processes()).containsKey(called.getProcessId());
            assertThat(called.getBindingType()).isEqualTo(ZeebeBindingType.deployment);
            assertThat(called.isPropagateAllParentVariablesEnabled()).isFalse();
            assertThat(called.isPropagateAllChildVariablesEnabled()).isFalse();
        });
        assertThat(all(BusinessRuleTask.class)).isNotEmpty().allSatisfy(task -> {
            ZeebeCalledDecision called = extension(task, ZeebeCalledDecision.class);
            assertThat(ProcessFiles.decisions()).containsKey(called.getDecisionId());
            assertThat(called.getBindingType()).isEqualTo(ZeebeBindingType.deployment);
        });
    }

    private static Set<String> reached(BpmnModelInstance model) {
        Deque<FlowNode> toVisit = new ArrayDeque<>();
        model.getModelElementsByType(StartEvent.class).stream()
                .filter(start -> !(start.getParentElement() instanceof SubProcess sub) || sub.triggeredByEvent())
                .forEach(toVisit::add);
        // An event sub-process is reached by its event.
        model.getModelElementsByType(SubProcess.class).stream()
                .filter(SubProcess::triggeredByEvent)
                .forEach(toVisit::add);
        Set<String> reached = new TreeSet<>();
        while (!toVisit.isEmpty()) {
            FlowNode node = toVisit.pop();
            if (reached.add(node.getId())) {
                next(model, node).forEach(toVisit::add);
            }
        }
        return reached;
    }

    private static Stream<FlowNode> next(BpmnModelInstance model, FlowNode node) {
        Stream<FlowNode> flows = node.getOutgoing().stream().map(SequenceFlow::getTarget);
        Stream<FlowNode> boundaries = model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().equals(node))
                .map(FlowNode.class::cast);
        Stream<FlowNode> starts = node instanceof SubProcess sub
                ? sub.getChildElementsByType(StartEvent.class).stream().map(FlowNode.class::cast)
                : Stream.empty();
        return Stream.of(flows, boundaries, starts).flatMap(found -> found);
    }

    private static Set<String> caughtAround(ErrorEventDefinition thrown) {
        Set<String> caught = new HashSet<>();
        for (ModelElementInstance scope = thrown.getParentElement(); scope != null; scope = scope.getParentElement()) {
            if (scope instanceof Activity activity) {
                ((BpmnModelInstance) activity.getModelInstance())
                        .getModelElementsByType(BoundaryEvent.class).stream()
                                .filter(event -> event.getAttachedTo().equals(activity))
                                .forEach(event -> caught.addAll(errorCodes(event)));
            }
        }
        return caught;
    }

    private static Set<String> thrownInside(SubProcess sub) {
        Stream<String> here = sub.getChildElementsByType(EndEvent.class).stream()
                .flatMap(end -> end.getChildElementsByType(ErrorEventDefinition.class).stream())
                .map(definition -> definition.getError().getErrorCode());
        Stream<String> deeper =
                sub.getChildElementsByType(SubProcess.class).stream().flatMap(inner -> thrownInside(inner).stream());
        return Stream.concat(here, deeper).collect(Collectors.toSet());
    }

    private static Set<String> errorCodes(BoundaryEvent event) {
        return event.getChildElementsByType(ErrorEventDefinition.class).stream()
                .map(definition -> definition.getError().getErrorCode())
                .collect(Collectors.toSet());
    }

    private static Set<String> ids(Collection<? extends FlowElement> elements) {
        return elements.stream().map(FlowElement::getId).collect(Collectors.toCollection(TreeSet::new));
    }
}
