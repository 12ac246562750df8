package io.evenhand.engine.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows, by identity and by process instance. Every operation takes constant time, or time in proportion to what it
 * drops. Not safe for use by several threads: {@link InMemoryReadModel} holds the lock.
 */
final class Store {
    /** Rows of no process instance, such as decisions that somebody evaluated directly. */
    static final long NO_INSTANCE = -1;

    private final Retention retention;
    private final Map<Entity, Map<RowId, Row>> tables = new EnumMap<>(Entity.class);
    private final Map<Long, InstanceRows> instances = new HashMap<>();
    private final Deque<Long> endedInstances = new ArrayDeque<>();
    private final Deque<Row> withoutInstance = new ArrayDeque<>();
    private int instanceRows;

    Store(Retention retention) {
        this.retention = retention;
        for (Entity entity : Entity.values()) {
            tables.put(entity, new LinkedHashMap<>());
        }
    }

    void clear() {
        tables.values().forEach(Map::clear);
        instances.clear();
        endedInstances.clear();
        withoutInstance.clear();
        instanceRows = 0;
    }

    Collection<Row> all(Entity entity) {
        return table(entity).values();
    }

    Optional<Row> find(Entity entity, RowId id) {
        return Optional.ofNullable(table(entity).get(id));
    }

    Optional<Row> find(Entity entity, long key) {
        return find(entity, RowId.of(key));
    }

    /** The rows of one process instance, oldest first; empty when it is unknown. */
    List<Row> ofInstance(Entity entity, long processInstanceKey) {
        InstanceRows rows = instances.get(processInstanceKey);
        return rows == null ? List.of() : rows.of(entity);
    }

    @Nullable
    InstanceRows instance(long processInstanceKey) {
        return instances.get(processInstanceKey);
    }

    /** A row that belongs to what was deployed, and so is never dropped. */
    Row addDeployed(Entity entity, long key) {
        return insert(entity, RowId.of(key));
    }

    /** A row that goes when its process instance goes; the existing one when it is already there. */
    Row addOfInstance(Entity entity, RowId id, long processInstanceKey) {
        Row known = table(entity).get(id);
        if (known != null) {
            return known;
        }
        Row row = insert(entity, id);
        if (processInstanceKey == NO_INSTANCE) {
            withoutInstance.add(row);
            if (withoutInstance.size() > retention.completedInstances()) {
                Row oldest = withoutInstance.remove();
                table(entityOf(oldest)).remove(oldest.id());
            }
        } else {
            instances
                    .computeIfAbsent(processInstanceKey, key -> new InstanceRows())
                    .add(entity, row);
            instanceRows++;
        }
        return row;
    }

    /** Notes that an instance was started by a call activity of another, with which it will be dropped. */
    void called(long parentProcessInstanceKey, long processInstanceKey) {
        InstanceRows parent = instances.get(parentProcessInstanceKey);
        if (parent != null) {
            parent.calledInstances().add(processInstanceKey);
        }
    }

    /** Notes that an instance that nobody called has ended, and drops the oldest ended ones beyond the retention. */
    void ended(long processInstanceKey) {
        endedInstances.add(processInstanceKey);
        while (endedInstances.size() > retention.completedInstances()
                || (instanceRows > retention.rows() && endedInstances.size() > 1)) {
            drop(endedInstances.remove());
        }
    }

    Collection<Long> endedInstances() {
        return endedInstances;
    }

    int instanceRows() {
        return instanceRows;
    }

    private void drop(long processInstanceKey) {
        Deque<Long> toDrop = new ArrayDeque<>(List.of(processInstanceKey));
        while (!toDrop.isEmpty()) {
            InstanceRows rows = instances.remove(toDrop.remove());
            if (rows == null) {
                continue;
            }
            toDrop.addAll(new ArrayList<>(rows.calledInstances()));
            rows.all().forEach((entity, list) -> {
                list.forEach(row -> table(entity).remove(row.id()));
                instanceRows -= list.size();
            });
        }
    }

    private Row insert(Entity entity, RowId id) {
        Row row = new Row(entity.schema(), id);
        table(entity).put(id, row);
        return row;
    }

    private Map<RowId, Row> table(Entity entity) {
        Map<RowId, Row> table = tables.get(entity);
        if (table == null) {
            throw new IllegalStateException("No table " + entity);
        }
        return table;
    }

    private static Entity entityOf(Row row) {
        for (Entity entity : Entity.values()) {
            if (entity.schema() == row.schema()) {
                return entity;
            }
        }
        throw new IllegalStateException("A row of no entity");
    }
}
