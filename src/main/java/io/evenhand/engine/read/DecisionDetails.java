package io.evenhand.engine.read;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import io.camunda.zeebe.protocol.record.value.EvaluatedInputValue;
import io.camunda.zeebe.protocol.record.value.EvaluatedOutputValue;
import io.camunda.zeebe.protocol.record.value.MatchedRuleValue;

/** How the API writes what went into and came out of a decision table. */
public final class DecisionDetails {
    private DecisionDetails() {}

    /** The inputs as the API's {@code evaluatedInputs}; each value is JSON text. */
    public static ArrayNode inputs(EvaluatedDecisionValue decision) {
        ArrayNode inputs = JsonNodeFactory.instance.arrayNode();
        for (EvaluatedInputValue input : decision.getEvaluatedInputs()) {
            inputs.addObject()
                    .put("inputId", input.getInputId())
                    .put("inputName", input.getInputName())
                    .put("inputValue", input.getInputValue());
        }
        return inputs;
    }

    /** The rules that matched as the API's {@code matchedRules}, with their outputs as JSON text. */
    public static ArrayNode matchedRules(EvaluatedDecisionValue decision) {
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        for (MatchedRuleValue rule : decision.getMatchedRules()) {
            ObjectNode node = rules.addObject().put("ruleId", rule.getRuleId()).put("ruleIndex", rule.getRuleIndex());
            ArrayNode outputs = node.putArray("evaluatedOutputs");
            for (EvaluatedOutputValue output : rule.getEvaluatedOutputs()) {
                outputs.addObject()
                        .put("outputId", output.getOutputId())
                        .put("outputName", output.getOutputName())
                        .put("outputValue", output.getOutputValue());
            }
        }
        return rules;
    }
}
