package io.evenhand.engine.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.evenhand.engine.core.CommandResponse;
import io.evenhand.engine.core.Commands;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Deploying processes, decisions and forms, all of one request or none. */
final class DeploymentResource {
    private final EngineCalls engine;

    DeploymentResource(EngineCalls engine) {
        this.engine = engine;
    }

    void register(Router router) {
        router.on("createDeployment", this::deploy);
    }

    private Reply deploy(Request request) {
        DeploymentRecord command = new DeploymentRecord();
        List<Multipart.Part> parts = Multipart.parse(request);
        for (Multipart.Part part : parts) {
            switch (part.name()) {
                case "resources" -> {
                    String fileName = part.fileName()
                            .filter(name -> !name.isBlank())
                            .orElseThrow(() -> Problem.field("resources", "must have a file name"));
                    command.resources().add().setResourceName(fileName).setResource(part.content());
                }
                case "tenantId" -> {
                    String tenant = new String(part.content(), StandardCharsets.UTF_8);
                    if (!tenant.equals("<default>")) {
                        throw Problem.field("tenantId", "is '" + tenant + "' but there are no other tenants");
                    }
                }
                default -> throw Problem.field(part.name(), "is not known here");
            }
        }
        if (command.getResources().isEmpty()) {
            throw Problem.field("resources", "is missing");
        }
        CommandResponse response = engine.send(ValueType.DEPLOYMENT, DeploymentIntent.CREATE, Commands.NO_KEY, command);
        return Reply.json(describe(response.key(), (DeploymentRecord) response.value()));
    }

    private static ObjectNode describe(long key, DeploymentRecord deployment) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("deploymentKey", Long.toString(key))
                .put("tenantId", deployment.getTenantId());
        ArrayNode deployed = node.putArray("deployments");
        deployment
                .getProcessesMetadata()
                .forEach(process -> deployed.addObject()
                        .putObject("processDefinition")
                        .put("processDefinitionId", process.getBpmnProcessId())
                        .put("processDefinitionVersion", process.getVersion())
                        .put("resourceName", process.getResourceName())
                        .put("tenantId", process.getTenantId())
                        .put("processDefinitionKey", Long.toString(process.getProcessDefinitionKey())));
        deployment
                .getDecisionsMetadata()
                .forEach(decision -> deployed.addObject()
                        .putObject("decisionDefinition")
                        .put("decisionDefinitionId", decision.getDecisionId())
                        .put("version", decision.getVersion())
                        .put("name", decision.getDecisionName())
                        .put("tenantId", decision.getTenantId())
                        .put("decisionRequirementsId", decision.getDecisionRequirementsId())
                        .put("decisionDefinitionKey", Long.toString(decision.getDecisionKey()))
                        .put("decisionRequirementsKey", Long.toString(decision.getDecisionRequirementsKey())));
        deployment
                .getDecisionRequirementsMetadata()
                .forEach(requirements -> deployed.addObject()
                        .putObject("decisionRequirements")
                        .put("decisionRequirementsId", requirements.getDecisionRequirementsId())
                        .put("version", requirements.getDecisionRequirementsVersion())
                        .put("decisionRequirementsName", requirements.getDecisionRequirementsName())
                        .put("tenantId", requirements.getTenantId())
                        .put("resourceName", requirements.getResourceName())
                        .put("decisionRequirementsKey", Long.toString(requirements.getDecisionRequirementsKey())));
        deployment
                .getFormMetadata()
                .forEach(form -> deployed.addObject()
                        .putObject("form")
                        .put("formId", form.getFormId())
                        .put("version", form.getVersion())
                        .put("resourceName", form.getResourceName())
                        .put("tenantId", form.getTenantId())
                        .put("formKey", Long.toString(form.getFormKey())));
        deployment
                .getResourceMetadata()
                .forEach(resource -> deployed.addObject()
                        .putObject("resource")
                        .put("resourceId", resource.getResourceId())
                        .put("version", resource.getVersion())
                        .put("resourceName", resource.getResourceName())
                        .put("tenantId", resource.getTenantId())
                        .put("resourceKey", Long.toString(resource.getResourceKey())));
        return node;
    }
}
