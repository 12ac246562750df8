package io.evenhand.workflow;

import io.camunda.client.api.response.ActivatedJob;

/** Reads what a task says of itself in the diagram. */
public final class JobHeaders {
    private JobHeaders() {}

    /** A header that the task must have: without it the diagram is wrong. */
    public static String required(ActivatedJob job, String name) {
        String value = job.getCustomHeaders().get(name);
        if (value == null) {
            throw new IllegalStateException(
                    "Task " + job.getElementId() + " of " + job.getBpmnProcessId() + " has no header '" + name + "'");
        }
        return value;
    }
}
