package io.evenhand.engine.read;

import static io.evenhand.engine.read.Schema.ALL;
import static io.evenhand.engine.read.Schema.ONLY_DETAILED;
import static io.evenhand.engine.read.Schema.ONLY_SHOWN;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.DecisionEvaluationIntent;
import io.camunda.zeebe.protocol.record.value.DecisionEvaluationRecordValue;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import java.util.List;

/** Decisions that were evaluated, by a process or directly; one row for each decision that took part. */
final class DecisionInstances {
    private static final List<String> STATES = List.of("EVALUATED", "FAILED", "UNSPECIFIED", "UNKNOWN");
    private static final List<String> TYPES = List.of("DECISION_TABLE", "LITERAL_EXPRESSION", "UNSPECIFIED", "UNKNOWN");

    static final Schema SCHEMA = new Schema("Decision instance");
    static final Column<String> ID = SCHEMA.text("decisionEvaluationInstanceKey", ALL);
    static final Column<Long> EVALUATION_KEY = SCHEMA.key("decisionEvaluationKey", ALL);
    static final Column<String> STATE = SCHEMA.choice("state", ALL, STATES);
    static final Column<Long> EVALUATED = SCHEMA.instant("evaluationDate", ALL);
    static final Column<String> FAILURE = SCHEMA.text("evaluationFailure", ALL);
    static final Column<String> DEFINITION_ID = SCHEMA.text("decisionDefinitionId", ALL);
    static final Column<Long> DEFINITION_KEY = SCHEMA.key("decisionDefinitionKey", ALL);
    static final Column<String> DEFINITION_NAME = SCHEMA.text("decisionDefinitionName", ALL);
    static final Column<Integer> DEFINITION_VERSION = SCHEMA.integer("decisionDefinitionVersion", ALL);
    static final Column<String> DEFINITION_TYPE = SCHEMA.choice("decisionDefinitionType", ALL, TYPES);
    static final Column<Long> PROCESS_DEFINITION_KEY = SCHEMA.key("processDefinitionKey", ALL);
    static final Column<Long> INSTANCE_KEY = SCHEMA.key("processInstanceKey", ALL);
    static final Column<Long> ELEMENT_KEY = SCHEMA.key("elementInstanceKey", ALL);
    static final Column<String> RESULT = SCHEMA.text("result", ONLY_SHOWN);
    static final Column<String> TENANT = SCHEMA.text("tenantId", ALL);
    static final Column<String> INPUTS = SCHEMA.json("evaluatedInputs", ONLY_DETAILED);
    static final Column<String> RULES = SCHEMA.json("matchedRules", ONLY_DETAILED);

    private final Store store;

    DecisionInstances(Store store) {
        this.store = store;
    }

    void apply(Record<DecisionEvaluationRecordValue> record) {
        int number = 0;
        for (EvaluatedDecisionValue decision : record.getValue().getEvaluatedDecisions()) {
            add(record, decision, ++number);
        }
    }

    private void add(Record<DecisionEvaluationRecordValue> record, EvaluatedDecisionValue decision, int number) {
        DecisionEvaluationRecordValue evaluation = record.getValue();
        RowId id = new RowId(record.getKey(), number);
        boolean failed = record.getIntent() == DecisionEvaluationIntent.FAILED
                && decision.getDecisionId().equals(evaluation.getFailedDecisionId());
        boolean ofInstance = evaluation.getProcessInstanceKey() > 0;
        String type = TYPES.contains(decision.getDecisionType()) ? decision.getDecisionType() : "UNKNOWN";
        store.addOfInstance(
                        Entity.DECISION_INSTANCE,
                        id,
                        ofInstance ? evaluation.getProcessInstanceKey() : Store.NO_INSTANCE)
                .set(ID, id.toString())
                .set(EVALUATION_KEY, record.getKey())
                .set(STATE, failed ? "FAILED" : "EVALUATED")
                .set(EVALUATED, record.getTimestamp())
                .set(FAILURE, failed ? evaluation.getEvaluationFailureMessage() : null)
                .set(DEFINITION_ID, decision.getDecisionId().intern())
                .set(DEFINITION_KEY, decision.getDecisionKey())
                .set(DEFINITION_NAME, decision.getDecisionName().intern())
                .set(DEFINITION_VERSION, decision.getDecisionVersion())
                .set(DEFINITION_TYPE, type)
                // Callers expect these keys always, -1 when nobody but a caller asked for the decision.
                .set(PROCESS_DEFINITION_KEY, evaluation.getProcessDefinitionKey())
                .set(INSTANCE_KEY, evaluation.getProcessInstanceKey())
                .set(ELEMENT_KEY, evaluation.getElementInstanceKey())
                .set(RESULT, decision.getDecisionOutput())
                .set(TENANT, decision.getTenantId().intern())
                .set(INPUTS, DecisionDetails.inputs(decision).toString())
                .set(RULES, DecisionDetails.matchedRules(decision).toString());
    }
}
