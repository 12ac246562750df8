package io.evenhand.engine.read;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;

/** Hands each event to the tables that it changes. */
final class Projection {
    private final ProcessDefinitions definitions;
    private final Forms forms;
    private final DecisionDefinitions decisions;
    private final DecisionRequirements requirements;
    private final ProcessInstances instances;
    private final ElementInstances elements;
    private final Variables variables;
    private final UserTasks userTasks;
    private final Jobs jobs;
    private final Incidents incidents;
    private final MessageSubscriptions subscriptions;
    private final CorrelatedMessageSubscriptions correlations;
    private final DecisionInstances evaluations;

    Projection(Store store) {
        definitions = new ProcessDefinitions(store);
        forms = new Forms(store);
        decisions = new DecisionDefinitions(store);
        requirements = new DecisionRequirements(store);
        instances = new ProcessInstances(store, definitions);
        elements = new ElementInstances(store, definitions);
        variables = new Variables(store);
        userTasks = new UserTasks(store, definitions);
        jobs = new Jobs(store);
        incidents = new Incidents(store);
        subscriptions = new MessageSubscriptions(store);
        correlations = new CorrelatedMessageSubscriptions(store);
        evaluations = new DecisionInstances(store);
    }

    ProcessDefinitions definitions() {
        return definitions;
    }

    void clear() {
        definitions.clear();
    }

    void restored() {
        definitions.restored();
    }

    void apply(Record<?> record) {
        if (record.getRecordType() != RecordType.EVENT) {
            return;
        }
        switch (record.getValueType()) {
            case PROCESS -> definitions.apply(typed(record));
            case FORM -> forms.apply(typed(record));
            case DECISION -> decisions.apply(typed(record));
            case DECISION_REQUIREMENTS -> requirements.apply(typed(record));
            case PROCESS_INSTANCE -> {
                // Elements first: the end of the process may drop the whole instance.
                elements.apply(typed(record));
                instances.apply(typed(record));
            }
            case VARIABLE -> variables.apply(typed(record));
            case USER_TASK -> userTasks.apply(typed(record));
            case JOB -> jobs.apply(typed(record));
            case INCIDENT -> incidents.apply(typed(record));
            case PROCESS_MESSAGE_SUBSCRIPTION -> {
                subscriptions.apply(typed(record));
                correlations.applyCatch(typed(record));
            }
            case MESSAGE_START_EVENT_SUBSCRIPTION -> correlations.applyStart(typed(record));
            case DECISION_EVALUATION -> evaluations.apply(typed(record));
            default -> {
                // Nothing that the API shows.
            }
        }
    }

    /** The value type of a record determines the class of its value. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <R extends Record<?>> R typed(Record<?> record) {
        return (R) record;
    }
}
