package io.evenhand.engine.read;

/** What can be searched and looked up. */
public enum Entity {
    PROCESS_DEFINITION(ProcessDefinitions.SCHEMA),
    FORM(Forms.SCHEMA),
    DECISION_DEFINITION(DecisionDefinitions.SCHEMA),
    DECISION_REQUIREMENTS(DecisionRequirements.SCHEMA),
    PROCESS_INSTANCE(ProcessInstances.SCHEMA),
    ELEMENT_INSTANCE(ElementInstances.SCHEMA),
    VARIABLE(Variables.SCHEMA),
    USER_TASK(UserTasks.SCHEMA),
    JOB(Jobs.SCHEMA),
    INCIDENT(Incidents.SCHEMA),
    MESSAGE_SUBSCRIPTION(MessageSubscriptions.SCHEMA),
    CORRELATED_MESSAGE_SUBSCRIPTION(CorrelatedMessageSubscriptions.SCHEMA),
    DECISION_INSTANCE(DecisionInstances.SCHEMA);

    private final Schema schema;

    Entity(Schema schema) {
        this.schema = schema;
    }

    Schema schema() {
        return schema;
    }

    /** How people call one of these, for messages. */
    public String singular() {
        return schema.singular();
    }
}
