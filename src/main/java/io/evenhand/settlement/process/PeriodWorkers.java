package io.evenhand.settlement.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.evenhand.settlement.period.Closings;
import io.evenhand.settlement.period.Periods;
import io.evenhand.settlement.period.SettlementId;
import io.evenhand.workflow.ProcessClaims;
import io.evenhand.workflow.ProcessSteps;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The service tasks of the process of periods. Each is idempotent by the settlement, and reminders by their turn. */
@Component
class PeriodWorkers {
    private final Periods periods;
    private final Closings closings;
    private final ProcessClaims claims;
    private final ProcessSteps steps;

    PeriodWorkers(Periods periods, Closings closings, ProcessClaims claims, ProcessSteps steps) {
        this.periods = periods;
        this.closings = closings;
        this.claims = claims;
        this.steps = steps;
    }

    @JobWorker(type = "settlement.claim-process")
    Map<String, Object> claimProcess(ActivatedJob job, @Variable String settlementId) {
        if (!claims.claim(job.getBpmnProcessId(), settlementId, job.getProcessInstanceKey())) {
            return Map.of("claimed", false);
        }
        return steps.taken(job, settlementId, () -> {
            Periods.ProcessStart start = periods.start(SettlementId.of(settlementId));
            return Map.of(
                    "claimed", true,
                    "billerId", start.billerId(),
                    "reviewers", start.reviewers(),
                    "reportDueAt", start.reportDueAt(),
                    "auditAt", start.auditAt(),
                    "auditRight", start.auditRight(),
                    "reviewWithin", start.reviewWithin());
        });
    }

    @JobWorker(type = "settlement.record-report-overdue")
    Map<String, Object> recordReportOverdue(ActivatedJob job, @Variable String settlementId) {
        return steps.taken(job, settlementId, () -> {
            periods.recordReportOverdue(SettlementId.of(settlementId), Long.toString(job.getElementInstanceKey()));
            return Map.of();
        });
    }

    @JobWorker(type = "settlement.draft-statement")
    Map<String, Object> draftStatement(ActivatedJob job, @Variable String settlementId) {
        return steps.taken(job, settlementId, () -> {
            List<String> reviewers = periods.draft(SettlementId.of(settlementId));
            return Map.of("reviewers", reviewers);
        });
    }

    @JobWorker(type = "settlement.close-review")
    Map<String, Object> closeReview(ActivatedJob job, @Variable String settlementId) {
        return steps.taken(
                job, settlementId, () -> Map.of("openObjections", periods.closeReview(SettlementId.of(settlementId))));
    }

    @JobWorker(type = "settlement.weigh-payout")
    Map<String, Object> weighPayout(ActivatedJob job, @Variable String settlementId) {
        return steps.taken(job, settlementId, () -> {
            Periods.Weight weight = periods.weigh(SettlementId.of(settlementId));
            return Map.of(
                    "draftStands", weight.stands(),
                    "payoutThousands", weight.thousands(),
                    "contested", weight.contested(),
                    "newTerms", weight.newTerms());
        });
    }

    @JobWorker(type = "settlement.seal-statement")
    Map<String, Object> sealStatement(ActivatedJob job, @Variable String settlementId) {
        return steps.taken(job, settlementId, () -> {
            Closings.Sealing sealing = closings.seal(SettlementId.of(settlementId));
            return Map.of(
                    "statementSealed", sealing.sealed(),
                    "anythingDue", sealing.anythingDue(),
                    "payBy", sealing.payBy());
        });
    }

    @JobWorker(type = "settlement.record-payment-overdue")
    Map<String, Object> recordPaymentOverdue(ActivatedJob job, @Variable String settlementId) {
        return steps.taken(job, settlementId, () -> {
            closings.recordPaymentOverdue(SettlementId.of(settlementId));
            return Map.of();
        });
    }

    @JobWorker(type = "settlement.close-period")
    Map<String, Object> closePeriod(ActivatedJob job, @Variable String settlementId) {
        return steps.taken(job, settlementId, () -> {
            closings.close(SettlementId.of(settlementId));
            return Map.of();
        });
    }
}
