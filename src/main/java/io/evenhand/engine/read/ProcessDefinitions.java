package io.evenhand.engine.read;

import static io.evenhand.engine.read.Schema.ALL;
import static io.evenhand.engine.read.Schema.HIDDEN;
import static io.evenhand.engine.read.Schema.SHOWN_AND_FILTERED;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import io.camunda.zeebe.protocol.record.value.deployment.Process;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The deployed versions of processes. */
final class ProcessDefinitions {
    static final Schema SCHEMA = new Schema("Process definition");
    static final Column<Long> KEY = SCHEMA.key("processDefinitionKey", ALL);
    static final Column<String> ID = SCHEMA.text("processDefinitionId", ALL);
    static final Column<String> NAME = SCHEMA.text("name", ALL);
    static final Column<String> RESOURCE_NAME = SCHEMA.text("resourceName", ALL);
    static final Column<Integer> VERSION = SCHEMA.integer("version", ALL);
    static final Column<String> VERSION_TAG = SCHEMA.text("versionTag", ALL);
    static final Column<String> TENANT = SCHEMA.text("tenantId", ALL);
    static final Column<Boolean> HAS_START_FORM = SCHEMA.flag("hasStartForm", SHOWN_AND_FILTERED);
    static final Column<Long> DEPLOYMENT = SCHEMA.key("deploymentKey", HIDDEN);
    static final Column<String> XML = SCHEMA.text("xml", HIDDEN);

    private final Store store;
    private final Map<Long, BpmnNames> names = new HashMap<>();
    private final Map<String, Integer> latestVersions = new HashMap<>();

    ProcessDefinitions(Store store) {
        this.store = store;
    }

    void clear() {
        names.clear();
        latestVersions.clear();
    }

    void apply(Record<Process> record) {
        if (record.getIntent() != ProcessIntent.CREATED) {
            return;
        }
        Process process = record.getValue();
        String xml = new String(process.getResource(), StandardCharsets.UTF_8);
        BpmnNames model = BpmnNames.read(xml, process.getBpmnProcessId());
        store.addDeployed(Entity.PROCESS_DEFINITION, process.getProcessDefinitionKey())
                .set(KEY, process.getProcessDefinitionKey())
                .set(ID, process.getBpmnProcessId())
                .set(NAME, model.processName())
                .set(RESOURCE_NAME, process.getResourceName())
                .set(VERSION, process.getVersion())
                .set(VERSION_TAG, Records.textOrNull(process.getVersionTag()))
                .set(TENANT, process.getTenantId())
                .set(HAS_START_FORM, model.startForm().isPresent())
                .set(DEPLOYMENT, process.getDeploymentKey())
                .set(XML, xml);
        names.put(process.getProcessDefinitionKey(), model);
        latestVersions.merge(process.getBpmnProcessId(), process.getVersion(), Math::max);
    }

    /** Called after the table was filled from a file. */
    void restored() {
        clear();
        for (Row row : store.all(Entity.PROCESS_DEFINITION)) {
            latestVersions.merge(row.require(ID), row.require(VERSION), Math::max);
        }
    }

    boolean isLatestVersion(Row definition) {
        return Objects.equals(latestVersions.get(definition.require(ID)), definition.get(VERSION));
    }

    @Nullable
    String processName(long processDefinitionKey) {
        return row(processDefinitionKey).map(row -> row.get(NAME)).orElse(null);
    }

    @Nullable
    String versionTag(long processDefinitionKey) {
        return row(processDefinitionKey).map(row -> row.get(VERSION_TAG)).orElse(null);
    }

    /** The name in the diagram, or the id of an element that has none. */
    String elementName(long processDefinitionKey, String elementId) {
        return model(processDefinitionKey)
                .map(model -> model.elementName(elementId))
                .orElse(elementId);
    }

    /** The form that the process asks for at its start. */
    Optional<Row> startForm(Row definition) {
        return model(definition.require(KEY))
                .flatMap(BpmnNames::startForm)
                .flatMap(form -> Forms.find(store, form, definition));
    }

    private Optional<BpmnNames> model(long processDefinitionKey) {
        BpmnNames known = names.get(processDefinitionKey);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<BpmnNames> read =
                row(processDefinitionKey).map(row -> BpmnNames.read(row.require(XML), row.require(ID)));
        read.ifPresent(model -> names.put(processDefinitionKey, model));
        return read;
    }

    private Optional<Row> row(long processDefinitionKey) {
        return store.find(Entity.PROCESS_DEFINITION, processDefinitionKey);
    }
}
