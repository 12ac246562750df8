package io.evenhand.referral.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.evenhand.access.Actor;
import io.evenhand.partner.PartnerId;
import io.evenhand.referral.DecisionResult;
import io.evenhand.referral.Introductions;
import io.evenhand.referral.PriorRelationships;
import io.evenhand.referral.ReferralDuties;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.Referrals;
import io.evenhand.referral.Seats;
import io.evenhand.workflow.Decision;
import io.evenhand.workflow.TaskDecisions;
import io.evenhand.workflow.Verdict;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The completing listeners of the referral process: what a person decided becomes a use case, or is denied. */
@Component
class ReferralDecisions {
    private final Referrals referrals;
    private final Seats seats;
    private final ReferralDuties duties;
    private final Introductions introductions;
    private final PriorRelationships priors;
    private final TaskDecisions decisions;

    ReferralDecisions(
            Referrals referrals,
            Seats seats,
            ReferralDuties duties,
            Introductions introductions,
            PriorRelationships priors,
            TaskDecisions decisions) {
        this.referrals = referrals;
        this.seats = seats;
        this.duties = duties;
        this.introductions = introductions;
        this.priors = priors;
        this.decisions = decisions;
    }

    @JobWorker(type = "referral.clarify-need", autoComplete = false, fetchVariables = "referralId")
    void clarifyNeed(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> referrals.clarify(referral(said), said.taskKey(), actor, said.value(), said.reason()));
    }

    @JobWorker(type = "referral.resolve-duty", autoComplete = false, fetchVariables = "referralId")
    void resolveDuty(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> aboutDuty(
                        actor,
                        said,
                        duties::binding,
                        duty -> duties.resolve(
                                referral(said), duty, said.taskKey(), actor, said.value(), said.reason())));
    }

    @JobWorker(type = "referral.decide-release", autoComplete = false, fetchVariables = "referralId")
    void decideRelease(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> aboutDuty(
                        actor,
                        said,
                        duties::releasable,
                        duty -> duties.decideRelease(
                                referral(said), duty, said.taskKey(), actor, said.value(), said.reason())));
    }

    @JobWorker(type = "referral.answer-offer", autoComplete = false, fetchVariables = "referralId")
    void answerOffer(JobClient client, ActivatedJob job) {
        decide(client, job, (actor, said) -> seats.answer(said.subject(), actor, said.value(), said.reason()));
    }

    @JobWorker(
            type = "referral.record-consent",
            autoComplete = false,
            fetchVariables = {"referralId", "consentId"})
    void recordConsent(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> introductions.recordConsent(
                        referral(said), actor, said.value(), said.reason(), said.given("consentId")));
    }

    @JobWorker(
            type = "referral.state-prior",
            autoComplete = false,
            fetchVariables = {"referralId", "evidenceId"})
    void statePrior(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) ->
                        priors.state(referral(said), deliverer(said), actor, said.value(), said.given("evidenceId")));
    }

    @JobWorker(type = "referral.judge-prior", autoComplete = false, fetchVariables = "referralId")
    void judgePrior(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> said.value().startsWith("refuse")
                                && !job.getCustomHeaders().containsKey("refusal")
                        ? DecisionResult.refused("This referral began before a relationship could be refused in it:"
                                + " accept it, or withdraw the referral.")
                        : priors.judge(referral(said), deliverer(said), actor, said.value(), said.reason()));
    }

    @JobWorker(type = "referral.record-outcome", autoComplete = false, fetchVariables = "referralId")
    void recordOutcome(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> referrals.recordOutcome(referral(said), actor, said.value(), said.reason()));
    }

    /** @param standing the duty that a task is about which was made before that was recorded with it */
    private DecisionResult aboutDuty(
            Actor actor,
            Decision said,
            BiFunction<ReferralId, PartnerId, Optional<String>> standing,
            Function<String, DecisionResult> useCase) {
        ReferralId id = referral(said);
        Optional<String> duty = said.matter().isEmpty()
                ? standing.apply(id, new PartnerId(said.task().partnerId()))
                : Optional.of(said.matter());
        return duty.map(useCase)
                .orElseGet(() -> duties.decideAboutNone(id, said.taskKey(), actor, said.value(), said.reason()));
    }

    private void decide(JobClient client, ActivatedJob job, BiFunction<Actor, Decision, DecisionResult> useCase) {
        decisions.decide(client, job, (actor, said) -> switch (useCase.apply(actor, said)) {
            case DecisionResult.Recorded ignored -> Verdict.stands();
            case DecisionResult.Refused refused -> Verdict.denied(refused.reason());
        });
    }

    private static ReferralId referral(Decision said) {
        return ReferralId.of(said.businessId());
    }

    private static PartnerId deliverer(Decision said) {
        return new PartnerId(said.subject());
    }
}
