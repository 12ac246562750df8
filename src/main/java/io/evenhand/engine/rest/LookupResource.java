package io.evenhand.engine.rest;

import io.evenhand.engine.read.Entity;
import io.evenhand.engine.read.InMemoryReadModel;

/** Single things by their key. */
final class LookupResource {
    private final InMemoryReadModel readModel;

    LookupResource(InMemoryReadModel readModel) {
        this.readModel = readModel;
    }

    void register(Router router) {
        lookUp(router, "getProcessDefinition", Entity.PROCESS_DEFINITION, "processDefinitionKey");
        lookUp(router, "getDecisionDefinition", Entity.DECISION_DEFINITION, "decisionDefinitionKey");
        lookUp(router, "getDecisionRequirements", Entity.DECISION_REQUIREMENTS, "decisionRequirementsKey");
        lookUp(router, "getProcessInstance", Entity.PROCESS_INSTANCE, "processInstanceKey");
        lookUp(router, "getElementInstance", Entity.ELEMENT_INSTANCE, "elementInstanceKey");
        lookUp(router, "getUserTask", Entity.USER_TASK, "userTaskKey");
        lookUp(router, "getIncident", Entity.INCIDENT, "incidentKey");
        lookUp(router, "getVariable", Entity.VARIABLE, "variableKey");
        lookUp(router, "getDecisionInstance", Entity.DECISION_INSTANCE, "decisionEvaluationInstanceKey");
        router.on(
                "getProcessDefinitionXML", request -> xml(request, Entity.PROCESS_DEFINITION, "processDefinitionKey"));
        router.on(
                "getDecisionRequirementsXML",
                request -> xml(request, Entity.DECISION_REQUIREMENTS, "decisionRequirementsKey"));
        router.on("getDecisionDefinitionXML", this::decisionXml);
        router.on("getStartProcessForm", this::startForm);
    }

    private void lookUp(Router router, String operation, Entity entity, String parameter) {
        router.on(operation, request -> {
            String key = request.parameter(parameter);
            return readModel
                    .find(entity, key)
                    .map(Reply::json)
                    .orElseThrow(() -> Problem.notFound(entity.singular(), key));
        });
    }

    private Reply xml(Request request, Entity entity, String parameter) {
        return xml(entity, request.key(parameter));
    }

    private Reply xml(Entity entity, long key) {
        return readModel
                .xml(entity, key)
                .map(Reply::xml)
                .orElseThrow(() -> Problem.notFound(entity.singular(), Long.toString(key)));
    }

    private Reply decisionXml(Request request) {
        String key = Long.toString(request.key("decisionDefinitionKey"));
        var decision = readModel
                .find(Entity.DECISION_DEFINITION, key)
                .orElseThrow(() -> Problem.notFound(Entity.DECISION_DEFINITION.singular(), key));
        return xml(
                Entity.DECISION_REQUIREMENTS,
                Long.parseLong(decision.path("decisionRequirementsKey").asText()));
    }

    private Reply startForm(Request request) {
        long key = request.key("processDefinitionKey");
        if (readModel.find(Entity.PROCESS_DEFINITION, Long.toString(key)).isEmpty()) {
            throw Problem.notFound(Entity.PROCESS_DEFINITION.singular(), Long.toString(key));
        }
        return readModel.startForm(key).map(Reply::json).orElseGet(Reply::noContent);
    }
}
