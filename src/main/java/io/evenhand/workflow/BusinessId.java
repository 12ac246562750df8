package io.evenhand.workflow;

import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The referral, agreement, promise, claim, settlement, proposal of wording or notice about a window that a process works on: every worker fetches the variable that names it. */
final class BusinessId {
    /** Of the processes that work on something else than a referral. */
    private static final Map<String, String> VARIABLES = Map.of(
            "agreement", "agreementId",
            "agreement-change", "changeId",
            "agreement-start", "agreementId",
            "claim", "claimId",
            "obligation", "obligationId",
            "settlement-period", "settlementId",
            "template-release", "proposalId",
            "window-notice", "windowNoticeId");

    private static final String USUAL_VARIABLE = "referralId";

    private BusinessId() {}

    /** All that name one, in whatever process. */
    static Set<String> variables() {
        return Stream.concat(Stream.of(USUAL_VARIABLE), VARIABLES.values().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The variable that names it in a process. */
    static String variable(String processId) {
        return VARIABLES.getOrDefault(processId, USUAL_VARIABLE);
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
