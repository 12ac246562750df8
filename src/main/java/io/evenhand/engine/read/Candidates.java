package io.evenhand.engine.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows that a search needs to look at: those of one process instance or one key if the filter names it, else all. */
final class Candidates {
    private static final List<String> ELEMENT_FIELDS =
            List.of("elementInstanceKey", "scopeKey", "elementInstanceScopeKey");
    private static final Map<Entity, Column<Long>> PRIMARY_KEYS = Map.of(
            Entity.PROCESS_INSTANCE, ProcessInstances.KEY,
            Entity.ELEMENT_INSTANCE, ElementInstances.KEY,
            Entity.VARIABLE, Variables.KEY,
            Entity.USER_TASK, UserTasks.KEY,
            Entity.JOB, Jobs.KEY,
            Entity.INCIDENT, Incidents.KEY,
            Entity.MESSAGE_SUBSCRIPTION, MessageSubscriptions.KEY,
            Entity.PROCESS_DEFINITION, ProcessDefinitions.KEY,
            Entity.DECISION_DEFINITION, DecisionDefinitions.KEY,
            Entity.DECISION_REQUIREMENTS, DecisionRequirements.KEY);

    private final Store store;

    Candidates(Store store) {
        this.store = store;
    }

    /** @param filter already found valid */
    Collection<Row> of(Entity entity, JsonNode filter) {
        Column<Long> primary = PRIMARY_KEYS.get(entity);
        Optional<Long> key = primary == null ? Optional.empty() : equalKey(filter.get(primary.name()));
        if (key.isPresent()) {
            return store.find(entity, key.get()).map(List::of).orElse(List.of());
        }
        Optional<Long> instance = equalKey(filter.get("processInstanceKey"));
        if (instance.isPresent()) {
            return store.ofInstance(entity, instance.get());
        }
        for (String field : ELEMENT_FIELDS) {
            Optional<Long> element = equalKey(filter.get(field));
            if (element.isPresent()) {
                return store.ofInstance(entity, instanceOf(element.get()));
            }
        }
        return store.all(entity);
    }

    private long instanceOf(long elementOrProcessInstanceKey) {
        return store.find(Entity.ELEMENT_INSTANCE, elementOrProcessInstanceKey)
                .map(row -> row.require(ElementInstances.INSTANCE_KEY))
                .orElse(elementOrProcessInstanceKey);
    }

    private static Optional<Long> equalKey(@Nullable JsonNode filter) {
        if (filter == null) {
            return Optional.empty();
        }
        JsonNode plain = filter.isObject() ? filter.path("$eq") : filter;
        return plain.isTextual() ? Optional.of(FilterValues.key(plain, "filter")) : Optional.empty();
    }
}
