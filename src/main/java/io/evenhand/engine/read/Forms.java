package io.evenhand.engine.read;

import static io.evenhand.engine.read.Schema.HIDDEN;
import static io.evenhand.engine.read.Schema.ONLY_SHOWN;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.FormIntent;
import io.camunda.zeebe.protocol.record.value.deployment.Form;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/** The deployed versions of forms. */
final class Forms {
    static final Schema SCHEMA = new Schema("Form");
    static final Column<Long> KEY = SCHEMA.key("formKey", ONLY_SHOWN);
    static final Column<String> ID = SCHEMA.text("formId", ONLY_SHOWN);
    static final Column<Integer> VERSION = SCHEMA.integer("version", ONLY_SHOWN);
    static final Column<String> TENANT = SCHEMA.text("tenantId", ONLY_SHOWN);
    static final Column<String> FORM = SCHEMA.json("schema", ONLY_SHOWN);
    static final Column<String> VERSION_TAG = SCHEMA.text("versionTag", HIDDEN);
    static final Column<Long> DEPLOYMENT = SCHEMA.key("deploymentKey", HIDDEN);

    private final Store store;

    Forms(Store store) {
        this.store = store;
    }

    void apply(Record<Form> record) {
        if (record.getIntent() != FormIntent.CREATED) {
            return;
        }
        Form form = record.getValue();
        store.addDeployed(Entity.FORM, form.getFormKey())
                .set(KEY, form.getFormKey())
                .set(ID, form.getFormId())
                .set(VERSION, form.getVersion())
                .set(TENANT, form.getTenantId())
                .set(FORM, new String(form.getResource(), StandardCharsets.UTF_8))
                .set(VERSION_TAG, Records.textOrNull(form.getVersionTag()))
                .set(DEPLOYMENT, form.getDeploymentKey());
    }

    /** The version of a linked form that the link's binding means for this version of the process. */
    static Optional<Row> find(Store store, BpmnNames.FormLink link, Row processDefinition) {
        return store.all(Entity.FORM).stream()
                .filter(form -> form.require(ID).equals(link.formId()))
                .filter(form -> switch (link.binding()) {
                    case latest -> true;
                    case deployment ->
                        Objects.equals(form.get(DEPLOYMENT), processDefinition.get(ProcessDefinitions.DEPLOYMENT));
                    case versionTag -> Objects.equals(form.get(VERSION_TAG), link.versionTag());
                })
                .max(Comparator.comparing(form -> form.require(VERSION)));
    }
}
