package io.evenhand.agreement.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.evenhand.agreement.AgreementDocuments;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Decided;
import io.evenhand.agreement.Negotiations;
import io.evenhand.partner.PartnerId;
import io.evenhand.workflow.TaskDecisions;
import io.evenhand.workflow.Verdict;
import org.springframework.stereotype.Component;

/** The completing listeners of the agreement process: what a person decided becomes a use case, or is denied. */
@Component
class AgreementDecisions {
    private final Negotiations negotiations;
    private final AgreementDocuments documents;
    private final TaskDecisions decisions;

    AgreementDecisions(Negotiations negotiations, AgreementDocuments documents, TaskDecisions decisions) {
        this.negotiations = negotiations;
        this.documents = documents;
        this.decisions = decisions;
    }

    @JobWorker(type = "agreement.approve-deviation", autoComplete = false, fetchVariables = "agreementId")
    void approveDeviation(JobClient client, ActivatedJob job) {
        decisions.decide(
                client,
                job,
                (actor, decision) -> verdict(negotiations.approveDeviation(
                        AgreementId.of(decision.businessId()), actor, decision.value(), decision.reason())));
    }

    @JobWorker(
            type = "agreement.review-draft",
            autoComplete = false,
            fetchVariables = {"agreementId", "proposalId"})
    void reviewDraft(JobClient client, ActivatedJob job) {
        decisions.decide(
                client,
                job,
                (actor, decision) -> verdict(negotiations.review(
                        AgreementId.of(decision.businessId()),
                        new PartnerId(decision.subject()),
                        actor,
                        decision.value(),
                        decision.reason(),
                        decision.given("proposalId"))));
    }

    @JobWorker(
            type = "agreement.name-signatory",
            autoComplete = false,
            fetchVariables = {"agreementId", "personId", "secondPersonId"})
    void nameSignatory(JobClient client, ActivatedJob job) {
        decisions.decide(
                client,
                job,
                (actor, decision) -> verdict(documents.nameSignatory(
                        AgreementId.of(decision.businessId()),
                        new PartnerId(decision.task().partnerId()),
                        actor,
                        decision.value(),
                        decision.given("personId").orElse(""),
                        decision.given("secondPersonId").orElse(""),
                        decision.reason())));
    }

    @JobWorker(type = "agreement.sign", autoComplete = false, fetchVariables = "agreementId")
    void sign(JobClient client, ActivatedJob job) {
        decisions.decide(
                client,
                job,
                (actor, decision) -> verdict(documents.sign(
                        decision.subject(), actor, decision.value(), decision.reason(), decision.taskKey())));
    }

    static Verdict verdict(Decided decided) {
        return switch (decided) {
            case Decided.Recorded ignored -> Verdict.stands();
            case Decided.Refused refused -> Verdict.denied(refused.reason());
        };
    }
}
