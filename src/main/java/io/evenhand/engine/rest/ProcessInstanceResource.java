package io.evenhand.engine.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRuntimeInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationStartInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceResultRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.RuntimeInstructionType;
import io.evenhand.engine.core.Commands;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Starting and cancelling process instances. */
final class ProcessInstanceResource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LATEST_VERSION = -1;

    private final EngineCalls engine;

    ProcessInstanceResource(EngineCalls engine) {
        this.engine = engine;
    }

    void register(Router router) {
        router.on("createProcessInstance", this::create);
        router.on("cancelProcessInstance", this::cancel);
    }

    private Reply create(Request request) {
        JsonBody body = request.json();
        ProcessInstanceCreationRecord command = new ProcessInstanceCreationRecord();
        identifyProcess(body, command);
        command.setVariables(body.variables());
        body.acceptTenant();
        body.acceptOperationReference();
        command.setTags(new HashSet<>(body.texts("tags").orElse(List.of())));
        addInstructions(body, command);
        boolean awaitCompletion = body.flag("awaitCompletion", false);
        List<String> fetchVariables = body.texts("fetchVariables").orElse(List.of());
        long requestTimeout = body.millis("requestTimeout");
        body.refuseOthers();
        if (!awaitCompletion) {
            var response = engine.send(
                    ValueType.PROCESS_INSTANCE_CREATION,
                    ProcessInstanceCreationIntent.CREATE,
                    Commands.NO_KEY,
                    command);
            return Reply.json(describe((ProcessInstanceCreationRecord) response.value()));
        }
        command.setFetchVariables(fetchVariables);
        var intent = ProcessInstanceCreationIntent.CREATE_WITH_AWAITING_RESULT;
        var response = requestTimeout == 0
                ? engine.send(ValueType.PROCESS_INSTANCE_CREATION, intent, Commands.NO_KEY, command)
                : engine.send(
                        ValueType.PROCESS_INSTANCE_CREATION,
                        intent,
                        Commands.NO_KEY,
                        command,
                        Duration.ofMillis(requestTimeout));
        return Reply.json(describe((ProcessInstanceResultRecord) response.value()));
    }

    private static void identifyProcess(JsonBody body, ProcessInstanceCreationRecord command) {
        Optional<Long> key = body.key("processDefinitionKey");
        Optional<String> id = body.text("processDefinitionId").filter(text -> !text.isBlank());
        int version = body.smallNumber("processDefinitionVersion").orElse((int) LATEST_VERSION);
        if (key.isPresent() == id.isPresent()) {
            throw Problem.field(
                    "processDefinitionId", "or field 'processDefinitionKey' must be there, and not both of them");
        }
        key.ifPresent(command::setProcessDefinitionKey);
        id.ifPresent(text -> command.setBpmnProcessId(text).setVersion(version));
    }

    private static void addInstructions(JsonBody body, ProcessInstanceCreationRecord command) {
        for (JsonBody instruction : body.objects("startInstructions")) {
            command.addStartInstruction(
                    new ProcessInstanceCreationStartInstruction().setElementId(instruction.requiredText("elementId")));
            instruction.refuseOthers();
        }
        for (JsonBody instruction : body.objects("runtimeInstructions")) {
            String type = instruction.text("type").orElse(RuntimeInstructionType.TERMINATE_PROCESS_INSTANCE.name());
            if (!type.equals(RuntimeInstructionType.TERMINATE_PROCESS_INSTANCE.name())) {
                throw Problem.field(
                        "runtimeInstructions.type", "is '" + type + "' but must be TERMINATE_PROCESS_INSTANCE");
            }
            command.addRuntimeInstruction(new ProcessInstanceCreationRuntimeInstruction()
                    .setType(RuntimeInstructionType.TERMINATE_PROCESS_INSTANCE)
                    .setAfterElementId(instruction.requiredText("afterElementId")));
            instruction.refuseOthers();
        }
    }

    private static ObjectNode describe(ProcessInstanceCreationRecord created) {
        ObjectNode node = describe(
                created.getBpmnProcessId(),
                created.getVersion(),
                created.getTenantId(),
                created.getProcessDefinitionKey(),
                created.getProcessInstanceKey(),
                created.getTags());
        node.putObject("variables");
        return node;
    }

    private static ObjectNode describe(ProcessInstanceResultRecord result) {
        ObjectNode node = describe(
                result.getBpmnProcessId(),
                result.getVersion(),
                result.getTenantId(),
                result.getProcessDefinitionKey(),
                result.getProcessInstanceKey(),
                result.getTags());
        node.set("variables", JSON.valueToTree(result.getVariables()));
        return node;
    }

    private static ObjectNode describe(
            String processId, int version, String tenant, long definitionKey, long instanceKey, Set<String> tags) {
        ObjectNode node = JSON.createObjectNode()
                .put("processDefinitionId", processId)
                .put("processDefinitionVersion", version)
                .put("tenantId", tenant)
                .put("processDefinitionKey", Long.toString(definitionKey))
                .put("processInstanceKey", Long.toString(instanceKey));
        node.set("tags", JSON.valueToTree(tags));
        return node;
    }

    private Reply cancel(Request request) {
        JsonBody body = request.json();
        body.acceptOperationReference();
        body.refuseOthers();
        long key = request.key("processInstanceKey");
        engine.send(
                ValueType.PROCESS_INSTANCE,
                ProcessInstanceIntent.CANCEL,
                key,
                new ProcessInstanceRecord().setProcessInstanceKey(key));
        return Reply.noContent();
    }
}
