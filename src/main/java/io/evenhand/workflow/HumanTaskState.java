package io.evenhand.workflow;

/** Where a human task stands, as last told by Camunda's task listeners. */
public enum HumanTaskState {
    OPEN,
    DONE,
    /** Nobody needs to decide any more: the process went another way. */
    CANCELLED
}
