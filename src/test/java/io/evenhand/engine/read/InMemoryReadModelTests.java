package io.evenhand.engine.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.protocol.impl.record.CopiedRecord;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.impl.record.value.deployment.ProcessRecord;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableRecord;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Proves that the read model forgets only what it may, is the same after it was saved and loaded, pages without gaps or
 * repetitions, and marks everything around an incident.
 */
class InMemoryReadModelTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long DEFINITION = 5;

    private final InMemoryReadModel model = new InMemoryReadModel(new Retention(3, 1_000));
    private long position;

    private void accept(ValueType type, Intent intent, long key, UnifiedRecordValue value) {
        accept(model, type, intent, key, value);
    }

    private void accept(InMemoryReadModel into, ValueType type, Intent intent, long key, UnifiedRecordValue value) {
        RecordMetadata metadata = new RecordMetadata()
                .recordType(RecordType.EVENT)
                .valueType(type)
                .intent(intent);
        into.accept(new CopiedRecord<>(value, metadata, key, 1, ++position, -1, 1_700_000_000_000L + position));
    }

    private void deploy() {
        String xml = Bpmn.convertToString(Bpmn.createExecutableProcess("p")
                .name("Process")
                .startEvent("s")
                .serviceTask("t", task -> task.name("Task").zeebeJobType("j"))
                .endEvent("e")
                .done());
        accept(
                ValueType.PROCESS,
                ProcessIntent.CREATED,
                DEFINITION,
                new ProcessRecord()
                        .setKey(DEFINITION)
                        .setBpmnProcessId("p")
                        .setVersion(1)
                        .setResourceName(BufferUtil.wrapString("p.bpmn"))
                        .setResource(new UnsafeBuffer(xml.getBytes(StandardCharsets.UTF_8)))
                        .setChecksum(BufferUtil.wrapString("x")));
    }

    private static ProcessInstanceRecord element(long instance, BpmnElementType type, String id, long scope) {
        return new ProcessInstanceRecord()
                .setProcessInstanceKey(instance)
                .setProcessDefinitionKey(DEFINITION)
                .setBpmnProcessId("p")
                .setVersion(1)
                .setElementId(id)
                .setBpmnElementType(type)
                .setFlowScopeKey(scope);
    }

    private void start(long key, long parent, long parentElement) {
        accept(
                ValueType.PROCESS_INSTANCE,
                ProcessInstanceIntent.ELEMENT_ACTIVATING,
                key,
                element(key, BpmnElementType.PROCESS, "p", -1)
                        .setParentProcessInstanceKey(parent)
                        .setParentElementInstanceKey(parentElement));
        accept(
                ValueType.PROCESS_INSTANCE,
                ProcessInstanceIntent.ELEMENT_ACTIVATING,
                key + 1,
                element(key, BpmnElementType.SERVICE_TASK, "t", key));
        accept(
                ValueType.VARIABLE,
                VariableIntent.CREATED,
                key + 2,
                new VariableRecord()
                        .setName(BufferUtil.wrapString("v"))
                        .setValue(new UnsafeBuffer(new byte[] {7}))
                        .setScopeKey(key)
                        .setProcessInstanceKey(key)
                        .setProcessDefinitionKey(DEFINITION)
                        .setBpmnProcessId(BufferUtil.wrapString("p")));
        accept(
                ValueType.PROCESS_INSTANCE,
                ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN,
                key + 3,
                element(key, BpmnElementType.SEQUENCE_FLOW, "f", key));
    }

    private void complete(long key, long parent) {
        accept(
                ValueType.PROCESS_INSTANCE,
                ProcessInstanceIntent.ELEMENT_COMPLETED,
                key,
                element(key, BpmnElementType.PROCESS, "p", -1).setParentProcessInstanceKey(parent));
    }

    private static ObjectNode query(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<String> keys(Entity entity, String query, String field) {
        return model.search(entity, query(query)).items().stream()
                .map(item -> item.path(field).asText())
                .toList();
    }

    private List<String> instances() {
        return keys(Entity.PROCESS_INSTANCE, "{}", "processInstanceKey");
    }

    @Test
    void theOldestEndedInstancesAreForgottenWithAllThatBelongsToThem() {
        deploy();
        start(100, -1, -1);
        start(200, 100, 101);
        complete(200, 100);
        complete(100, -1);
        for (long key = 300; key <= 500; key += 100) {
            start(key, -1, -1);
            complete(key, -1);
        }
        assertThat(instances()).containsExactly("300", "400", "500");
        assertThat(keys(Entity.ELEMENT_INSTANCE, "{}", "elementInstanceKey")).containsExactly("301", "401", "501");
        assertThat(keys(Entity.VARIABLE, "{}", "variableKey")).containsExactly("302", "402", "502");
        assertThat(model.statistics().takenSequenceFlows(100)).isEmpty();
        assertThat(model.statistics().takenSequenceFlows(300)).hasSize(1);
    }

    @Test
    void whatStillRunsIsNeverForgotten() {
        deploy();
        for (long key = 100; key <= 900; key += 100) {
            start(key, -1, -1);
        }
        for (long key = 200; key <= 900; key += 100) {
            complete(key, -1);
        }
        assertThat(instances()).containsExactly("100", "700", "800", "900");
    }

    @Test
    void tooManyRowsMakeEndedInstancesGoEarly() {
        InMemoryReadModel small = new InMemoryReadModel(new Retention(100, 6));
        for (long key = 100; key <= 500; key += 100) {
            accept(
                    small,
                    ValueType.PROCESS_INSTANCE,
                    ProcessInstanceIntent.ELEMENT_ACTIVATING,
                    key,
                    element(key, BpmnElementType.PROCESS, "p", -1));
            for (int i = 1; i <= 2; i++) {
                accept(
                        small,
                        ValueType.PROCESS_INSTANCE,
                        ProcessInstanceIntent.ELEMENT_ACTIVATING,
                        key + i,
                        element(key, BpmnElementType.SERVICE_TASK, "t", key));
            }
            accept(
                    small,
                    ValueType.PROCESS_INSTANCE,
                    ProcessInstanceIntent.ELEMENT_COMPLETED,
                    key,
                    element(key, BpmnElementType.PROCESS, "p", -1));
        }
        assertThat(small.search(Entity.PROCESS_INSTANCE, query("{}")).total()).isEqualTo(2);
    }

    @Test
    void itIsTheSameAfterItWasSavedAndLoaded() throws Exception {
        deploy();
        start(100, -1, -1);
        start(200, 100, 101);
        start(300, -1, -1);
        complete(300, -1);
        incident(IncidentIntent.CREATED);
        InMemoryReadModel loaded = new InMemoryReadModel(new Retention(3, 1_000));
        loaded.load(new ByteArrayInputStream(saved()));
        assertThat(loaded.position()).isEqualTo(model.position());
        for (Entity entity : Entity.values()) {
            assertThat(loaded.search(entity, query("{}"))).isEqualTo(model.search(entity, query("{}")));
        }
        assertThat(loaded.xml(Entity.PROCESS_DEFINITION, DEFINITION))
                .isEqualTo(model.xml(Entity.PROCESS_DEFINITION, DEFINITION));
        assertThat(loaded.statistics().takenSequenceFlows(100))
                .isEqualTo(model.statistics().takenSequenceFlows(100));
        assertThat(loaded.statistics().callHierarchy(200)).hasSize(2);
        // And goes on as the original would: names come from the diagram, the oldest ended instance goes first.
        accept(
                loaded,
                ValueType.PROCESS_INSTANCE,
                ProcessInstanceIntent.ELEMENT_ACTIVATING,
                900,
                element(100, BpmnElementType.SERVICE_TASK, "t", 100));
        assertThat(loaded.find(Entity.ELEMENT_INSTANCE, "900")
                        .orElseThrow()
                        .path("elementName")
                        .asText())
                .isEqualTo("Task");
    }

    private byte[] saved() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.save(out);
        return out.toByteArray();
    }

    @Test
    void aFileThatWasCutOffOrChangedIsNotLoaded() throws Exception {
        deploy();
        start(100, -1, -1);
        byte[] saved = saved();
        InMemoryReadModel loaded = new InMemoryReadModel();
        for (int length = 0; length < saved.length - 8; length += 7) {
            byte[] cut = Arrays.copyOf(saved, length);
            assertThatThrownBy(() -> loaded.load(new ByteArrayInputStream(cut))).isInstanceOf(IOException.class);
        }
        assertThat(loaded.position()).isEqualTo(-1);
        assertThat(loaded.search(Entity.PROCESS_INSTANCE, query("{}")).total()).isZero();
    }

    @Test
    void aRecordThatComesAgainChangesNothing() {
        deploy();
        start(100, -1, -1);
        incident(IncidentIntent.CREATED);
        long last = position;
        position--;
        incident(IncidentIntent.CREATED);
        assertThat(position).isEqualTo(last);
        incident(IncidentIntent.RESOLVED);
        assertThat(model.find(Entity.PROCESS_INSTANCE, "100")
                        .orElseThrow()
                        .path("hasIncident")
                        .asBoolean())
                .isFalse();
    }

    private void incident(IncidentIntent intent) {
        accept(
                ValueType.INCIDENT,
                intent,
                999,
                new IncidentRecord()
                        .setElementInstanceKey(101)
                        .setProcessInstanceKey(100)
                        .setProcessDefinitionKey(DEFINITION)
                        .setBpmnProcessId(BufferUtil.wrapString("p"))
                        .setElementId(BufferUtil.wrapString("t"))
                        .setErrorMessage("boom"));
    }

    @Test
    void pagesFollowEachOtherForwardsAndBackwardsWithoutGapOrRepetition() {
        deploy();
        List<String> all = new ArrayList<>();
        for (long key = 100; key < 800; key += 100) {
            start(key, -1, -1);
            all.add(Long.toString(key));
        }
        String sort = "\"sort\":[{\"field\":\"state\",\"order\":\"DESC\"}]";
        List<String> forwards = new ArrayList<>();
        String page = "\"page\":{\"limit\":2}";
        List<String> endCursors = new ArrayList<>();
        while (true) {
            Page got = model.search(Entity.PROCESS_INSTANCE, query("{" + sort + "," + page + "}"));
            assertThat(got.total()).isEqualTo(7);
            if (got.items().isEmpty()) {
                break;
            }
            got.items()
                    .forEach(
                            item -> forwards.add(item.path("processInstanceKey").asText()));
            endCursors.add(got.endCursor().orElseThrow());
            page = "\"page\":{\"limit\":2,\"after\":\"" + got.endCursor().orElseThrow() + "\"}";
        }
        assertThat(forwards).isEqualTo(all);
        assertThat(keys(
                        Entity.PROCESS_INSTANCE,
                        "{" + sort + ",\"page\":{\"limit\":2,\"before\":\"" + endCursors.getLast() + "\"}}",
                        "processInstanceKey"))
                .containsExactly("500", "600");
        assertThat(keys(Entity.PROCESS_INSTANCE, "{\"page\":{\"from\":5,\"limit\":9}}", "processInstanceKey"))
                .containsExactly("600", "700");
        assertThatThrownBy(() -> model.search(
                        Entity.PROCESS_INSTANCE, query("{\"page\":{\"after\":\"" + endCursors.getFirst() + "\"}}")))
                .isInstanceOf(InvalidSearchException.class)
                .hasMessageContaining("page.after");
    }

    @Test
    void anIncidentMarksEverythingAroundItUntilItIsResolved() {
        deploy();
        start(50, -1, -1);
        start(100, 50, 51);
        incident(IncidentIntent.CREATED);
        String marked = "{\"filter\":{\"hasIncident\":true}}";
        assertThat(keys(Entity.PROCESS_INSTANCE, marked, "processInstanceKey")).containsExactly("50", "100");
        assertThat(keys(Entity.ELEMENT_INSTANCE, marked, "elementInstanceKey")).containsExactly("51", "101");
        assertThat(model.searchIncidents(50, query("{}")).total()).isEqualTo(1);
        assertThat(keys(
                        Entity.PROCESS_INSTANCE,
                        "{\"filter\":{\"errorMessage\":{\"$like\":\"bo*\"}}}",
                        "processInstanceKey"))
                .containsExactly("100");
        incident(IncidentIntent.RESOLVED);
        assertThat(keys(Entity.PROCESS_INSTANCE, marked, "processInstanceKey")).isEmpty();
        assertThat(keys(Entity.ELEMENT_INSTANCE, marked, "elementInstanceKey")).isEmpty();
    }

    @Test
    void filtersCombineAsTheApiSays() {
        deploy();
        start(100, -1, -1);
        start(200, -1, -1);
        complete(200, -1);
        assertThat(keys(
                        Entity.PROCESS_INSTANCE,
                        "{\"filter\":{\"state\":{\"$in\":[\"ACTIVE\"]},\"variables\":[{\"name\":\"v\",\"value\":\"7\"}]}}",
                        "processInstanceKey"))
                .containsExactly("100");
        assertThat(keys(
                        Entity.PROCESS_INSTANCE,
                        "{\"filter\":{\"$or\":[{\"state\":\"COMPLETED\"},{\"processInstanceKey\":\"100\"}]}}",
                        "processInstanceKey"))
                .containsExactly("100", "200");
        assertThat(keys(
                        Entity.PROCESS_INSTANCE,
                        "{\"filter\":{\"$or\":[],\"endDate\":{\"$exists\":false},\"tags\":[]}}",
                        "processInstanceKey"))
                .containsExactly("100");
        assertThat(keys(
                        Entity.PROCESS_INSTANCE,
                        "{\"filter\":{\"elementId\":\"t\",\"elementInstanceState\":{\"$neq\":\"ACTIVE\"}}}",
                        "processInstanceKey"))
                .isEmpty();
        assertThat(keys(Entity.VARIABLE, "{\"filter\":{\"scopeKey\":\"200\"}}", "variableKey"))
                .containsExactly("202");
    }

    @Test
    void patternsMatchAsWritten() {
        assertThat(new Glob("order-*").matches("order-7")).isTrue();
        assertThat(new Glob("order-?").matches("order-77")).isFalse();
        assertThat(new Glob("*\\*").matches("a*")).isTrue();
        assertThat(new Glob("*\\*").matches("ab")).isFalse();
        assertThat(new Glob("a*b*c").matches("axxbyyc")).isTrue();
        assertThat(new Glob("*").matches("")).isTrue();
        assertThat(new Glob("").matches("a")).isFalse();
        assertThat(new Glob("*a".repeat(30)).matches("a".repeat(10_000) + "b")).isFalse();
    }
}
