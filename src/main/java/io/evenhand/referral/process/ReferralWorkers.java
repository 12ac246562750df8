package io.evenhand.referral.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralState;
import io.evenhand.referral.Referrals;
import io.evenhand.referral.Seats;
import io.evenhand.workflow.JobHeaders;
import io.evenhand.workflow.ProcessClaims;
import io.evenhand.workflow.ProcessSteps;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The service tasks by which a referral begins, finds its deliverers, and ends. Each is idempotent by its business key. */
@Component
class ReferralWorkers {
    private final Referrals referrals;
    private final Seats seats;
    private final ProcessClaims claims;
    private final ProcessSteps steps;

    ReferralWorkers(Referrals referrals, Seats seats, ProcessClaims claims, ProcessSteps steps) {
        this.referrals = referrals;
        this.seats = seats;
        this.claims = claims;
        this.steps = steps;
    }

    @JobWorker(type = "referral.claim-process")
    Map<String, Object> claimProcess(ActivatedJob job, @Variable String referralId) {
        if (!claims.claim(job.getBpmnProcessId(), referralId, job.getProcessInstanceKey())) {
            return Map.of("claimed", false, "introducerId", "", "releaseWithin", "", "priorWithin", "");
        }
        return steps.taken(job, referralId, () -> {
            Referrals.ProcessStart start = referrals.start(ReferralId.of(referralId));
            return Map.of(
                    "claimed", true,
                    "introducerId", start.introducerId(),
                    "releaseWithin", start.releaseWithin(),
                    "priorWithin", start.priorWithin());
        });
    }

    @JobWorker(type = "referral.assess-need")
    Map<String, Object> assessNeed(ActivatedJob job, @Variable String referralId) {
        return steps.taken(job, referralId, () -> {
            Referrals.Screening screening = referrals.assess(ReferralId.of(referralId));
            return Map.of(
                    "needComplete", screening.needComplete(),
                    "regionServed", screening.regionServed(),
                    "valueBand", screening.valueBand().code());
        });
    }

    @JobWorker(type = "referral.open-seats")
    Map<String, Object> openSeats(ActivatedJob job, @Variable String referralId) {
        return steps.taken(job, referralId, () -> Map.of("seatIds", seats.open(ReferralId.of(referralId))));
    }

    @JobWorker(type = "referral.offer-next")
    Map<String, Object> offerNext(ActivatedJob job, @Variable String referralId, @Variable String seatId) {
        return steps.taken(
                job,
                referralId,
                () -> seats.offerNext(seatId)
                        .map(offer -> Map.<String, Object>of(
                                "offerId", offer.offerId(),
                                "candidateId", offer.candidateId(),
                                "answerWithin", offer.answerWithin()))
                        .orElse(Map.of("offerId", "", "candidateId", "", "answerWithin", "")));
    }

    @JobWorker(type = "referral.expire-offer")
    Map<String, Object> expireOffer(ActivatedJob job, @Variable String referralId, @Variable String offerId) {
        return steps.taken(job, referralId, () -> {
            seats.expire(offerId);
            return Map.of();
        });
    }

    @JobWorker(type = "referral.list-deliverers")
    Map<String, Object> listDeliverers(ActivatedJob job, @Variable String referralId) {
        return steps.taken(job, referralId, () -> Map.of("delivererIds", seats.deliverers(ReferralId.of(referralId))));
    }

    @JobWorker(type = "referral.end")
    Map<String, Object> end(ActivatedJob job, @Variable String referralId) {
        return steps.taken(job, referralId, () -> {
            String outcome = JobHeaders.required(job, "outcome");
            referrals.end(ReferralId.of(referralId), state(outcome));
            return Map.of("outcome", outcome);
        });
    }

    private static ReferralState state(String outcome) {
        return ReferralState.valueOf(outcome.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
