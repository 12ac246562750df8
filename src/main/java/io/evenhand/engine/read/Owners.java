package io.evenhand.engine.read;

import java.util.Map;

/** Which process instance a row belongs to. */
final class Owners {
    private static final Map<Entity, Column<Long>> INSTANCE_KEYS = Map.of(
            Entity.PROCESS_INSTANCE, ProcessInstances.KEY,
            Entity.ELEMENT_INSTANCE, ElementInstances.INSTANCE_KEY,
            Entity.VARIABLE, Variables.INSTANCE_KEY,
            Entity.USER_TASK, UserTasks.INSTANCE_KEY,
            Entity.JOB, Jobs.INSTANCE_KEY,
            Entity.INCIDENT, Incidents.INSTANCE_KEY,
            Entity.MESSAGE_SUBSCRIPTION, MessageSubscriptions.INSTANCE_KEY,
            Entity.CORRELATED_MESSAGE_SUBSCRIPTION, CorrelatedMessageSubscriptions.INSTANCE_KEY,
            Entity.DECISION_INSTANCE, DecisionInstances.INSTANCE_KEY);

    private Owners() {}

    static boolean belongsToInstances(Entity entity) {
        return INSTANCE_KEYS.containsKey(entity);
    }

    static long of(Entity entity, Row row) {
        Column<Long> column = INSTANCE_KEYS.get(entity);
        Long key = column == null ? null : row.get(column);
        return key == null ? Store.NO_INSTANCE : key;
    }
}
