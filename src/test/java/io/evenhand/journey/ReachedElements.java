package io.evenhand.journey;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessInstanceSequenceFlow;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What all journeys of this run together reached in the processes: asked of the engine at the end of each journey. */
final class ReachedElements {
    private static final int MORE_THAN_A_JOURNEY_HAS = 5_000;
    private static final Map<String, Set<String>> ENDED = new ConcurrentHashMap<>();
    private static final Map<String, Set<String>> TAKEN = new ConcurrentHashMap<>();

    private ReachedElements() {}

    /** Notes what was reached since the engine was last empty. An element counts when the process has gone past it. */
    static void note(CamundaClient engine) {
        List<ElementInstance> elements = engine.newElementInstanceSearchRequest()
                .page(page -> page.limit(MORE_THAN_A_JOURNEY_HAS))
                .send()
                .join()
                .items();
        Set<Long> instances = new HashSet<>();
        for (ElementInstance element : elements) {
            instances.add(element.getProcessInstanceKey());
            if (element.getState() != ElementInstanceState.ACTIVE && element.getType() != ElementInstanceType.PROCESS) {
                add(ENDED, element.getProcessDefinitionId(), element.getElementId());
            }
        }
        for (long instance : instances) {
            for (ProcessInstanceSequenceFlow flow : engine.newProcessInstanceSequenceFlowsRequest(instance)
                    .send()
                    .join()) {
                add(TAKEN, flow.getProcessDefinitionId(), flow.getElementId());
            }
        }
    }

    private static void add(Map<String, Set<String>> reached, String processId, String elementId) {
        reached.computeIfAbsent(processId, id -> ConcurrentHashMap.newKeySet()).add(elementId);
    }

    /** The flow nodes of a process that were entered and left. */
    static SortedSet<String> flowNodesOf(String processId) {
        return new TreeSet<>(ENDED.getOrDefault(processId, Set.of()));
    }

    /** The sequence flows of a process that were taken. */
    static SortedSet<String> sequenceFlowsOf(String processId) {
        return new TreeSet<>(TAKEN.getOrDefault(processId, Set.of()));
    }
}
