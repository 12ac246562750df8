package io.evenhand.engine.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.record.Record;
import io.evenhand.engine.core.ReadModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Answers every question about processes from memory. Safe for many threads; what it returns are copies. It follows the
 * engine with a short delay: what a command has changed may not be visible at once.
 */
public final class InMemoryReadModel implements ReadModel {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Store store;
    private final Projection projection;
    private long position = -1;

    public InMemoryReadModel() {
        this(Retention.DEFAULT);
    }

    public InMemoryReadModel(Retention retention) {
        store = new Store(retention);
        projection = new Projection(store);
    }

    @Override
    public void accept(Record<?> record) {
        write(() -> {
            if (record.getPosition() > position) {
                projection.apply(record);
                position = record.getPosition();
            }
        });
    }

    @Override
    public long position() {
        return read(() -> position);
    }

    @Override
    public void clear() {
        write(() -> {
            store.clear();
            projection.clear();
            position = -1;
        });
    }

    @Override
    public void save(OutputStream out) throws IOException {
        lock.readLock().lock();
        try {
            new ReadModelFile(store).write(position, out);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void load(InputStream in) throws IOException {
        lock.writeLock().lock();
        try {
            store.clear();
            position = new ReadModelFile(store).read(in);
            projection.restored();
        } catch (IOException | RuntimeException e) {
            store.clear();
            projection.clear();
            position = -1;
            throw e;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * @param query the API's search body: {@code filter}, {@code sort} and {@code page}, each optional
     * @throws InvalidSearchException when the query cannot be understood
     */
    public Page search(Entity entity, JsonNode query) {
        return search(entity, query, () -> new Candidates(store).of(entity, query.path("filter")));
    }

    /** The incidents of a process instance and of all that it called. */
    public Page searchIncidents(long processInstanceKey, JsonNode query) {
        return search(Entity.INCIDENT, query, () -> {
            List<Row> incidents = new ArrayList<>();
            collectIncidents(processInstanceKey, incidents);
            return incidents;
        });
    }

    /** The variables that a user task sees: its own, and those of every scope around it. */
    public Page searchVariablesSeenBy(long userTaskKey, JsonNode query) {
        return search(
                Entity.VARIABLE,
                query,
                () -> store.find(Entity.USER_TASK, userTaskKey)
                        .map(this::variablesSeenBy)
                        .orElse(List.of()));
    }

    /**
     * The row with everything that the API shows of it.
     *
     * @param key as in the API; no row when it is no key at all
     */
    public Optional<ObjectNode> find(Entity entity, String key) {
        return RowKeys.parse(key)
                .flatMap(id -> read(() -> store.find(entity, id).map(row -> row.toJson(true))));
    }

    /** The BPMN or DMN text of a process definition or decision requirements. */
    public Optional<String> xml(Entity entity, long key) {
        Column<String> column = switch (entity) {
            case PROCESS_DEFINITION -> ProcessDefinitions.XML;
            case DECISION_REQUIREMENTS -> DecisionRequirements.XML;
            default -> throw new IllegalArgumentException(entity + " has no XML");
        };
        return read(() -> store.find(entity, key).map(row -> row.require(column)));
    }

    /** The form that a process definition asks for at its start, if it has one. */
    public Optional<ObjectNode> startForm(long processDefinitionKey) {
        return read(() -> store.find(Entity.PROCESS_DEFINITION, processDefinitionKey)
                .flatMap(projection.definitions()::startForm)
                .map(row -> row.toJson(true)));
    }

    /** What was taken and counted of one process instance or definition. */
    public ProcessStatistics statistics() {
        return new ProcessStatistics(store, projection.definitions(), lock);
    }

    private Page search(Entity entity, JsonNode query, Supplier<Collection<Row>> candidates) {
        for (var property : query.properties()) {
            if (!List.of("filter", "sort", "page").contains(property.getKey())
                    && !property.getValue().isNull()) {
                throw new InvalidSearchException(property.getKey(), "is not part of a search");
            }
        }
        Predicate<Row> filter = new Filter(store, projection.definitions(), entity).parse(query.path("filter"));
        Ordering ordering = Ordering.parse(entity, query.path("sort"));
        Paging paging = Paging.parse(query.path("page"), ordering);
        return read(() -> {
            List<Placed> matching = candidates.get().stream()
                    .filter(filter)
                    .map(row -> new Placed(row, ordering.placeOf(row)))
                    .sorted((left, right) -> ordering.compare(left.place(), right.place()))
                    .toList();
            List<Placed> page = paging.cut(matching, Placed::place, ordering);
            return new Page(
                    page.stream().map(placed -> placed.row().toJson(false)).toList(),
                    matching.size(),
                    page.isEmpty()
                            ? Optional.empty()
                            : Optional.of(Cursor.encode(page.getFirst().place())),
                    page.isEmpty()
                            ? Optional.empty()
                            : Optional.of(Cursor.encode(page.getLast().place())));
        });
    }

    private record Placed(Row row, Ordering.Place place) {}

    private void collectIncidents(long processInstanceKey, List<Row> into) {
        InstanceRows rows = store.instance(processInstanceKey);
        if (rows != null) {
            into.addAll(rows.of(Entity.INCIDENT));
            rows.calledInstances().forEach(called -> collectIncidents(called, into));
        }
    }

    private List<Row> variablesSeenBy(Row task) {
        long instance = task.require(UserTasks.INSTANCE_KEY);
        List<Long> scopes = new ArrayList<>(List.of(instance));
        Optional<Row> element = store.find(Entity.ELEMENT_INSTANCE, task.require(UserTasks.ELEMENT_KEY));
        while (element.isPresent()) {
            scopes.add(element.get().require(ElementInstances.KEY));
            element = store.find(Entity.ELEMENT_INSTANCE, element.get().require(ElementInstances.SCOPE_KEY));
        }
        return store.ofInstance(Entity.VARIABLE, instance).stream()
                .filter(variable -> scopes.contains(variable.get(Variables.SCOPE_KEY)))
                .toList();
    }

    private void write(Runnable change) {
        lock.writeLock().lock();
        try {
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T read(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }
}
