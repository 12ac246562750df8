package io.evenhand.engine.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.decision.DecisionEvaluationRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DecisionEvaluationIntent;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import io.evenhand.engine.core.Commands;
import io.evenhand.engine.read.DecisionDetails;
import java.util.Optional;

/** Evaluating a decision directly, outside any process. */
final class DecisionResource {
    private final EngineCalls engine;

    DecisionResource(EngineCalls engine) {
        this.engine = engine;
    }

    void register(Router router) {
        router.on("evaluateDecision", this::evaluate);
    }

    private Reply evaluate(Request request) {
        JsonBody body = request.json();
        Optional<Long> key = body.key("decisionDefinitionKey");
        Optional<String> id = body.text("decisionDefinitionId").filter(text -> !text.isBlank());
        if (key.isPresent() == id.isPresent()) {
            throw Problem.field(
                    "decisionDefinitionId", "or field 'decisionDefinitionKey' must be there, and not both of them");
        }
        DecisionEvaluationRecord command = new DecisionEvaluationRecord().setVariables(body.variables());
        key.ifPresent(command::setDecisionKey);
        id.ifPresent(command::setDecisionId);
        body.acceptTenant();
        body.refuseOthers();
        var response =
                engine.send(ValueType.DECISION_EVALUATION, DecisionEvaluationIntent.EVALUATE, Commands.NO_KEY, command);
        return Reply.json(describe(response.key(), (DecisionEvaluationRecord) response.value()));
    }

    private static ObjectNode describe(long key, DecisionEvaluationRecord evaluation) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("decisionDefinitionId", evaluation.getDecisionId())
                .put("decisionDefinitionName", evaluation.getDecisionName())
                .put("decisionDefinitionVersion", evaluation.getDecisionVersion())
                .put("decisionRequirementsId", evaluation.getDecisionRequirementsId())
                .put("output", evaluation.getDecisionOutput())
                .put("failedDecisionDefinitionId", evaluation.getFailedDecisionId())
                .put("failureMessage", evaluation.getEvaluationFailureMessage())
                .put("tenantId", evaluation.getTenantId())
                .put("decisionDefinitionKey", Long.toString(evaluation.getDecisionKey()))
                .put("decisionRequirementsKey", Long.toString(evaluation.getDecisionRequirementsKey()))
                .put("decisionInstanceKey", Long.toString(key))
                .put("decisionEvaluationKey", Long.toString(key));
        ArrayNode decisions = node.putArray("evaluatedDecisions");
        evaluation.getEvaluatedDecisions().forEach(decision -> decisions.add(describe(decision)));
        return node;
    }

    private static ObjectNode describe(EvaluatedDecisionValue decision) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("decisionDefinitionId", decision.getDecisionId())
                .put("decisionDefinitionName", decision.getDecisionName())
                .put("decisionDefinitionVersion", decision.getDecisionVersion())
                .put("decisionDefinitionType", decision.getDecisionType())
                .put("output", decision.getDecisionOutput())
                .put("tenantId", decision.getTenantId())
                .put("decisionDefinitionKey", Long.toString(decision.getDecisionKey()))
                .put("decisionEvaluationInstanceKey", decision.getDecisionEvaluationInstanceKey());
        node.set("matchedRules", DecisionDetails.matchedRules(decision));
        node.set("evaluatedInputs", DecisionDetails.inputs(decision));
        return node;
    }
}
