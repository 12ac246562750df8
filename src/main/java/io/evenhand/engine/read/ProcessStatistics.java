package io.evenhand.engine.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.function.Predicate;

/** What happened in process instances, counted by element; the paths that were taken; who called whom. */
public final class ProcessStatistics {
    private static final List<String> COUNTS = List.of("active", "canceled", "incidents", "completed");

    private final Store store;
    private final ProcessDefinitions definitions;
    private final ReadWriteLock lock;

    ProcessStatistics(Store store, ProcessDefinitions definitions, ReadWriteLock lock) {
        this.store = store;
        this.definitions = definitions;
        this.lock = lock;
    }

    /** The sequence flows that one process instance has taken, each once. */
    public List<ObjectNode> takenSequenceFlows(long processInstanceKey) {
        lock.readLock().lock();
        try {
            InstanceRows rows = store.instance(processInstanceKey);
            Optional<Row> instance = store.find(Entity.PROCESS_INSTANCE, processInstanceKey);
            if (rows == null || instance.isEmpty()) {
                return List.of();
            }
            Row row = instance.get();
            return rows.takenSequenceFlows().stream()
                    .map(flow -> JsonNodeFactory.instance
                            .objectNode()
                            .put("sequenceFlowId", processInstanceKey + "_" + flow)
                            .put("processInstanceKey", Long.toString(processInstanceKey))
                            .put(
                                    "processDefinitionKey",
                                    row.require(ProcessInstances.DEFINITION_KEY).toString())
                            .put("processDefinitionId", row.require(ProcessInstances.DEFINITION_ID))
                            .put("elementId", flow)
                            .put("tenantId", row.require(ProcessInstances.TENANT)))
                    .toList();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** How often each element of one process instance is or was reached, and how it ended. */
    public List<ObjectNode> elementsOfInstance(long processInstanceKey) {
        lock.readLock().lock();
        try {
            return count(store.ofInstance(Entity.ELEMENT_INSTANCE, processInstanceKey));
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * The same over the instances of one definition.
     *
     * @param filter as in a search of process instances
     * @throws InvalidSearchException when the filter cannot be understood
     */
    public List<ObjectNode> elementsOfDefinition(long processDefinitionKey, JsonNode filter) {
        Predicate<Row> wanted = new Filter(store, definitions, Entity.PROCESS_INSTANCE).parse(filter);
        lock.readLock().lock();
        try {
            List<Row> elements = new ArrayList<>();
            store.all(Entity.PROCESS_INSTANCE).stream()
                    .filter(row -> row.require(ProcessInstances.DEFINITION_KEY) == processDefinitionKey)
                    .filter(wanted)
                    .forEach(row -> elements.addAll(
                            store.ofInstance(Entity.ELEMENT_INSTANCE, row.id().key())));
            return count(elements);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The process instances from the outermost caller to the given one. */
    public List<ObjectNode> callHierarchy(long processInstanceKey) {
        lock.readLock().lock();
        try {
            List<ObjectNode> outermostFirst = new ArrayList<>();
            Optional<Row> instance = store.find(Entity.PROCESS_INSTANCE, processInstanceKey);
            while (instance.isPresent()) {
                Row row = instance.get();
                outermostFirst.addFirst(JsonNodeFactory.instance
                        .objectNode()
                        .put("processInstanceKey", row.id().toString())
                        .put(
                                "processDefinitionKey",
                                row.require(ProcessInstances.DEFINITION_KEY).toString())
                        .put("processDefinitionName", row.require(ProcessInstances.DEFINITION_NAME)));
                instance = Optional.ofNullable(row.get(ProcessInstances.PARENT_KEY))
                        .flatMap(parent -> store.find(Entity.PROCESS_INSTANCE, parent));
            }
            return outermostFirst;
        } finally {
            lock.readLock().unlock();
        }
    }

    private static List<ObjectNode> count(Collection<Row> elements) {
        Map<String, ObjectNode> byElement = new LinkedHashMap<>();
        for (Row element : elements) {
            String id = element.require(ElementInstances.ELEMENT_ID);
            ObjectNode counts = byElement.computeIfAbsent(id, ProcessStatistics::noneOf);
            String state = switch (element.require(ElementInstances.STATE)) {
                case "ACTIVE" -> "active";
                case "TERMINATED" -> "canceled";
                default -> "completed";
            };
            counts.put(state, counts.path(state).asLong() + 1);
            if (element.require(ElementInstances.HAS_INCIDENT)) {
                counts.put("incidents", counts.path("incidents").asLong() + 1);
            }
        }
        return List.copyOf(byElement.values());
    }

    private static ObjectNode noneOf(String elementId) {
        ObjectNode counts = JsonNodeFactory.instance.objectNode().put("elementId", elementId);
        COUNTS.forEach(count -> counts.put(count, 0L));
        return counts;
    }
}
