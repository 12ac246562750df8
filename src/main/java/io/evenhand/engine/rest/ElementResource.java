package io.evenhand.engine.rest;

import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableDocumentRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.VariableDocumentIntent;
import io.camunda.zeebe.protocol.record.value.VariableDocumentUpdateSemantic;
import io.evenhand.engine.core.Commands;

/** Mending a process instance at one of its elements: variables and incidents. */
final class ElementResource {
    private final EngineCalls engine;

    ElementResource(EngineCalls engine) {
        this.engine = engine;
    }

    void register(Router router) {
        router.on("createElementInstanceVariables", this::setVariables);
        router.on("resolveIncident", this::resolve);
    }

    private Reply setVariables(Request request) {
        JsonBody body = request.json();
        VariableDocumentRecord command = new VariableDocumentRecord()
                .setScopeKey(request.key("elementInstanceKey"))
                .setVariables(body.requiredVariables())
                .setUpdateSemantics(
                        body.flag("local", false)
                                ? VariableDocumentUpdateSemantic.LOCAL
                                : VariableDocumentUpdateSemantic.PROPAGATE);
        body.acceptOperationReference();
        body.refuseOthers();
        engine.send(ValueType.VARIABLE_DOCUMENT, VariableDocumentIntent.UPDATE, Commands.NO_KEY, command);
        return Reply.noContent();
    }

    private Reply resolve(Request request) {
        JsonBody body = request.json();
        body.acceptOperationReference();
        body.refuseOthers();
        engine.send(ValueType.INCIDENT, IncidentIntent.RESOLVE, request.key("incidentKey"), new IncidentRecord());
        return Reply.noContent();
    }
}
