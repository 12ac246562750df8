package io.evenhand.desk;

import io.evenhand.decision.Decision;

/**
 * What a person typed on the page of a task. What they left out is empty.
 *
 * @param changes to the terms on the table, as a JSON merge patch
 */
record DecisionForm(
        String decision,
        String reason,
        String personId,
        String secondPersonId,
        String evidenceTitle,
        String evidenceDatedOn,
        String dueOn,
        String changes) {
    static final String PROPOSE = "propose";
    static final DecisionForm BLANK = new DecisionForm("", "", "", "", "", "", "", "");

    static DecisionForm proposing(String changes) {
        return new DecisionForm(PROPOSE, "", "", "", "", "", "", changes);
    }

    Decision read() {
        return new Decision(
                decision,
                reason,
                personId,
                new Decision.Evidence(evidenceTitle, evidenceDatedOn),
                changes,
                dueOn,
                secondPersonId,
                null);
    }
}
