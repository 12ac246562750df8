package io.evenhand.engine.read;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that belongs to one process instance, so that it is found, and dropped, without looking at the others. */
final class InstanceRows {
    private final Map<Entity, List<Row>> rows = new EnumMap<>(Entity.class);
    private final Set<String> takenSequenceFlows = new LinkedHashSet<>();
    private final List<Long> calledInstances = new ArrayList<>();

    void add(Entity entity, Row row) {
        rows.computeIfAbsent(entity, e -> new ArrayList<>()).add(row);
    }

    List<Row> of(Entity entity) {
        return rows.getOrDefault(entity, List.of());
    }

    Map<Entity, List<Row>> all() {
        return rows;
    }

    Set<String> takenSequenceFlows() {
        return takenSequenceFlows;
    }

    List<Long> calledInstances() {
        return calledInstances;
    }
}
