package io.evenhand.engine.read;

import static io.evenhand.engine.read.Schema.ALL;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.DecisionIntent;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRecordValue;

/** The deployed versions of decisions. */
final class DecisionDefinitions {
    static final Schema SCHEMA = new Schema("Decision definition");
    static final Column<Long> KEY = SCHEMA.key("decisionDefinitionKey", ALL);
    static final Column<String> ID = SCHEMA.text("decisionDefinitionId", ALL);
    static final Column<String> NAME = SCHEMA.text("name", ALL);
    static final Column<Integer> VERSION = SCHEMA.integer("version", ALL);
    static final Column<String> REQUIREMENTS_ID = SCHEMA.text("decisionRequirementsId", ALL);
    static final Column<Long> REQUIREMENTS_KEY = SCHEMA.key("decisionRequirementsKey", ALL);
    static final Column<String> TENANT = SCHEMA.text("tenantId", ALL);

    private final Store store;

    DecisionDefinitions(Store store) {
        this.store = store;
    }

    void apply(Record<DecisionRecordValue> record) {
        if (record.getIntent() != DecisionIntent.CREATED) {
            return;
        }
        DecisionRecordValue decision = record.getValue();
        store.addDeployed(Entity.DECISION_DEFINITION, decision.getDecisionKey())
                .set(KEY, decision.getDecisionKey())
                .set(ID, decision.getDecisionId())
                .set(NAME, decision.getDecisionName())
                .set(VERSION, decision.getVersion())
                .set(REQUIREMENTS_ID, decision.getDecisionRequirementsId())
                .set(REQUIREMENTS_KEY, decision.getDecisionRequirementsKey())
                .set(TENANT, decision.getTenantId());
    }
}
