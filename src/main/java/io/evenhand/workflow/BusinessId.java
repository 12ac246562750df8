package io.evenhand.workflow;

import io.camunda.client.api.response.ActivatedJob;

/** The referral or agreement that a process works on: every worker fetches the variable that names it. */
final class BusinessId {
    private BusinessId() {}

    /** The variable that names it in a process. */
    static String variable(String processId) {
        return switch (processId) {
            case "agreement" -> "agreementId";
            case "agreement-change" -> "changeId";
            default -> "referralId";
        };
    }

    static String of(ActivatedJob job) {
        Object value = job.getVariablesAsMap().get(variable(job.getBpmnProcessId()));
        if (value == null) {
            throw new IllegalStateException(
                    "Step " + job.getElementId() + " of " + job.getBpmnProcessId() + " has no business id");
        }
        return value.toString();
    }
}
