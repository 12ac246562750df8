package io.evenhand.referral.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.BindingResult;
import io.evenhand.referral.Disclosures;
import io.evenhand.referral.PriorRelationships;
import io.evenhand.referral.ReferralAgreements;
import io.evenhand.referral.ReferralDuties;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralState;
import io.evenhand.referral.Referrals;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AgreementKinds;
import io.evenhand.workflow.JobHeaders;
import io.evenhand.workflow.ProcessSteps;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The service tasks about duties, disclosure and agreements of a referral. Each is idempotent by its business key. */
@Component
class IntroductionWorkers {
    private final Referrals referrals;
    private final ReferralDuties duties;
    private final Disclosures disclosures;
    private final PriorRelationships priors;
    private final ReferralAgreements agreements;
    private final AgreementKinds kinds;
    private final ProcessSteps steps;

    IntroductionWorkers(
            Referrals referrals,
            ReferralDuties duties,
            Disclosures disclosures,
            PriorRelationships priors,
            ReferralAgreements agreements,
            AgreementKinds kinds,
            ProcessSteps steps) {
        this.referrals = referrals;
        this.duties = duties;
        this.disclosures = disclosures;
        this.priors = priors;
        this.agreements = agreements;
        this.kinds = kinds;
        this.steps = steps;
    }

    @JobWorker(type = "referral.check-duty")
    Map<String, Object> checkDuty(
            ActivatedJob job,
            @Variable String referralId,
            @Variable String introducerId,
            @Variable(optional = true) @Nullable String delivererId) {
        return steps.taken(job, referralId, () -> {
            String partner = JobHeaders.required(job, "party").equals("deliverer") && delivererId != null
                    ? delivererId
                    : introducerId;
            return Map.of(
                    "dutyId",
                    duties.inTheWay(ReferralId.of(referralId), new PartnerId(partner))
                            .orElse(""));
        });
    }

    @JobWorker(type = "referral.request-release")
    Map<String, Object> requestRelease(ActivatedJob job, @Variable String referralId, @Variable String dutyId) {
        return steps.taken(
                job,
                referralId,
                () -> Map.of("protectedPartnerId", duties.protectedBy(dutyId).value()));
    }

    @JobWorker(type = "referral.find-nda")
    Map<String, Object> findNda(ActivatedJob job, @Variable String referralId) {
        return steps.taken(
                job, referralId, () -> Map.of("ndaCovered", agreements.isCoveredByNda(ReferralId.of(referralId))));
    }

    @JobWorker(type = "referral.prepare-agreement")
    Map<String, Object> prepareAgreement(ActivatedJob job, @Variable String referralId) {
        return steps.taken(job, referralId, () -> {
            AgreementKind kind = kinds.of(JobHeaders.required(job, "kind"));
            ReferralAgreements.Prepared prepared = agreements.prepare(ReferralId.of(referralId), kind);
            return Map.of(
                    "agreementId", prepared.agreementId(),
                    "draftedBy", prepared.draftedBy(),
                    "reviewWithin", prepared.reviewWithin(),
                    "signWithin", prepared.signWithin(),
                    "remindEvery", prepared.remindEvery());
        });
    }

    @JobWorker(type = "referral.disclose")
    Map<String, Object> disclose(ActivatedJob job, @Variable String referralId) {
        return steps.taken(job, referralId, () -> {
            ReferralId id = ReferralId.of(referralId);
            // Bound first, told then; whoever was overtaken is asked again.
            return switch (agreements.bindInterim(id)) {
                case BindingResult.Bound ignored -> {
                    disclosures.disclose(id);
                    yield Map.of("disclosed", true);
                }
                case BindingResult.Contradicted ignored -> {
                    if (!job.getCustomHeaders().containsKey("overtaken")) {
                        // A process that began before it could ask again stops here, rather than go on with nobody
                        // bound.
                        throw new IllegalStateException("A deliverer is bound elsewhere about the customer of " + id);
                    }
                    yield Map.of("disclosed", false);
                }
            };
        });
    }

    @JobWorker(type = "referral.record-carve-out")
    Map<String, Object> recordCarveOut(ActivatedJob job, @Variable String referralId, @Variable String delivererId) {
        return steps.taken(job, referralId, () -> {
            priors.carveOut(ReferralId.of(referralId), new PartnerId(delivererId));
            return Map.of();
        });
    }

    @JobWorker(type = "referral.keep-interim-promise")
    Map<String, Object> keepInterimPromise(ActivatedJob job, @Variable String referralId) {
        return steps.taken(job, referralId, () -> {
            agreements.endTalks(ReferralId.of(referralId));
            return Map.of();
        });
    }

    @JobWorker(type = "referral.activate")
    Map<String, Object> activate(ActivatedJob job, @Variable String referralId) {
        return steps.taken(job, referralId, () -> Map.of("lookback", agreements.activate(ReferralId.of(referralId))));
    }

    @JobWorker(type = "referral.settle")
    Map<String, Object> settle(ActivatedJob job, @Variable String referralId) {
        return steps.taken(job, referralId, () -> {
            agreements.settle(ReferralId.of(referralId));
            return Map.of();
        });
    }

    @JobWorker(type = "referral.stop")
    Map<String, Object> stop(ActivatedJob job, @Variable String referralId) {
        return steps.taken(job, referralId, () -> {
            referrals.end(ReferralId.of(referralId), ReferralState.WITHDRAWN);
            return Map.of();
        });
    }
}
