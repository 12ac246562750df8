package io.evenhand.desk;

import io.evenhand.decision.Decision;
import io.evenhand.referral.FiledDocument;
import io.evenhand.referral.NewConsent;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed on the page of a task. What they left out is empty.
 *
 * @param changes to the terms on the table, as a JSON merge patch
 * @param consent what was typed of a customer's consent, with its file
 * @param proof a file that was handed in with the evidence; it is chosen again when the form comes back
 * @param document the evidence itself; null where it was not handed in; it is chosen again, too
 */
@SuppressWarnings("ArrayRecordComponent") // handed on unread, and compared by nobody
record DecisionForm(
        String decision,
        String reason,
        String personId,
        String secondPersonId,
        String evidenceTitle,
        String evidenceDatedOn,
        String dueOn,
        String changes,
        byte[] proof,
        @Nullable FiledDocument document,
        NewConsent consent) {
    private static final byte[] NONE = {};

    static final String PROPOSE = "propose";
    private static final NewConsent NO_CONSENT = new NewConsent("", "", "", null);

    static final DecisionForm BLANK = new DecisionForm("", "", "", "", "", "", "", "", NONE, null, NO_CONSENT);

    static DecisionForm proposing(String changes) {
        return new DecisionForm(PROPOSE, "", "", "", "", "", "", changes, NONE, null, NO_CONSENT);
    }

    Decision read() {
        return new Decision(
                decision,
                reason,
                personId,
                new Decision.Evidence(evidenceTitle, evidenceDatedOn, proof, document),
                changes,
                dueOn,
                secondPersonId,
                null,
                consent);
    }
}
