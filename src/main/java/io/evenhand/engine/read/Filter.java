package io.evenhand.engine.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The {@code filter} of a search: conditions on the row's own columns, and for some entities on what belongs to the row
 * in other tables.
 */
final class Filter {
    private final Store store;
    private final ProcessDefinitions definitions;
    private final Entity entity;

    Filter(Store store, ProcessDefinitions definitions, Entity entity) {
        this.store = store;
        this.definitions = definitions;
        this.entity = entity;
    }

    /** @throws InvalidSearchException naming the field that is unknown or wrong */
    Predicate<Row> parse(JsonNode filter) {
        return parse(filter, "filter");
    }

    private Predicate<Row> parse(JsonNode filter, String path) {
        if (Condition.isAbsent(filter)) {
            return row -> true;
        }
        if (!filter.isObject()) {
            throw new InvalidSearchException(path, "must be an object");
        }
        List<Predicate<Row>> all = new ArrayList<>();
        List<Predicate<Row>> ofOneElement = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : filter.properties()) {
            JsonNode value = entry.getValue();
            if (Condition.isAbsent(value)) {
                continue;
            }
            String field = path + "." + entry.getKey();
            Optional<Predicate<Row>> element = ofElement(entry.getKey(), value, field);
            if (element.isPresent()) {
                ofOneElement.add(element.get());
            } else {
                all.add(condition(entry.getKey(), value, field));
            }
        }
        if (!ofOneElement.isEmpty()) {
            all.add(instance -> any(Entity.ELEMENT_INSTANCE, instance, allOf(ofOneElement)));
        }
        return allOf(all);
    }

    private static Predicate<Row> allOf(List<Predicate<Row>> conditions) {
        return row -> conditions.stream().allMatch(condition -> condition.test(row));
    }

    private Predicate<Row> condition(String name, JsonNode value, String field) {
        Optional<Column<?>> own = entity.schema().filterable(name);
        if (own.isPresent()) {
            return of(own.get(), value, field);
        }
        return switch (entity) {
            case PROCESS_INSTANCE -> ofProcessInstance(name, value, field);
            case USER_TASK -> ofUserTask(name, value, field);
            case PROCESS_DEFINITION -> ofProcessDefinition(name, value, field);
            default -> throw unknown(field);
        };
    }

    private static Predicate<Row> of(Column<?> column, JsonNode value, String field) {
        Condition condition = Condition.parse(column, value, field);
        return row -> condition.test(row.get(column));
    }

    private static InvalidSearchException unknown(String field) {
        return new InvalidSearchException(field, "is not a filter of this search");
    }

    private Predicate<Row> ofProcessDefinition(String name, JsonNode value, String field) {
        if (!name.equals("isLatestVersion")) {
            throw unknown(field);
        }
        boolean wanted = FilterValues.flag(value, field);
        return row -> definitions.isLatestVersion(row) == wanted;
    }

    private Predicate<Row> ofUserTask(String name, JsonNode value, String field) {
        return switch (name) {
            case "processInstanceVariables" -> variables(value, field, task -> task.require(UserTasks.INSTANCE_KEY));
            case "localVariables" -> variables(value, field, task -> task.require(UserTasks.ELEMENT_KEY));
            default -> throw unknown(field);
        };
    }

    private Predicate<Row> ofProcessInstance(String name, JsonNode value, String field) {
        return switch (name) {
            case "$or" -> {
                if (!value.isArray()) {
                    throw new InvalidSearchException(field, "must be a list");
                }
                List<Predicate<Row>> alternatives = new ArrayList<>();
                value.forEach(alternative -> alternatives.add(parse(alternative, field)));
                yield row -> alternatives.stream().anyMatch(alternative -> alternative.test(row));
            }
            case "tags" -> {
                List<Object> wanted = FilterValues.readAll(ProcessInstances.TAGS, value, field);
                yield row -> row.require(ProcessInstances.TAGS).containsAll(wanted);
            }
            case "variables" -> variables(value, field, row -> null);
            case "errorMessage" -> {
                Predicate<Row> message = of(Incidents.ERROR_MESSAGE, value, field);
                yield row -> any(Entity.INCIDENT, row, message);
            }
            case "incidentErrorHashCode" -> {
                Condition hash = Condition.parse(ElementInstances.INCIDENTS, value, field);
                yield row -> any(
                        Entity.INCIDENT,
                        row,
                        incident -> hash.test(
                                incident.require(Incidents.ERROR_MESSAGE).hashCode()));
            }
            case "hasRetriesLeft" -> {
                Predicate<Row> left = of(Jobs.FAILED_WITH_RETRIES, value, field);
                yield row -> any(Entity.JOB, row, left);
            }
            // Batch operations are not offered, so no instance has been part of one.
            case "batchOperationId" ->
                of(ProcessInstances.DEFINITION_VERSION_TAG, value, field).and(row -> false);
            default -> throw unknown(field);
        };
    }

    /** Conditions of a process instance search that must hold of one and the same element instance. */
    private Optional<Predicate<Row>> ofElement(String name, JsonNode value, String field) {
        if (entity != Entity.PROCESS_INSTANCE) {
            return Optional.empty();
        }
        return switch (name) {
            case "elementId" -> Optional.of(of(ElementInstances.ELEMENT_ID, value, field));
            case "elementInstanceState" -> Optional.of(of(ElementInstances.STATE, value, field));
            case "hasElementInstanceIncident" -> Optional.of(of(ElementInstances.HAS_INCIDENT, value, field));
            default -> Optional.empty();
        };
    }

    private boolean any(Entity what, Row instance, Predicate<Row> condition) {
        return store.ofInstance(what, instance.id().key()).stream().anyMatch(condition);
    }

    /** @param scope the one scope in which the variables must be, or null for any of the process instance */
    private Predicate<Row> variables(JsonNode values, String field, VariableScope scope) {
        if (!values.isArray()) {
            throw new InvalidSearchException(field, "must be a list");
        }
        List<Predicate<Row>> all = new ArrayList<>();
        for (JsonNode wanted : values) {
            String name = FilterValues.string(wanted.path("name"), field + ".name");
            if (!wanted.has("value")) {
                throw new InvalidSearchException(field + ".value", "is missing");
            }
            Predicate<Row> value = of(Variables.VALUE, wanted.path("value"), field + ".value");
            all.add(variable -> variable.require(Variables.NAME).equals(name) && value.test(variable));
        }
        return row -> all.stream()
                .allMatch(condition -> store.ofInstance(Entity.VARIABLE, instanceOf(row)).stream()
                        .filter(variable -> {
                            Long key = scope.of(row);
                            return key == null || key.equals(variable.get(Variables.SCOPE_KEY));
                        })
                        .anyMatch(condition));
    }

    private static long instanceOf(Row row) {
        return row.schema() == UserTasks.SCHEMA
                ? row.require(UserTasks.INSTANCE_KEY)
                : row.require(ProcessInstances.KEY);
    }

    @FunctionalInterface
    private interface VariableScope {
        @org.jspecify.annotations.Nullable
        Long of(Row row);
    }
}
