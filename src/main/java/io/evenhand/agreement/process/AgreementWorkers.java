package io.evenhand.agreement.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.evenhand.agreement.AgreementDocuments;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.CannotTakeEffect;
import io.evenhand.agreement.CertifyResult.Certified;
import io.evenhand.agreement.CertifyResult.NoSignatory;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.Signings;
import io.evenhand.partner.PartnerId;
import io.evenhand.terms.Deviation;
import io.evenhand.workflow.JobHeaders;
import io.evenhand.workflow.ProcessDiagrams;
import io.evenhand.workflow.ProcessSteps;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The service tasks of the agreement process. Each is idempotent by agreement or signature request. */
@Component
class AgreementWorkers {
    private static final String NO_SIGNATORY = "NO_SIGNATORY";

    private final Agreements agreements;
    private final Negotiations negotiations;
    private final AgreementDocuments documents;
    private final Signings signings;
    private final ProcessSteps steps;
    private final ProcessDiagrams diagrams;

    AgreementWorkers(
            Agreements agreements,
            Negotiations negotiations,
            AgreementDocuments documents,
            Signings signings,
            ProcessSteps steps,
            ProcessDiagrams diagrams) {
        this.agreements = agreements;
        this.negotiations = negotiations;
        this.documents = documents;
        this.signings = signings;
        this.steps = steps;
        this.diagrams = diagrams;
    }

    @JobWorker(type = "agreement.assess-deviation")
    Map<String, Object> assessDeviation(ActivatedJob job, @Variable String agreementId) {
        return steps.taken(job, agreementId, () -> {
            Negotiations.Assessment assessment = negotiations.assess(AgreementId.of(agreementId));
            return Map.of(
                    "deviation",
                            assessment
                                    .deviation()
                                    .map(deviation -> known(deviation, job).code())
                                    .orElse("none"),
                    "approver", assessment.approver().code(),
                    "agreementKind", assessment.kind().code(),
                    "valueBand", assessment.valueBand(),
                    "draftedBy", assessment.proposedBy().value());
        });
    }

    /** A decision that was deployed with an earlier process need not know the worst: to it that was what no position foresees. */
    private Deviation.Severity known(Deviation.Severity deviation, ActivatedJob job) {
        return deviation == Deviation.Severity.NOT_ACCEPTABLE && diagrams.isEarlier(job)
                ? Deviation.Severity.OUTSIDE
                : deviation;
    }

    @JobWorker(type = "agreement.open-review")
    Map<String, Object> openReview(ActivatedJob job, @Variable String agreementId) {
        return steps.taken(
                job,
                agreementId,
                () -> Map.of(
                        "reviewers",
                        negotiations.awaiting(AgreementId.of(agreementId)).stream()
                                .map(PartnerId::value)
                                .toList()));
    }

    @JobWorker(type = "agreement.certify")
    Map<String, Object> certify(ActivatedJob job, @Variable String agreementId) {
        return steps.taken(job, agreementId, () -> switch (documents.certify(AgreementId.of(agreementId))) {
            case Certified certified -> {
                if (!job.getCustomHeaders().containsKey("withdrawal")) {
                    signings.keepFromWithdrawal(AgreementId.of(agreementId));
                }
                // The flat list is for processes that began when signatures were asked for one by one.
                yield Map.of("signatureTurns", certified.turns(), "signatureIds", certified.signatureIds());
            }
            case NoSignatory missing ->
                throw CamundaError.bpmnError(
                        NO_SIGNATORY,
                        "Nobody at " + missing.partner() + " may sign this agreement",
                        Map.of("unsignedPartnerId", missing.partner().value()));
        });
    }

    @JobWorker(type = "agreement.request-signature")
    Map<String, Object> requestSignature(
            ActivatedJob job, @Variable String agreementId, @Variable String signatureId, @Variable String signBy) {
        Instant until = ZonedDateTime.parse(signBy).toInstant();
        return steps.taken(
                job,
                agreementId,
                () -> Map.of(
                        "signerPartnerId", documents.request(signatureId, until).value()));
    }

    @JobWorker(type = "agreement.remind-signer")
    Map<String, Object> remindSigner(ActivatedJob job, @Variable String agreementId, @Variable String signatureId) {
        return steps.taken(job, agreementId, () -> {
            documents.remind(signatureId, job.getKey());
            return Map.of();
        });
    }

    @JobWorker(type = "agreement.seal")
    Map<String, Object> seal(ActivatedJob job, @Variable String agreementId) {
        return steps.taken(job, agreementId, () -> {
            documents.seal(AgreementId.of(agreementId));
            return Map.of();
        });
    }

    @JobWorker(type = "agreement.put-in-force")
    Map<String, Object> putInForce(ActivatedJob job, @Variable String agreementId) {
        return steps.taken(job, agreementId, () -> {
            try {
                agreements.putInForce(AgreementId.of(agreementId));
            } catch (CannotTakeEffect contradicted) {
                if (!job.getCustomHeaders().containsKey("contradicted")) {
                    // A process that began before it could look again is helped by the steward.
                    throw contradicted;
                }
                // Who has to clear it was told. The process looks again later.
                throw CamundaError.bpmnError("OPPOSITE_PROMISED", String.valueOf(contradicted.getMessage()));
            }
            // Whether it took effect is asked by processes that began before a step told it by an error.
            return Map.of("agreementOutcome", "in-force", "takesEffect", true);
        });
    }

    @JobWorker(type = "agreement.expire-signing")
    Map<String, Object> expireSigning(ActivatedJob job, @Variable String agreementId) {
        return steps.taken(job, agreementId, () -> {
            AgreementState state = agreements.expireSigning(AgreementId.of(agreementId));
            return Map.of("signedInTime", !state.isOver(), "agreementOutcome", outcome(state));
        });
    }

    @JobWorker(type = "agreement.end")
    Map<String, Object> end(ActivatedJob job, @Variable String agreementId) {
        return steps.taken(job, agreementId, () -> {
            String wanted = JobHeaders.required(job, "outcome");
            // Another end may have been first: what is told is how it ended, and not what this step would have made of
            // it.
            AgreementState state = agreements.end(
                    AgreementId.of(agreementId), AgreementState.valueOf(wanted.toUpperCase(Locale.ROOT)));
            return Map.of("agreementOutcome", outcome(state));
        });
    }

    private static String outcome(AgreementState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
