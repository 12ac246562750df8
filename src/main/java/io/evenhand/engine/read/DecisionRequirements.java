package io.evenhand.engine.read;

import static io.evenhand.engine.read.Schema.ALL;
import static io.evenhand.engine.read.Schema.HIDDEN;
import static io.evenhand.engine.read.Schema.SHOWN_AND_FILTERED;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.DecisionRequirementsIntent;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRequirementsRecordValue;
import java.nio.charset.StandardCharsets;

/** The deployed versions of DMN files. */
final class DecisionRequirements {
    static final Schema SCHEMA = new Schema("Decision requirements");
    static final Column<Long> KEY = SCHEMA.key("decisionRequirementsKey", ALL);
    static final Column<String> ID = SCHEMA.text("decisionRequirementsId", ALL);
    static final Column<String> NAME = SCHEMA.text("decisionRequirementsName", ALL);
    static final Column<Integer> VERSION = SCHEMA.integer("version", ALL);
    static final Column<String> RESOURCE_NAME = SCHEMA.text("resourceName", SHOWN_AND_FILTERED);
    static final Column<String> TENANT = SCHEMA.text("tenantId", ALL);
    static final Column<String> XML = SCHEMA.text("xml", HIDDEN);

    private final Store store;

    DecisionRequirements(Store store) {
        this.store = store;
    }

    void apply(Record<DecisionRequirementsRecordValue> record) {
        if (record.getIntent() != DecisionRequirementsIntent.CREATED) {
            return;
        }
        DecisionRequirementsRecordValue requirements = record.getValue();
        store.addDeployed(Entity.DECISION_REQUIREMENTS, requirements.getDecisionRequirementsKey())
                .set(KEY, requirements.getDecisionRequirementsKey())
                .set(ID, requirements.getDecisionRequirementsId())
                .set(NAME, requirements.getDecisionRequirementsName())
                .set(VERSION, requirements.getDecisionRequirementsVersion())
                .set(RESOURCE_NAME, requirements.getResourceName())
                .set(TENANT, requirements.getTenantId())
                .set(XML, new String(requirements.getResource(), StandardCharsets.UTF_8));
    }
}
