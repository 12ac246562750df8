package io.evenhand.cli.drive;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.ProposeResult;
import io.evenhand.referral.FilingResult;
import io.evenhand.referral.Introductions;
import io.evenhand.referral.PriorRelationships;
import io.evenhand.referral.ReferralId;
import io.evenhand.terms.FieldProblem;
import io.evenhand.workflow.HumanTaskView;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes on the desk what a scripted decision will name, as people do before they decide. */
@Component
class ScriptedContents {
    private final Negotiations negotiations;
    private final PriorRelationships priors;
    private final Introductions introductions;

    ScriptedContents(Negotiations negotiations, PriorRelationships priors, Introductions introductions) {
        this.negotiations = negotiations;
        this.priors = priors;
        this.introductions = introductions;
    }

    /**
     * @param ids what was made, by variable; added to
     * @return why it could not be made; empty when it was
     */
    Optional<String> prepare(
            ReferralId referral, HumanTaskView task, ScriptedDecision decision, Actor actor, Map<String, String> ids) {
        if (decision.changes() != null) {
            ProposeResult result = negotiations.prepare(AgreementId.of(task.businessId()), actor, decision.changes());
            return switch (result) {
                case ProposeResult.Prepared prepared -> {
                    ids.put("proposalId", prepared.proposalId());
                    yield Optional.empty();
                }
                case ProposeResult.Invalid invalid ->
                    Optional.of(invalid.problems().stream()
                            .map(FieldProblem::toString)
                            .collect(Collectors.joining("; ")));
                case ProposeResult.NotNegotiable not -> Optional.of(not.reason());
            };
        }
        if (decision.evidence() != null) {
            FilingResult filed = priors.file(
                    referral,
                    actor,
                    decision.evidence().title(),
                    decision.evidence().datedOn());
            switch (filed) {
                case FilingResult.Filed kept -> ids.put("evidenceId", kept.evidenceId());
                case FilingResult.TitleUnusable not -> {
                    return Optional.of(not.sentence());
                }
                case FilingResult.DayUnusable not -> {
                    return Optional.of(not.sentence());
                }
            }
        }
        if (task.elementId().equals("record-consent") && decision.decision().equals("given")) {
            ids.put("consentId", introductions.keepOfContact(referral, actor));
        }
        if (decision.personId() != null) {
            ids.put("personId", decision.personId());
        }
        return Optional.empty();
    }
}
